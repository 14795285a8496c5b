import type { Found } from "./findings";
import { readPlain } from "./read-plain";

/** Addresses of pages: with their scheme or www, or a bare host of a common ending, not part of an e-mail. */
const LINK =
  /(?<![\w@.-])(?:(?:https?|hxxps?):\/\/[^\s<>"')\]]{1,500}|www\.[^\s<>"')\]]{1,500}|(?:[a-z0-9-]{1,40}\.){1,4}(?:com|net|org|vn|info|biz|xyz|shop|top|club|online|site|link|page|me|ly|gl|io|tv|cc|ru|cn)(?:\/[^\s<>"')\]]{0,300})?(?![a-z0-9@]))/g;

export function findLinks(text: string): Found[] {
  const plain = readPlain(text);
  return [...plain.text.matchAll(LINK)].flatMap(({ index, 0: whole }) => {
    const link = whole.replace(/[.,;:!?]+$/, "");
    return link.length < 4 ? [] : [{ start: plain.starts[index]!, end: plain.ends[index + link.length - 1]! }];
  });
}

/** Letters from which on capitals are a way of shouting, and their share. */
const SHOUTED_LETTERS = 20;
const SHOUTED_SHARE = 0.8;

export function isAllCapitals(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return letters >= SHOUTED_LETTERS && capitals >= letters * SHOUTED_SHARE;
}

const FEWEST_WORDS = 3;

/** Fewer than three words, and no wording proposed. */
export function isVeryShort(text: string, proposed: string | null): boolean {
  return !proposed?.trim() && (text.match(/[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0) < FEWEST_WORDS;
}
