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
  /** True when a tab follows the ink: the next cells of a table are empty. */
  beforeTab: boolean;
  /** Lines without ink between this line and the previous one. */
  blanksBefore: number;
}

/** CR LF, LF, CR, line and page separators, vertical tab, form feed, NEL. */
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
    const place = { index: lines.length, start, end, indent: start - from, blanksBefore: blanks };
    lines.push(makeLine(source, { ...place, beforeTab: source.slice(end, to).includes("\t") }));
    blanks = 0;
  };
  let from = 0;
  for (const match of source.matchAll(lineBreak)) {
    add(from, match.index);
    from = match.index + match[0].length;
  }
  add(from, source.length);
  ignoreDoubleSpacing(lines);
  return lines;
}

/** Where nearly every line is followed by a blank one, one blank line means nothing. */
function ignoreDoubleSpacing(lines: Line[]) {
  const spaced = lines.filter((line) => line.blanksBefore > 0).length;
  if (lines.length < 8 || spaced < (lines.length - 1) * 0.9) return;
  for (const line of lines) line.blanksBefore = Math.max(0, line.blanksBefore - 1);
}

function makeLine(source: string, place: Omit<Line, "text" | "offset">): Line {
  const { text, offsets } = foldText(source.slice(place.start, place.end));
  const offset = (at: number) =>
    at >= text.length ? place.end : place.start + (offsets === null ? at : offsets[at] ?? 0);
  return { ...place, text, offset };
}
