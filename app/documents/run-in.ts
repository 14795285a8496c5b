import type { Block } from "./outline";
import { endsSentence, firstSentenceEnd, hanging, isFinished, isUpperCase, startsUpper } from "./text-shape";

/** The longest run-in title, in code units. */
const longestRunIn = 160;

/**
 * Where a title and the text that follows it part: on one line, "I- Thuận lợi: Đảng, Nhà nước …", or, in wrapped text,
 * where a new sentence begins on a new line below a title that filled its own. Offsets are in the block's text; null
 * when the whole is a title.
 */
export function findRunIn(block: Block, text: string): { titleEnd: number; textStart: number } | null {
  const kind = block.reading?.kind;
  if (kind === undefined || !["roman", "letter", "arabic", "article"].includes(kind)) return null;
  const sentence = firstSentenceEnd(text, longestRunIn * 2);
  const below = sentence >= 0 || isFinished(text) ? titleAboveText(block) : -1;
  if (below < 0 && !endsSentence(text)) return null;
  const colon = kind === "article" ? -1 : text.slice(0, longestRunIn).search(/:\s/);
  const first = sentence < 0 ? text.length : sentence;
  if (colon > 0 && colon < first && (below < 0 || colon < below) && startsUpper(text.slice(colon + 1).trimStart())) {
    return { titleEnd: colon, textStart: afterSpace(text, colon + 1) };
  }
  if (below > 0 && below < first) return { titleEnd: below, textStart: below + 1 };
  return sentence < 0 ? null : { titleEnd: sentence, textStart: afterSpace(text, sentence) };
}

/** Length of the title in the block's text when a later printed line begins like a sentence of its own; -1 for none. */
export function titleAboveText(block: Block): number {
  let length = -(block.reading?.textStart ?? 0);
  for (const [index, { text }] of block.lines.entries()) {
    const next = block.lines[index + 1];
    if (!next || isFinished(text)) return -1;
    length += text.length;
    if (length > 0 && /^\p{Lu}/u.test(next.text) && hanging(text) === null && !isUpperCase(next.text)) return length;
    length += length > 0 ? 1 : 0;
  }
  return -1;
}

function afterSpace(text: string, from: number): number {
  let at = from;
  while (text[at] === " " || text[at] === "\t") at += 1;
  return at;
}
