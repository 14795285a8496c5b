import type { ClassifiedLine, Reading } from "./classify-line";
import { blockText, isOpen, lowerBound, type Block, type Outline } from "./outline";
import { lettersApart } from "./read-ordinal";
import { isFinished, isUpperCase } from "./text-shape";

/** Labels that may be missing in a sequence: I, II, IV. */
const largestGap = 2;
/** How many later labels are looked at to tell the letter I from the numeral I. */
const lookAhead = 40;

type Fit = "next" | "first" | "near" | "none";

function fit(outline: Outline, reading: Reading): Fit {
  const open = isOpen(outline, reading.kind)?.reading;
  if (reading.kind === "roman") {
    if (open && reading.value === open.value + 1) return "next";
    if (reading.loose) return "none";
    if (reading.value === 1) return "first";
    return open && reading.value >= open.value && reading.value <= open.value + 1 + largestGap ? "near" : "none";
  }
  const steps = open ? lettersApart(open.letter, reading.letter) : null;
  if (steps === 1) return "next";
  if (reading.letter === "A") return "first";
  return steps !== null && steps <= 1 + largestGap ? "near" : "none";
}

/** Whether one of the readings is the label that comes next, or the first of a sequence. */
export function letteredFollows(outline: Outline, reading: Reading): boolean {
  return ["next", "first"].includes(fit(outline, reading));
}

/** Chooses between Roman numeral and letter by what came before and what follows; null when neither can be. */
export function acceptsLettered(outline: Outline, readings: Reading[], { line }: ClassifiedLine): Reading | null {
  const lettered = readings.filter((reading) => reading.kind === "roman" || reading.kind === "letter");
  const [first] = lettered;
  if (!first) return null;
  const title = line.text.slice(first.textStart);
  const isTitle = isUpperCase(title) || !isFinished(title);
  const choice = choose(outline, lettered, line.index, isTitle, isUpperCase(title));
  if (!choice) return null;
  const inArticle = isOpen(outline, "article") !== undefined;
  if (inArticle && !isTitle) return null;
  if (
    outline.tailStart !== null &&
    !isUpperCase(title) &&
    !(outline.annexTitle && isTitle) &&
    fit(outline, choice) !== "next"
  )
    return null;
  // "C. Mác viết: …" between sections A, B and C that are printed otherwise
  if (choice.kind === "letter" && !isTitle && !sameSeparator(outline, choice, line.text)) return null;
  return choice;
}

function choose(
  outline: Outline,
  lettered: Reading[],
  lineIndex: number,
  isTitle: boolean,
  isCapital: boolean
): Reading | undefined {
  const next = lettered.filter((reading) => fit(outline, reading) === "next");
  const first = lettered.filter((reading) => fit(outline, reading) === "first");
  if (next.length > 0) {
    const [reading] = next;
    const other = first.find((candidate) => candidate.kind !== reading?.kind);
    return other && reading?.letter === "I" && !isLetterI(outline, lineIndex, isCapital) ? other : reading;
  }
  if (first.length > 0) return first[0];
  const near = lettered.find((reading) => fit(outline, reading) === "near");
  if (near && isTitle) return near;
  // the beginning was cut off: "II. NHIỆM VỤ", "B. KẾT QUẢ"
  const opening = lettered.find((reading) => !isOpen(outline, reading.kind));
  if (!opening || !isCapital || opening.loose) return undefined;
  return opening.kind === "roman"
    ? opening.value <= 3
      ? opening
      : undefined
    : "BCD".includes(opening.letter)
    ? opening
    : undefined;
}

/** After the letter H, "I" is a letter when it is printed like H and the next label is J, K or another "I", not II. */
function isLetterI(outline: Outline, lineIndex: number, isCapital: boolean): boolean {
  const sibling = isOpen(outline, "letter");
  if (sibling && isUpperCase(blockText(sibling)) !== isCapital) return false;
  if (isOpen(outline, "roman")) return true;
  const from = lowerBound(outline.letteredLines, lineIndex + 1);
  for (const index of outline.letteredLines.slice(from, from + lookAhead)) {
    const readings = outline.lines[index]?.readings ?? [];
    if (readings.some((reading) => reading.kind === "roman" && reading.value === 2)) return false;
    if (readings.some((reading) => ["I", "J", "K"].includes(reading.letter))) return true;
  }
  return true;
}

function sameSeparator(outline: Outline, reading: Reading, text: string): boolean {
  const sibling = isOpen(outline, "letter");
  const printed = sibling?.lines[0]?.text.slice(1, sibling.reading?.labelEnd).trim();
  return printed === undefined || printed === text.slice(1, reading.labelEnd).trim();
}

/** Closes what the heading cannot stand in and returns what it stands in: its last sibling's place, or the innermost. */
export function placeLettered(outline: Outline, kind: Reading["kind"]): Block | null {
  const sibling = outline.open.findLastIndex((block) => block.reading?.kind === kind);
  if (sibling >= 0) outline.open.length = sibling;
  return outline.open.at(-1) ?? null;
}
