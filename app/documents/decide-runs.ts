import { blockText, type Block, type Outline, type Run } from "./outline";
import { titleAboveText } from "./run-in";
import { hasSentenceBreak, isFinished, lastMark } from "./text-shape";

/** The longest numbered title, in code units, with and without a full stop. */
const longestTitle = 350;
const longestFinishedTitle = 160;

/**
 * Decides for each run of numbers whether its items are headings or paragraphs. The items of one run are of one
 * kind: the majority's, the first item's in a tie.
 */
export function decideRuns(outline: Outline) {
  const hasStructure = outline.blocks.some((block) => block.kind === "heading");
  const end = outline.tailStart ?? outline.blocks.length;
  const lastBelow = new Map<Run, number>();
  for (const { key, parent, places } of outline.allRuns) {
    if (parent?.run && parent.run.key !== key) lastBelow.set(parent.run, places[0] ?? 0);
  }
  for (const run of outline.allRuns) {
    run.headings = run.scope !== "clauses" && standsInSection(run) && votes(outline, run, end, hasStructure);
    joinRestart(run, lastBelow);
  }
  for (const run of outline.allRuns) {
    for (const item of run.items) {
      item.kind = run.headings ? "heading" : "item";
      item.parent = run.parent;
    }
  }
}

/** A numbered paragraph holds no headings. Runs come in the order of their first items, so parents are decided. */
function standsInSection(run: Run): boolean {
  return run.parent?.run?.headings !== false;
}

function votes(outline: Outline, run: Run, end: number, hasStructure: boolean): boolean {
  const bodies = run.items.map((_, index) => {
    const next = run.places[index + 1] ?? Math.min(run.closedAt, end);
    return next > (run.places[index] ?? 0) + 1;
  });
  const inner = bodies.slice(0, -1).filter(Boolean).length;
  // before the first section of a document that has others, only a text with bodies of its own makes headings
  if (run.scope === "front" && hasStructure && inner < 2) return false;
  if (inner === 0 && run.items.length > 2) return isBareTitles(outline, run);
  const titles: number[] = run.items.map((item, index) => titleWeight(item, bodies[index] === true));
  const weight = titles.reduce((sum, title) => sum + title, 0);
  return weight * 2 > titles.length || (weight * 2 === titles.length && titles[0] === 1);
}

/** 1 for a title, 0 for a paragraph, between them for what may be a title joined to the text below it. */
function titleWeight(item: Block, hasBody: boolean): number {
  const text = blockText(item);
  if (isTitle(text, hasBody)) return 1;
  const above = titleAboveText(item);
  return above > 0 && isTitle(text.slice(0, above), true) ? 0.6 : 0;
}

function isTitle(text: string, hasBody: boolean): boolean {
  if (text === "" || text.length > longestTitle || hasSentenceBreak(text)) return false;
  if (!isFinished(text) && lastMark(text) !== ",") return true;
  return [".", ":", "?"].includes(lastMark(text)) && hasBody && text.length <= longestFinishedTitle;
}

/** Titles over empty sections, as opposed to a list: nothing announces them and they name no quantities. */
function isBareTitles(outline: Outline, run: Run): boolean {
  const before: Block | undefined = outline.blocks[(run.places[0] ?? 0) - 1];
  if (before && before.kind !== "heading") return false;
  const texts = run.items.map(blockText);
  const titles = texts.filter((text) => isTitle(text, false) && text.length <= longestFinishedTitle);
  return titles.length === texts.length && texts.filter((text) => /\d/.test(text)).length * 3 <= texts.length;
}

/**
 * Numbering that begins again inside a numbered section: its items are further sections on the same level, or, where
 * the section goes on behind them, paragraphs of it.
 * @param lastBelow where the last sequence with another numbering begins below a run's items.
 */
function joinRestart(run: Run, lastBelow: Map<Run, number>) {
  const outer = run.parent?.run;
  if (!outer || outer.key !== run.key || !run.headings) return;
  const begins = run.places[0] ?? 0;
  const resumed = (outer.places.at(-1) ?? 0) > begins || (lastBelow.get(outer) ?? 0) > begins;
  if (resumed) run.headings = false;
  else run.parent = outer.parent;
}
