import type { ClassifiedLine, Reading } from "./classify-line";
import { readFixed } from "./classify-line";
import { findQuotes, type QuotedLines } from "./find-quotes";
import { annexLabelLength, opensTail } from "./find-tail";
import { continuesBlock, isTitleBelow } from "./join-lines";
import { measureWrapping } from "./measure-wrapping";
import { addNumbered, closeRuns, exactRun } from "./number-runs";
import { isOpen, lastLineText, makeBlock, type Block, type Outline } from "./outline";
import { acceptsFixed, isFixed, placeFixed } from "./place-fixed";
import { acceptsLettered, placeLettered } from "./place-lettered";
import { hasEndMark, isFinished, isUpperCase, startsLower } from "./text-shape";

/** Longest quotation, in lines, that hides labels outside of articles, where quotations do not hold whole articles. */
const longestQuoteInReport = 40;

/** Reads the lines from first to last into headings and paragraphs. Runs of numbers are left undecided. */
export function readOutline(lines: ClassifiedLine[]): Outline {
  const outline: Outline = {
    lines,
    wrapping: measureWrapping(lines),
    quotes: findQuotes(lines),
    blocks: [],
    open: [],
    runs: [],
    allRuns: [],
    lastArticle: 0,
    lastPoint: "",
    tailStart: null,
    tailByRule: false,
    annexTitle: null,
    articleLines: new Map(),
    letteredLines: [],
  };
  indexLabels(outline);
  let afterRule = false;
  let quote = 0;
  let innerArticle = 0;
  for (const classified of lines) {
    const { line, type } = classified;
    while ((outline.quotes[quote]?.last ?? Infinity) < line.index) {
      quote += 1;
      innerArticle = 0;
    }
    const present = outline.quotes[quote];
    let quoted = present !== undefined && present.first <= line.index && hides(outline, present);
    if (quoted && present) {
      const article = quotedArticle(line.text);
      if (leavesQuote(outline, present, classified, innerArticle)) {
        present.last = line.index - 1;
        quoted = false;
      } else if (article > 0) innerArticle = article;
    }
    if (type === "rule") {
      readRule(outline, line.text);
      afterRule = true;
      continue;
    }
    if (type === "page" && !afterRule && breaksSentence(outline, line.index)) continue;
    readLine(outline, classified, { quoted, closedQuote: quoted && present?.closed === true, afterRule });
    afterRule = false;
  }
  closeRuns(outline);
  return outline;
}

function indexLabels(outline: Outline) {
  for (const { line, readings } of outline.lines) {
    const [first] = readings;
    if (!first) continue;
    if (first.kind === "article") {
      const places = outline.articleLines.get(first.value);
      if (places) places.push(line.index);
      else outline.articleLines.set(first.value, [line.index]);
    } else if (first.kind === "roman" || first.kind === "letter") outline.letteredLines.push(line.index);
  }
}

function hides(outline: Outline, quote: QuotedLines): boolean {
  if (isOpen(outline, "article")) return true;
  return quote.closed && quote.last - quote.first <= longestQuoteInReport;
}

