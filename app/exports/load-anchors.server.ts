import type { ClientBase } from "pg";
import type { Anchor, AnchorParagraph, AnchorSection } from "./register-row";

/** Characters of a paragraph that stand beside a comment on it. */
const BEGINNING = 200;

/** Every place of a consultation's drafts that a comment can be about. */
export interface Anchors {
  /** The drafts by number, each with its sections in the order of reading. */
  drafts: { id: string; number: number; sections: (AnchorSection & { parentId: string | null })[] }[];
  /** One object for each place, however often it is asked for. */
  find(draftId: string, sectionId: string | null, paragraphId: string | null): Anchor;
  /** Ids of the sections with this path and of all below them, in every draft; empty for an unknown path. */
  subtree(path: string): string[];
}

interface SectionRow {
  id: string;
  parent_id: string | null;
  draft_id: string;
  label: string;
  heading: string;
  path: string;
}

interface ParagraphRow {
  id: string;
  section_id: string | null;
  place: "front" | "body" | "back";
  number: number;
  marker: string | null;
  beginning: string;
  more: boolean;
}

/** The draft bounds what this holds: a few hundred sections and paragraphs, whatever the number of comments. */
export async function loadAnchors(client: ClientBase, consultationId: string): Promise<Anchors> {
  const drafts = await client.query<{ id: string; number: number }>(
    "SELECT id, number FROM draft WHERE consultation_id = $1 ORDER BY number",
    [consultationId],
  );
  const sections = await client.query<SectionRow>(
    `SELECT id, parent_id, draft_id, label, heading, path
     FROM section WHERE consultation_id = $1 ORDER BY draft_id, position`,
    [consultationId],
  );
  const paragraphs = await client.query<ParagraphRow>(
    `SELECT id, section_id, place, number, marker, left(text, $2) AS beginning, length(text) > $2 AS more
     FROM paragraph WHERE consultation_id = $1`,
    [consultationId, BEGINNING],
  );

  const paragraphRows = new Map(paragraphs.rows.map((row) => [row.id, row]));
  const sectionsById = new Map<string, Anchors["drafts"][number]["sections"][number]>();
  for (const { id, parent_id: parentId, label, path, heading } of sections.rows) {
    const above = parentId === null ? [] : (sectionsById.get(parentId)?.trail ?? []);
    sectionsById.set(id, { id, path, trail: [...above, label], heading, parentId });
  }
  const listed = drafts.rows.map(({ id, number }) => ({
    id,
    number,
    sections: sections.rows.flatMap((row) => (row.draft_id === id ? (sectionsById.get(row.id) ?? []) : [])),
  }));
  const numbers = new Map(drafts.rows.map((row) => [row.id, row.number]));
  const known = new Map<string, Anchor>();

  return {
    drafts: listed,
    find(draftId, sectionId, paragraphId) {
      const key = paragraphId ?? sectionId ?? draftId;
      const found = known.get(key);
      if (found) return found;
      const paragraph = paragraphId === null ? undefined : paragraphRows.get(paragraphId);
      const section = sectionsById.get(sectionId ?? paragraph?.section_id ?? "") ?? null;
      const anchor: Anchor = {
        draftNumber: numbers.get(draftId) ?? 0,
        place: section ? "body" : (paragraph?.place ?? "whole"),
        section,
        paragraph: paragraph ? describe(paragraph) : null,
      };
      known.set(key, anchor);
      return anchor;
    },
    subtree(path) {
      const inside = new Set<string>();
      for (const { id, path: own, parentId } of sectionsById.values()) {
        if (own === path || (parentId !== null && inside.has(parentId))) inside.add(id);
      }
      return [...inside];
    },
  };
}

function describe({ id, number, marker, beginning, more }: ParagraphRow): AnchorParagraph {
  return { id, number, marker, beginning: more ? `${beginning}…` : beginning };
}
