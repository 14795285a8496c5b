import type { ClassifiedLine, Reading } from "./classify-line";
import type { QuotedLines } from "./find-quotes";
import type { Wrapping } from "./measure-wrapping";
import type { Line } from "./split-lines";

/** One logical line: a heading or a paragraph, with every printed line that belongs to it. */
export interface Block {
  /** "numbered" is a heading or a paragraph: decided for its whole run once all lines are read. */
  kind: "text" | "item" | "heading" | "numbered" | "row";
  lines: Line[];
  reading: Reading | null;
  /** The heading this one stands under; only for headings. */
  parent: Block | null;
  run: Run | null;
  /** True while the label has no title yet. */
  awaitsTitle: boolean;
  /** True for "PHỤ LỤC I", "QUY CHẾ": the title of a document attached to the first. */
  annex: boolean;
}

/** A sequence of numbered lines on one level: 1, 2, 3 or 1.1, 1.2. */
export interface Run {
  /** The numbers before the last one, and the separator style, which all items share. */
  key: string;
  last: number;
  items: Block[];
  /** Indexes of the items in the outline's blocks. */
  places: number[];
  /** The numbered line or heading the run stands under. */
  parent: Block | null;
  /** "clauses": under an article, where a number never makes a heading. */
  scope: "sections" | "clauses" | "front";
  /** Index of the block that ended the run. */
  closedAt: number;
  headings: boolean;
}

/** What is known while lines are read from first to last. */
export interface Outline {
  lines: ClassifiedLine[];
  wrapping: Wrapping;
  quotes: QuotedLines[];
  blocks: Block[];
  /** Headings that enclose the present line, outermost first; numbered ones are in `runs`. */
  open: Block[];
  /** Runs that can still be continued, outermost first. */
  runs: Run[];
  allRuns: Run[];
  /** Number of the last article of the present document or annex; 0 before the first. */
  lastArticle: number;
  /** Letter of the last point, "a" to "y". */
  lastPoint: string;
  /** Index of the block where the closing matter begins, unless a later heading shows that it did not. */
  tailStart: number | null;
  /** True when only a rule ("***") speaks for the closing matter. */
  tailByRule: boolean;
  /** A line in the closing matter that titles an attached document, should sections follow it. */
  annexTitle: Block | null;
  /** Line indexes of every line that could begin the article of that number, ascending. */
  articleLines: Map<number, number[]>;
  /** Line indexes of those that read as a Roman numeral or a letter, ascending. */
  letteredLines: number[];
}

export function makeBlock(kind: Block["kind"], line: Line, reading: Reading | null = null): Block {
  return { kind, lines: [line], reading, parent: null, run: null, awaitsTitle: false, annex: false };
}

/** The folded text of a block after its label, printed lines joined by a space. */
export function blockText(block: Block): string {
  const [first, ...rest] = block.lines;
  const head = (first?.text ?? "").slice(block.reading?.textStart ?? 0);
  return [head, ...rest.map((line) => line.text)].filter((text) => text !== "").join(" ");
}

export function isOpen(outline: Outline, kind: Reading["kind"]): Block | undefined {
  return outline.open.findLast((block) => block.reading?.kind === kind);
}

export function lastLineText(block: Block): string {
  return block.lines.at(-1)?.text ?? "";
}

/** Index of the first number that is not below `value`. */
export function lowerBound(sorted: number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
