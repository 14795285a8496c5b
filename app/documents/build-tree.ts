import type { Reading } from "./classify-line";
import type { DocumentTree, Level, Paragraph, Piece, Section } from "./document-tree";
import { annexLabelLength } from "./find-tail";
import { blockText, type Block, type Outline } from "./outline";
import { findRunIn } from "./run-in";
import { SectionPaths } from "./section-path";
import type { Line } from "./split-lines";

/** Turns the decided outline into the tree. Every character goes to one piece: pieces are cut in order. */
export function buildTree(source: string, outline: Outline): DocumentTree {
  const tree: DocumentTree = { front: [], sections: [], back: [], after: "", source };
  const sections = new Map<Block, Section>();
  const paths = new SectionPaths();
  const cut = cutter(source);
  let present: Section | null = null;
  outline.blocks.forEach((block, index) => {
    const inBack = outline.tailStart !== null && index >= outline.tailStart;
    if (block.kind === "heading" && !inBack) {
      const { section, rest } = makeSection(source, cut, block);
      const parent = block.parent ? sections.get(block.parent) ?? null : null;
      section.path = pathOf(paths, sections, block, parent);
      (parent?.children ?? tree.sections).push(section);
      sections.set(block, section);
      if (rest) section.paragraphs.push(rest);
      present = section;
      return;
    }
    const list = inBack ? tree.back : present?.paragraphs ?? tree.front;
    list.push(makeParagraph(source, cut, block));
  });
  tree.after = cut(source.length, source.length).before;
  return tree;
}

type Cut = (start: number, end: number) => Piece;

function cutter(source: string): Cut {
  let last = 0;
  return (start, end) => {
    const piece = { before: source.slice(last, start), raw: source.slice(start, end), source: { start, end } };
    last = end;
    return piece;
  };
}

function makeParagraph(source: string, cut: Cut, block: Block): Paragraph {
  const { reading, lines } = block;
  const [first] = lines;
  const end = lines.at(-1)?.end ?? 0;
  const start = first?.start ?? end;
  const text = printed(source, lines, first?.offset(reading?.textStart ?? 0) ?? start);
  const marker = reading && first ? source.slice(start, first.offset(reading.labelEnd)).trim() : null;
  return { marker, text, ...cut(start, end) };
}

function makeSection(source: string, cut: Cut, block: Block): { section: Section; rest: Paragraph | null } {
  const { reading, lines } = block;
  const [first] = lines;
  const start = first?.start ?? 0;
  const end = lines.at(-1)?.end ?? start;
  const labelEnd = first?.offset(block.annex ? annexLength(first) : reading?.labelEnd ?? 0) ?? start;
  const textStart = first?.offset(block.annex ? annexLength(first) : reading?.textStart ?? 0) ?? start;
  const runIn = findRunIn(block, blockText(block));
  const [line] = lines;
  const split = runIn && line ? { at: textAt(block, runIn.titleEnd), from: textAt(block, runIn.textStart) } : null;
  const section: Section = {
    level: levelOf(block),
    label: source.slice(start, labelEnd).trim(),
    heading: printed(source, lines, textStart, split?.at ?? end),
    path: "",
    paragraphs: [],
    children: [],
    ...cut(start, split?.from ?? end),
  };
  if (!split) return { section, rest: null };
  // spaces after a run-in title separate; they belong to neither
  const rawEnd = section.source.start + section.raw.trimEnd().length;
  const space = section.raw.slice(rawEnd - section.source.start);
  section.raw = section.raw.slice(0, rawEnd - section.source.start);
  section.source.end = rawEnd;
  const rest = { marker: null, text: printed(source, lines, split.from), ...cut(split.from, end) };
  rest.before = space + rest.before;
  return { section, rest };
}

function annexLength(line: Line): number {
  return annexLabelLength({ line, type: "plain", readings: [] }, true);
}

/** Source offset of a place in `blockText`. */
function textAt(block: Block, at: number): number {
  let rest = at;
  let from = block.reading?.textStart ?? 0;
  for (const line of block.lines) {
    const length = line.text.length - from;
    if (length > 0 && rest <= length) return line.offset(from + rest);
    if (length > 0) rest -= length + 1;
    from = 0;
  }
  return block.lines.at(-1)?.end ?? 0;
}

/** The text between two source offsets as one line: what stands between printed lines becomes a space. */
function printed(source: string, lines: Line[], from: number, to = Infinity): string {
  return lines
    .map((line) => source.slice(Math.max(line.start, from), Math.min(line.end, to)).trim())
    .filter((text) => text !== "")
    .join(" ");
}

function levelOf(block: Block): Level {
  const kind: Reading["kind"] = block.reading?.kind ?? "part";
  if (kind === "subdivision") return "division";
  return kind === "point" || kind === "dash" ? "arabic" : kind;
}

function pathOf(paths: SectionPaths, sections: Map<Block, Section>, block: Block, parent: Section | null): string {
  if (block.annex || !block.reading) return paths.addAnnex();
  let root: Block = block;
  while (root.parent) root = root.parent;
  const articleScope = root.annex ? sections.get(root)?.path ?? null : null;
  const parentNumbers = block.parent?.kind === "heading" ? block.parent.reading?.numbers ?? [] : [];
  return paths.add(block.reading, { parent: parent?.path ?? null, articleScope, parentNumbers });
}
