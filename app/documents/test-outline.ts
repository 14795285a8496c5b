import { listSections, type DocumentTree, type Section } from "./document-tree";
import { parseDocument } from "./parse-document";

/** One line for each section: "level label|heading|path". */
export function outlineOf(source: string): string[] {
  return listSections(parseDocument(source)).map(
    (section) => `${section.level} ${section.label}|${section.heading}|${section.path}`
  );
}

export function pathsOf(source: string): string[] {
  return listSections(parseDocument(source)).map((section) => section.path);
}

export function sectionAt(tree: DocumentTree, path: string): Section {
  const section = listSections(tree).find((candidate) => candidate.path === path);
  if (!section) throw new Error(`no section ${path}`);
  return section;
}

/** The paragraphs of one section: "marker text", or the text alone. */
export function paragraphsAt(source: string, path: string): string[] {
  return printed(sectionAt(parseDocument(source), path).paragraphs);
}

export function printed(paragraphs: { marker: string | null; text: string }[]): string[] {
  return paragraphs.map(({ marker, text }) => (marker === null ? text : `${marker} ${text}`));
}
