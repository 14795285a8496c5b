/** A half-open range of UTF-16 units. */
export interface Span {
  start: number;
  end: number;
}

/** Words before a full stop that end no sentence, in lower case. */
const ABBREVIATIONS = new Set(
  "tp tx tt ts ths pgs gs bs ks cn ncs đ/c đc ông/bà tr st sđd nxb q p x h t vd ub hđnd ubnd btv bch gs.ts pgs.ts".split(" "),
);

/** Marks that may close a sentence, quotes after them, and the citations that stand behind it. */
const END = /[.!?…]+["”’»)]*(?:[ \t]*\[GY-[^[\]\n]*\])*/gu;

/** The sentences of a text in Vietnamese, without the blanks between them. A line break ends one; "3.000" and "TP. Lai Châu" do not. */
export function splitSentences(text: string): Span[] {
  const spans: Span[] = [];
  let lineStart = 0;
  for (const line of text.split("\n")) {
    let from = 0;
    const push = (to: number) => {
      const piece = line.slice(from, to);
      const start = from + piece.length - piece.trimStart().length;
      const end = start + piece.trim().length;
      if (end > start) spans.push({ start: lineStart + start, end: lineStart + end });
      from = to;
    };
    for (const match of line.matchAll(END)) {
      const after = match.index + match[0].length;
      if (endsSentence(line.slice(from, match.index), match[0], line.slice(after))) push(after);
    }
    push(line.length);
    lineStart += line.length + 1;
  }
  return spans;
}

function endsSentence(before: string, mark: string, after: string): boolean {
  if (after === "") return true;
  if (!/^\s/u.test(after)) return false;
  if (mark.includes("[")) return true;
  // What goes on in small letters is the same sentence.
  if (/^\s+["“‘«(]*\p{Ll}/u.test(after)) return false;
  if (!mark.startsWith(".") || mark.startsWith("..")) return true;
  const word = /(\S*)$/u.exec(before)?.[1] ?? "";
  const alone = before.trim() === word;
  // "1. Về…", "a. Về…": the number of an item; "Nguyễn V. A": an initial.
  if (alone && /^(?:\p{L}|[IVXLC]+|\d+(?:\.\d+)*)$/u.test(word)) return false;
  return !/^\p{Lu}$/u.test(word) && !ABBREVIATIONS.has(word.toLowerCase());
}
