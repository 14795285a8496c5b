import type { ClassifiedLine, FixedKind, Reading } from "./classify-line";
import { isOpen, lastLineText, lowerBound, type Block, type Outline } from "./outline";
import { isFinished, startsLower } from "./text-shape";

const rank: Record<FixedKind, number> = { part: 1, chapter: 2, division: 3, subdivision: 4, article: 5 };

/** A later article this much higher than the last one is more likely quoted than numbered with a gap. */
const largestArticleGap = 3;

export function isFixed(reading: Reading | undefined): reading is Reading & { kind: FixedKind } {
  return reading !== undefined && reading.kind in rank;
}

/** Whether the number is the one that comes next on its level. */
export function fixedFollows(outline: Outline, reading: Reading): boolean {
  if (reading.kind === "article") {
    return reading.value === outline.lastArticle + (reading.letter === "" ? 1 : 0);
  }
  const last = isOpen(outline, reading.kind)?.reading?.value ?? 0;
  return reading.value === last + 1 || reading.value <= 1;
}

/** Whether "Chương II", "Điều 5." at the beginning of a line is a heading there, and not a reference or a quotation. */
export function acceptsFixed(outline: Outline, reading: Reading, { line }: ClassifiedLine): boolean {
  const title = line.text.slice(reading.textStart);
  const next = outline.lines[line.index + 1];
  if (title === "" && next && (startsLower(next.line.text) || next.type === "contents")) return false;
  if (reading.loose) {
    const previous = outline.blocks.at(-1);
    const free = !previous || previous.kind === "heading" || isFinished(lastLineText(previous));
    if (!free || !fixedFollows(outline, reading) || title.length > 200 || isFinished(title)) return false;
  }
  return reading.kind !== "article" || acceptsArticle(outline, reading, line.index);
}

function acceptsArticle(outline: Outline, { value, letter }: Reading, lineIndex: number): boolean {
  const last = outline.lastArticle;
  const comesLater = (number: number) => (outline.articleLines.get(number)?.at(-1) ?? -1) > lineIndex;
  // an excerpt may begin with any article, but one article alone is a reference
  if (last === 0) return value <= 1 || (!comesLater(1) && comesLater(value + 1));
  if (value === last + 1 || value === 1) return true;
  if (value <= last) return value === last;
  return (
    letter === "" && (value <= last + largestArticleGap ? !nearby(outline, last + 1, lineIndex) : !comesLater(last + 1))
  );
}

/** True when the article stands among the next lines: then the present one is out of order. */
function nearby(outline: Outline, number: number, lineIndex: number): boolean {
  const lines = outline.articleLines.get(number) ?? [];
  return (lines[lowerBound(lines, lineIndex + 1)] ?? Infinity) < lineIndex + 400;
}

/** Closes what a heading of this kind cannot stand in and returns what it stands in. */
export function placeFixed(outline: Outline, kind: FixedKind, afterTail: boolean): Block | null {
  const articleAt = outline.open.findIndex((block) => block.reading?.kind === "article");
  while (outline.open.length > 0) {
    const top = outline.open.at(-1);
    if (top?.annex) break;
    const reading = top?.reading ?? undefined;
    if (isFixed(reading)) {
      if (rank[reading.kind] < rank[kind]) break;
    } else if (kind === "article" && !afterTail && (articleAt < 0 || outline.open.length - 1 < articleAt)) {
      // articles grouped under "A.", "I." as in older codes
      break;
    }
    outline.open.pop();
  }
  return outline.open.at(-1) ?? null;
}
