/** Questions about how a stretch of folded text looks. All are linear in the length of the text. */

const closers = new Set(["”", '"', "’", "'", "»", ")", "]", "*"]);
const stops = new Set([".", ";", ":", "!", "?", "…"]);

/** The last character that is not a closing quotation mark or bracket; "" for none. */
export function lastMark(text: string): string {
  let end = text.length;
  const footnote = /\[\d{1,3}\]$/.exec(text.slice(-8));
  if (footnote) end -= footnote[0].length;
  while (end > 0 && closers.has(text[end - 1] ?? "")) end -= 1;
  return text[end - 1] ?? "";
}

/** True when the text ends as a sentence or clause does: . ; : ! ? … */
export function isFinished(text: string): boolean {
  return stops.has(lastMark(text));
}

/** True when the text ends in a full stop, or in the end mark "./." */
export function endsSentence(text: string): boolean {
  return [".", "!", "?", "…"].includes(lastMark(text));
}

/** The end mark of an official document. */
export function hasEndMark(text: string): boolean {
  return /\.\s?\/\s?\.?\s?[”"]?$/.test(text.slice(-8)) && /\/\s?\.?\s?[”"]?$/.test(text.slice(-5));
}

/** Words after which a reference must follow, so that a label on the next line is part of the sentence. */
const beforeReference =
  /(?:^|\s)(?:tại|theo|của|và|hoặc|hay|các|với|đến|từ|trong|ngày|tháng|quy định tại|căn cứ|(?<!tài\s|điều\s)khoản|(?<!(?:quan|đặc|địa|thời|trọng|ưu|nhược|khuyết)\s)điểm)$/iu;

/** "khoản 2" before a line break may be followed by the article it belongs to. */
const partOfReference = /(?:khoản|điểm)\s[\da-zđ]{1,3}$/u;

/** "reference": a label must follow as part of the sentence; the others: one may. */
export type Hanging = "reference" | "conjunction" | "open" | null;

/** Whether the text cannot end where it does, and why. */
export function hanging(text: string): Hanging {
  const tail = text.slice(-24);
  if (text.endsWith(",") || partOfReference.test(tail)) return "open";
  if (!beforeReference.test(tail)) return null;
  return /(?:^|\s)(?:và|hoặc|hay)$/iu.test(tail) ? "conjunction" : "reference";
}

/** True for a title set in capitals; a few small letters, as in "GDP/người", do not matter. */
export function isUpperCase(text: string): boolean {
  if (text.length > 600) return false;
  let upper = 0;
  let lower = 0;
  for (const character of text) {
    const small = character.toLowerCase();
    if (small === character.toUpperCase()) continue;
    if (character === small) lower += 1;
    else upper += 1;
  }
  return upper >= 2 && lower * 8 <= upper;
}

export function startsLower(text: string): boolean {
  return /^\p{Ll}/u.test(text);
}

export function startsUpper(text: string): boolean {
  return /^[“"‘'(]?\p{Lu}/u.test(text);
}

/** Where a sentence ends inside the text: the offset after its full stop; -1 for none before `limit`. */
export function firstSentenceEnd(text: string, limit: number): number {
  const match = /[^\s.\p{Lu}][.!?…][”")]?(?=\s+[“"(]?\p{Lu})/u.exec(text.slice(0, limit));
  return match ? match.index + match[0].length : -1;
}

/** True for more than one sentence. */
export function hasSentenceBreak(text: string): boolean {
  return firstSentenceEnd(text, text.length) >= 0;
}
