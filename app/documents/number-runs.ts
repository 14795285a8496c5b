import type { Reading } from "./classify-line";
import { isOpen, type Block, type Outline, type Run } from "./outline";
import { blockText } from "./outline";
import { isFinished } from "./text-shape";

/** Numbers that may be missing in a run: 1, 2, 4. */
const largestGap = 2;
/** Restarted sequences followed inside one another; more are taken for further ones on the innermost level. */
const deepestRestart = 3;

function runKey(reading: Reading): string {
  return `${reading.style}:${reading.numbers.slice(0, -1).join(".")}`;
}

/** The open run that the number continues without a gap, innermost first. */
export function exactRun(outline: Outline, reading: Reading): Run | undefined {
  const key = runKey(reading);
  return outline.runs.findLast((run) => run.key === key && continuesExactly(run, reading));
}

function continuesExactly(run: Run, reading: Reading): boolean {
  return reading.value === run.last + 1 || (reading.letter !== "" && reading.value === run.last);
}

/** Puts a numbered line into the run it continues, or into a new one; false when it belongs to no sequence. */
export function addNumbered(outline: Outline, block: Block, reading: Reading): boolean {
  const run = findRun(outline, block, reading) ?? beginRun(outline, reading);
  if (!run) return false;
  while (outline.runs.at(-1) !== run) closeRun(outline);
  run.last = reading.value;
  run.items.push(block);
  run.places.push(outline.blocks.length);
  block.run = run;
  return true;
}

function findRun(outline: Outline, block: Block, reading: Reading): Run | undefined {
  const key = runKey(reading);
  const same = outline.runs.filter((run) => run.key === key);
  const exact = same.filter((run) => continuesExactly(run, reading));
  const inner = exact.at(-1);
  const outer = exact.at(-2);
  if (inner && outer && isTitle(block) && !inner.items.some(isTitle) && outer.items.some(isTitle)) return outer;
  if (inner || reading.value <= 1) return inner;
  return same.findLast((run) => reading.value >= run.last && reading.value <= run.last + 1 + largestGap);
}

function isTitle(block: Block): boolean {
  return !isFinished(blockText(block));
}

function beginRun(outline: Outline, reading: Reading): Run | undefined {
  const prefix = reading.numbers.slice(0, -1);
  const last = outline.runs.at(-1);
  const lastItem = last?.items.at(-1);
  const isChild = prefix.length > 0 && prefix.join(".") === lastItem?.reading?.numbers.join(".");
  // the first number of a sequence may have been cut off with its page, a longer beginning not
  if (reading.value > (last === undefined || isChild ? 2 : 1)) return undefined;
  while (prefix.length > 0 && !isChild && outline.runs.length > 0 && !standsBelow(outline.runs.at(-1), prefix)) {
    closeRun(outline);
  }
  const key = runKey(reading);
  while (outline.runs.filter((run) => run.key === key).length >= deepestRestart) closeRun(outline);
  const parent = outline.runs.at(-1)?.items.at(-1) ?? outline.open.at(-1) ?? null;
  const run: Run = {
    key,
    last: 0,
    items: [],
    places: [],
    parent,
    scope: isOpen(outline, "article") ? "clauses" : outline.open.length === 0 ? "front" : "sections",
    closedAt: -1,
    headings: false,
  };
  outline.runs.push(run);
  outline.allRuns.push(run);
  return run;
}

function standsBelow(run: Run | undefined, prefix: number[]): boolean {
  const numbers = run?.items.at(-1)?.reading?.numbers ?? [];
  return numbers.length <= prefix.length && numbers.every((value, index) => value === prefix[index]);
}

function closeRun(outline: Outline) {
  const run = outline.runs.pop();
  if (run) run.closedAt = outline.blocks.length;
}

/** A heading or the closing matter ends every sequence. */
export function closeRuns(outline: Outline) {
  while (outline.runs.length > 0) closeRun(outline);
}
