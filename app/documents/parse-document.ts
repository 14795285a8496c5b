import { buildTree } from "./build-tree";
import { classifyLines } from "./classify-line";
import { decideRuns } from "./decide-runs";
import type { DocumentTree } from "./document-tree";
import { readOutline } from "./read-outline";
import { splitLines } from "./split-lines";

/**
 * Reads a report, resolution, law or decree into its sections and paragraphs. Any string gives a tree, an empty one
 * an empty tree; nothing is thrown. The text is brought to NFC first. Time is linear in the length of the text.
 */
export function parseDocument(source: string): DocumentTree {
  const text = source.normalize("NFC");
  const outline = readOutline(classifyLines(splitLines(text)));
  decideRuns(outline);
  return buildTree(text, outline);
}
