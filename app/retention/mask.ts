import { mergeSpans, type RedactionSpan } from "~/comments/apply-redactions";

/** Stand for a character of one UTF-16 unit and for one of two, so that every offset of a text still holds. */
const [MASK, WIDE_MASK] = ["█", "🔲"];
const mask = (words: string) => Array.from(words, (sign) => (sign.length === 1 ? MASK : WIDE_MASK)).join("");
/** Shorter words are no personal data by themselves, and would be found all over a text. */
const SHORTEST = 3;

/** The text with its spans masked. */
export function maskSpans(text: string, spans: readonly RedactionSpan[]): string {
  return mergeSpans(text, spans).reduce((masked, { start, end }) => masked.slice(0, start) + mask(masked.slice(start, end)) + masked.slice(end), text);
}

/** The words its spans cover, where they are words of their own and not masked yet. */
export function wordsOf(text: string, spans: readonly RedactionSpan[]): string[] {
  return mergeSpans(text, spans)
    .map(({ start, end }) => text.slice(start, end).trim())
    .filter((words) => words.length >= SHORTEST && !words.includes(MASK) && !words.includes(WIDE_MASK));
}

/** The text with these words masked wherever they stand. */
export function maskWordsIn(text: string, words: readonly string[]): string {
  return words.reduce((masked, each) => masked.replaceAll(each, mask(each)), text);
}
