import type { ClassifiedLine } from "./classify-line";
import { isFinished, startsLower } from "./text-shape";

/** How the text was broken into lines; widths are UTF-16 code units. */
export interface Wrapping {
  /** True when lines were cut at a page width, as in text copied from a PDF. */
  wrapped: boolean;
  /** Width of a full line; 0 when not wrapped. */
  width: number;
  /** Width of the widest lines. */
  widest: number;
  /** True when blank lines stand between paragraphs, so that their absence means something. */
  spaced: boolean;
}

/** The widest line, in code units, that a printed page of running text has. */
const widestPage = 170;

/** Measures the lines that certainly continue: unfinished, followed by a line that begins in lower case. */
export function measureWrapping(lines: ClassifiedLine[]): Wrapping {
  const widths: number[] = [];
  let plain = 0;
  let spaced = 0;
  lines.forEach(({ line, type }, index) => {
    if (type !== "plain") return;
    plain += 1;
    if (line.blanksBefore > 0) spaced += 1;
    const next = lines[index + 1];
    if (!next || next.type !== "plain" || next.line.blanksBefore > 0 || next.readings.length > 0) return;
    const width = line.text.length;
    if (width >= 25 && width <= widestPage && !isFinished(line.text) && startsLower(next.line.text)) widths.push(width);
  });
  if (widths.length < 3 || widths.length < plain * 0.06) return { wrapped: false, width: 0, widest: 0, spaced: false };
  widths.sort((a, b) => a - b);
  const quantile = (share: number) => widths[Math.floor(widths.length * share)] ?? 0;
  return { wrapped: true, width: quantile(0.85), widest: quantile(0.98), spaced: spaced > plain * 0.12 };
}

/** True when the first word of the next line would not have fitted on this one. `slack`: share of the width, 0 to 1. */
export function isFull(text: string, next: string, wrapping: Wrapping, slack: number): boolean {
  if (!wrapping.wrapped || text.length > wrapping.width * 1.3) return false;
  return text.length + 1 + firstWord(next) > wrapping.width * (1 - slack);
}

/** The same, measured against the widest lines: then the line is certainly full if the text was cut by counting. */
export function isSurelyFull(text: string, next: string, wrapping: Wrapping): boolean {
  return wrapping.wrapped && text.length + 1 + firstWord(next) > wrapping.widest;
}

function firstWord(text: string): number {
  const space = text.slice(0, 20).indexOf(" ");
  return space < 0 ? Math.min(text.length, 20) : space;
}
