import type { DocumentTree, Level, Paragraph, Section } from "./document-tree";

export interface ParagraphJson {
  marker: string | null;
  text: string;
}

export interface SectionJson {
  level: Level;
  label: string;
  heading: string;
  path: string;
  paragraphs: ParagraphJson[];
  children: SectionJson[];
}

export interface DocumentJson {
  front: ParagraphJson[];
  sections: SectionJson[];
  back: ParagraphJson[];
}

/** The public form of a tree: exactly these keys, without offsets, separators or the source text. */
export function toJson(tree: DocumentTree): DocumentJson {
  return {
    front: tree.front.map(paragraphJson),
    sections: tree.sections.map(sectionJson),
    back: tree.back.map(paragraphJson),
  };
}

function paragraphJson({ marker, text }: Paragraph): ParagraphJson {
  return { marker, text };
}

function sectionJson(section: Section): SectionJson {
  const { level, label, heading, path } = section;
  return {
    level,
    label,
    heading,
    path,
    paragraphs: section.paragraphs.map(paragraphJson),
    children: section.children.map(sectionJson),
  };
}
