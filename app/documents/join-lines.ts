import type { ClassifiedLine, Reading } from "./classify-line";
import { opensTail } from "./find-tail";
import { isFull, isSurelyFull } from "./measure-wrapping";
import { exactRun } from "./number-runs";
import { isOpen, lastLineText, type Block, type Outline } from "./outline";
import { fixedFollows, isFixed } from "./place-fixed";
import { letteredFollows } from "./place-lettered";
import { hanging, isFinished, isUpperCase, startsLower, startsUpper } from "./text-shape";

/** A title of more printed lines than this is not one. */
const longestTitle = 5;
/** The shortest line, in code units, that a sentence may have been cut at in a text that is otherwise not wrapped. */
const shortestCutLine = 60;

const reference =
  /^(?:(?:Điều|Khoản|Điểm|Mục|Chương|Phần)\s+[\dIVX]+|(?:Luật|Bộ luật|Nghị định|Nghị quyết)\s|[IVX]{1,5}(?:,| và)\s)/;
const address = /^(?:[\w.+-]+@[\w.-]+|(?:https?:\/\/|www\.)\S+)$/;

/** Whether a line goes on with the block above it: a title below its label, or a sentence cut at the page width. */
export function continuesBlock(outline: Outline, block: Block, classified: ClassifiedLine): boolean {
  const { line, type, readings } = classified;
  if (type !== "plain" || block.kind === "row") return false;
  const previous = lastLineText(block);
  const gap = line.blanksBefore > 0;
  if (address.test(line.text)) return previous.endsWith(":");
  if (gap && !outline.wrapping.wrapped && !(block.kind === "heading" && isUpperCase(previous))) return false;
  if (readings.length > 0) return continuesWithLabel(outline, block, classified, previous);
  if (opensTail(line.text) && block.kind !== "heading") return false;
  return continuesPlain(outline, block, classified, previous);
}

function continuesPlain(outline: Outline, block: Block, { line }: ClassifiedLine, previous: string): boolean {
  const { wrapping } = outline;
  const { text } = line;
  const gap = line.blanksBefore > 0;
  const finished = isFinished(previous);
  const capitals = isUpperCase(previous);
  if (!finished && startsLower(text)) return !capitals;
  if (block.kind === "heading" && !finished && capitals && isUpperCase(text)) {
    const labelAlone = block.reading !== null && block.reading.textStart === block.lines[0]?.text.length;
    return block.lines.length < longestTitle && (!gap || (labelAlone && block.lines.length > 1));
  }
  if (gap) return !finished && hanging(previous) !== null && isFull(previous, text, wrapping, 0.3);
  if (!wrapping.wrapped) {
    if (finished || block.kind === "heading" || outline.open.length === 0) return false;
    const hangs = hanging(previous);
    if (hangs !== null && reference.test(text)) return true;
    return previous.length >= shortestCutLine && (reference.test(text) || hangs === "reference");
  }
  if (capitals !== isUpperCase(text) && (capitals || text.includes(" "))) return false;
  if (!finished) return isFull(previous, text, wrapping, isRunningText(outline, block) ? 0.35 : 0.08);
  if ((previous.endsWith(":") && !wrapping.spaced) || line.indent > (block.lines.at(-1)?.indent ?? 0) + 1) return false;
  if (startsLower(text)) return isFull(previous, text, wrapping, 0.22);
  if (!isRunningText(outline, block)) return false;
  return wrapping.spaced ? isFull(previous, text, wrapping, 0.12) : isSurelyFull(previous, text, wrapping);
}

/** False where lines end without a full stop: headings, the title block, signatures. */
function isRunningText(outline: Outline, block: Block): boolean {
  if (block.kind === "heading" || block.kind === "row") return false;
  const inBody = outline.open.length > 0 && outline.tailStart === null;
  if (block.kind === "numbered") return inBody && (block.lines.length > 2 || isOpen(outline, "article") !== undefined);
  return inBody || block.lines.length > 1;
}

function continuesWithLabel(
  outline: Outline,
  block: Block,
  { line, readings }: ClassifiedLine,
  previous: string
): boolean {
  if (isFinished(previous)) return false;
  const [reading] = readings;
  if (!reading) return false;
  const next = outline.lines[line.index + 1];
  const alone = isFixed(reading) && reading.textStart === line.text.length;
  if (alone && next && startsLower(next.line.text)) return block.kind !== "heading" || hanging(previous) !== null;
  const full = isFull(previous, line.text, outline.wrapping, 0.3);
  if (reading.kind === "dash") {
    const inSentence = block.kind === "text" && block.lines.length > 1 && line.blanksBefore === 0;
    return full && (inSentence || startsLower(line.text.slice(reading.textStart)));
  }
  const follows = readings.some((candidate) => labelFollows(outline, candidate));
  const hangs = hanging(previous);
  if (hangs === "reference" && line.blanksBefore === 0) return true;
  if (hangs !== null) return !follows;
  if (!full || line.blanksBefore > 0) return false;
  const begins = readings.some((candidate) => candidate.value === 1 || ["a", "A"].includes(candidate.letter));
  const isList = readings.some((candidate) => candidate.kind === "arabic" || candidate.kind === "point");
  return !follows || (begins && isList && block.kind !== "heading" && block.kind !== "numbered");
}

/** Whether a label is the one that comes next in a sequence now open, or the first of a new one. */
function labelFollows(outline: Outline, reading: Reading): boolean {
  if (isFixed(reading)) return fixedFollows(outline, reading);
  if (reading.kind === "roman" || reading.kind === "letter") return letteredFollows(outline, reading);
  if (reading.kind === "arabic") return reading.value === 1 || exactRun(outline, reading) !== undefined;
  if (reading.kind === "point") return pointFollows(outline.lastPoint, reading.letter);
  return true;
}

const points = ["abcdđeghiklmnopqrstuvxy", "abcdefghijklmnopqrstuvwxyz"];

function pointFollows(last: string, letter: string): boolean {
  if (letter === "a" || letter.length > 1) return true;
  return (
    last !== "" && points.some((order) => order.indexOf(letter) === order.indexOf(last) + 1 && order.includes(last))
  );
}

/** Whether a line is the title of a label that stands alone on the line above. */
export function isTitleBelow(outline: Outline, block: Block, { line, type, readings }: ClassifiedLine): boolean {
  if (type !== "plain") return false;
  if (readings.some((reading) => reading.kind !== "dash" && labelFollows(outline, reading))) return false;
  if (isUpperCase(line.text)) return true;
  const isSentence = isFinished(line.text) || line.text.length > 250;
  return startsUpper(line.text) && !isSentence && block.lines.length === 1;
}
