/** Depth of a section in Vietnamese drafting: phần, chương, mục, điều, "A-", "I-", "1." */
export type Level = "part" | "chapter" | "division" | "article" | "letter" | "roman" | "arabic";

/** A half-open range of UTF-16 code units in `DocumentTree.source`. */
export interface Span {
  start: number;
  end: number;
}

/** What every node keeps so that the file can be put together again from the nodes alone. */
export interface Piece {
  /** The characters between the previous piece and this one: line breaks, spaces, rules such as "-----". */
  before: string;
  /** This piece exactly as printed, label or marker and inner line breaks included. */
  raw: string;
  /** Where `raw` stands. */
  source: Span;
}

/** The smallest unit that can be commented on. */
export interface Paragraph extends Piece {
  /** As printed: "1.", "a)", "-", "*"; null for running text. */
  marker: string | null;
  /** One line: wrapped lines are joined by a single space, the marker is left out. */
  text: string;
}

/** `raw` and `source` cover the printed heading only; the body is in `paragraphs` and `children`. */
export interface Section extends Piece {
  level: Level;
  /** As printed: "Phần thứ nhất", "B-", "IV-", "3.", "Điều 5." */
  label: string;
  /** The title without its label; several printed lines are joined by a single space. */
  heading: string;
  /** Unique in the document, `[a-z0-9]+(-[a-z0-9]+)*`, the same for the same text. */
  path: string;
  paragraphs: Paragraph[];
  children: Section[];
}

/** The pieces stand in the order of the file: front, then each section (heading, paragraphs, children), then back. */
export interface DocumentTree {
  front: Paragraph[];
  sections: Section[];
  back: Paragraph[];
  /** What follows the last piece. */
  after: string;
  /** The text that was parsed, in NFC. */
  source: string;
}

/**
 * Puts the file together from the pieces of the tree; `tree.source` is not consulted.
 * For every string s: `joinDocument(parseDocument(s)) === s.normalize("NFC")`.
 */
export function joinDocument(tree: DocumentTree): string {
  const pieces: string[] = [];
  const add = (piece: Piece) => pieces.push(piece.before, piece.raw);
  const addSection = (section: Section) => {
    add(section);
    section.paragraphs.forEach(add);
    section.children.forEach(addSection);
  };
  tree.front.forEach(add);
  tree.sections.forEach(addSection);
  tree.back.forEach(add);
  pieces.push(tree.after);
  return pieces.join("");
}

/** Every section of the tree in the order of the document. */
export function listSections(tree: Pick<DocumentTree, "sections">): Section[] {
  const list: Section[] = [];
  const visit = (section: Section) => {
    list.push(section);
    section.children.forEach(visit);
  };
  tree.sections.forEach(visit);
  return list;
}
