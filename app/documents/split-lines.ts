import { foldText, isInkless } from "./fold-text";

/** One printed line without the white space around it. Offsets are UTF-16 code units in the source. */
export interface Line {
  index: number;
  start: number;
  end: number;
  /** The line for recognising labels: see foldText. */
  text: string;
  /** Offset in the source of the character `at` of `text`; `text.length` gives `end`. */
  offset(at: number): number;
  /** Columns of white space before the line. */
  indent: number;
  /** Lines without ink between this line and the previous one. */
  blanksBefore: number;
}

/** CR LF, LF, CR, line and page separators, vertical tab, form feed, NEL. */
// eslint-disable-next-line no-control-regex
const lineBreak = /\r\n|[\n\r\v\f\x85\u2028\u2029]/g;

/** The lines that have ink, in order. */
export function splitLines(source: string): Line[] {
  const lines: Line[] = [];
  let blanks = 0;
  const add = (from: number, to: number) => {
    let start = from;
    let end = to;
    while (start < end && isInkless(source.charCodeAt(start))) start += 1;
    while (end > start && isInkless(source.charCodeAt(end - 1))) end -= 1;
    if (start === end) {
      blanks += 1;
      return;
    }
    lines.push(makeLine(source, { index: lines.length, start, end, indent: start - from, blanksBefore: blanks }));
    blanks = 0;
  };
  let from = 0;
  for (const match of source.matchAll(lineBreak)) {
    add(from, match.index);
    from = match.index + match[0].length;
  }
  add(from, source.length);
  return lines;
}

function makeLine(source: string, place: Pick<Line, "index" | "start" | "end" | "indent" | "blanksBefore">): Line {
  const { text, offsets } = foldText(source.slice(place.start, place.end));
  const offset = (at: number) =>
    at >= text.length ? place.end : place.start + (offsets === null ? at : (offsets[at] ?? 0));
  return { ...place, text, offset };
}
