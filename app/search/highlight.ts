import { wordsOf, type Word } from "./fold-vietnamese";

/** A piece of a text; `hit` where it is a word that was searched for. */
export interface Piece {
  text: string;
  hit: boolean;
}

export interface Excerpt {
  pieces: Piece[];
  /** Words of the text were left out before, after. */
  before: boolean;
  after: boolean;
}

/** UTF-16 units of an excerpt, about. */
const LENGTH = 260;
/** Of them before the first word that is shown. */
const LEAD = 60;

/** The words of `text` that are among `wanted` (folded). */
export function findHits(text: string, wanted: readonly string[]): Word[] {
  const known = new Set(wanted);
  return wordsOf(text).filter(({ folded }) => known.has(folded));
}

/** The beginning of the words one after another, of those in any order otherwise; null where there is none. */
function firstPlace(words: readonly Word[], wanted: readonly string[]): Word | null {
  const phrase = words.find((_, index) => wanted.every((word, offset) => words[index + offset]?.folded === word));
  return phrase ?? words.find(({ folded }) => wanted.includes(folded)) ?? null;
}

/** The part of a text around the place that was found, cut between words; from its beginning where nothing was. */
export function excerptOf(text: string, wanted: readonly string[]): Excerpt {
  const words = wordsOf(text);
  const place = text.length <= LENGTH ? null : firstPlace(words, wanted);
  const first = words.findIndex(({ start }) => start >= (place?.start ?? 0) - LEAD);
  const start = first <= 0 ? 0 : words[first]!.start;
  const beyond = words.find((word) => word.end > start + LENGTH && word.start > (place?.end ?? 0));
  const end = beyond && text.length > LENGTH ? beyond.start : text.length;
  const known = new Set(wanted);
  const pieces: Piece[] = [];
  let from = start;
  for (const word of words) {
    if (word.start < start || word.end > end || !known.has(word.folded)) continue;
    if (word.start > from) pieces.push({ text: text.slice(from, word.start), hit: false });
    pieces.push({ text: text.slice(word.start, word.end), hit: true });
    from = word.end;
  }
  if (end > from) pieces.push({ text: text.slice(from, end), hit: false });
  return { pieces, before: start > 0, after: end < text.length };
}