function quotedArticle(text: string): number {
  const reading = readFixed(text.replace(/^[“"„«'‘\s]+/, ""));
  return reading?.kind === "article" ? reading.value : 0;
}

/** Whether a heading inside a quotation goes on with the outer numbering, so that a closing mark must be missing. */
function leavesQuote(outline: Outline, quote: QuotedLines, { line, readings }: ClassifiedLine, inner: number): boolean {
  const [reading] = readings;
  if (quote.first === line.index) return false;
  if (reading?.kind === "article" && reading.value === outline.lastArticle + 1 && reading.letter === "") {
    return quote.closed ? inner > 0 && reading.value !== inner + 1 : true;
  }
  if (quote.closed) return false;
  const open = isFixed(reading) && reading.kind !== "article" ? isOpen(outline, reading.kind)?.reading : undefined;
  return (open && reading?.value === open.value + 1) || opensTail(line.text);
}

/** True for a page number between the two halves of a sentence. */
function breaksSentence(outline: Outline, index: number): boolean {
  const block = outline.blocks.at(-1);
  const next = outline.lines[index + 1];
  if (!block || !next || block.awaitsTitle || isFinished(lastLineText(block)) || !startsLower(next.line.text))
    return false;
  return next.readings.length === 0 && continuesBlock(outline, block, next);
}

function readRule(outline: Outline, text: string) {
  const block = outline.blocks.at(-1);
  const isBreak = /^(?:\*\s*){3,}$|^(?:[-_=~]\s*){3,}$/.test(text);
  if (!isBreak || !block || outline.open.length + outline.runs.length === 0 || outline.tailStart !== null) return;
  if (!isFinished(lastLineText(block)) || block.kind === "row") return;
  outline.tailStart = outline.blocks.length;
  outline.tailByRule = true;
}

interface Surroundings {
  quoted: boolean;
  closedQuote: boolean;
  afterRule: boolean;
}

function readLine(outline: Outline, classified: ClassifiedLine, { quoted, closedQuote, afterRule }: Surroundings) {
  const { line, readings, type } = classified;
  const block = outline.blocks.at(-1);
  if (block?.awaitsTitle) {
    block.awaitsTitle = false;
    if (!afterRule && isTitleBelow(outline, block, classified)) {
      block.lines.push(line);
      return;
    }
  }
  const startsTail = !closedQuote && findTail(outline, classified, block);
  if (block && !afterRule && !startsTail && continuesBlock(outline, block, classified)) {
    block.lines.push(line);
    return;
  }
  if (type === "row") {
    outline.blocks.push(makeBlock("row", line));
    return;
  }
  if (!quoted && addHeading(outline, classified)) return;
  addParagraph(outline, classified, quoted);
  if (outline.tailStart === null || quoted) return;
  const last = outline.blocks.at(-1);
  if (last && readings.length === 0 && annexLabelLength(classified, true) > 0) outline.annexTitle ??= last;
}

/** Opens the closing matter where the line, or the end mark before it, says so. */
function findTail(outline: Outline, classified: ClassifiedLine, block: Block | undefined): boolean {
  const { line } = classified;
  if (outline.open.length + outline.runs.length === 0) return false;
  const annex = annexLabelLength(classified, outline.tailStart !== null) > 0;
  // "Chương VI / CHỦ TỊCH NƯỚC" is a title, not a signature
  const isTitle = block?.kind === "heading" && line.blanksBefore === 0 && isUpperCase(lastLineText(block));
  const opens = annex || (opensTail(line.text) && !isTitle);
  if (outline.tailStart !== null) return opens;
  const afterEnd = block !== undefined && block.kind !== "heading" && hasEndMark(lastLineText(block));
  if (!opens && !afterEnd) return false;
  closeRuns(outline);
  outline.tailStart = outline.blocks.length;
  outline.tailByRule = false;
  return true;
}

function addHeading(outline: Outline, classified: ClassifiedLine): boolean {
  const [first] = classified.readings;
  if (!first) return false;
  if (isFixed(first)) {
    const inAnnex = outline.annexTitle !== null;
    const scope = outline.lastArticle;
    if (inAnnex) outline.lastArticle = 0;
    if (!acceptsFixed(outline, first, classified)) {
      outline.lastArticle = scope;
      return false;
    }
    const afterTail = leaveTail(outline);
    pushHeading(outline, classified, first, placeFixed(outline, first.kind, afterTail));
    if (first.kind === "article") outline.lastArticle = first.value;
    return true;
  }
  const lettered = acceptsLettered(outline, classified.readings, classified);
  if (!lettered) return false;
  leaveTail(outline);
  pushHeading(outline, classified, lettered, placeLettered(outline, lettered.kind));
  return true;
}

function pushHeading(outline: Outline, { line }: ClassifiedLine, reading: Reading, parent: Block | null) {
  closeRuns(outline);
  const block = makeBlock("heading", line, reading);
  block.parent = parent;
  block.awaitsTitle = reading.textStart >= line.text.length;
  outline.lastPoint = "";
  outline.blocks.push(block);
  outline.open.push(block);
}

/** A heading after the closing matter: what lay between belongs to the section before, or begins an annex. */
function leaveTail(outline: Outline): boolean {
  if (outline.tailStart === null) return false;
  const byRule = outline.tailByRule;
  outline.tailStart = null;
  const title = outline.annexTitle;
  outline.annexTitle = null;
  if (!title) return !byRule;
  closeRuns(outline);
  const from = outline.blocks.lastIndexOf(title);
  title.kind = "heading";
  title.annex = true;
  const below = outline.blocks[from + 1];
  const lines = below?.lines ?? [];
  if (below?.kind === "text" && isUpperCase(lastLineText(below))) {
    title.lines.push(...lines);
    outline.blocks.splice(from + 1, 1);
  }
  outline.open = [title];
  return true;
}

function addParagraph(outline: Outline, { line, readings }: ClassifiedLine, quoted: boolean) {
  const arabic = readings.find((reading) => reading.kind === "arabic");
  const item = readings.find((reading) => ["point", "dash"].includes(reading.kind));
  if (arabic && arabic.style !== "enclosed") {
    if (!quoted && outline.tailByRule && outline.tailStart !== null && exactRun(outline, arabic))
      outline.tailStart = null;
    const block = makeBlock("numbered", line, arabic);
    const inRun = !quoted && outline.tailStart === null && addNumbered(outline, block, arabic);
    if (!inRun) block.kind = "item";
    else outline.lastPoint = "";
    outline.blocks.push(block);
    return;
  }
  const marked = arabic ?? item;
  if (marked?.kind === "point") outline.lastPoint = marked.letter;
  outline.blocks.push(makeBlock(marked ? "item" : "text", line, marked ?? null));
}
