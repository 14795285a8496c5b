import type { ClientBase } from "pg";
import type { DraftText } from "~/exports/docx/write-commented-draft.server";

interface ParagraphRow {
  id: string;
  section_id: string | null;
  place: "front" | "body" | "back";
  marker: string | null;
  text: string;
}

/** The last draft of a consultation in the order of reading. */
export async function loadDraftText(client: ClientBase, consultationId: string): Promise<{ id: string; number: number; text: DraftText }> {
  const drafts = await client.query<{ id: string; number: number }>("SELECT id, number FROM draft WHERE consultation_id = $1 ORDER BY number DESC LIMIT 1", [consultationId]);
  const draft = drafts.rows[0];
  if (!draft) throw new Error("The consultation has no draft.");
  const sections = await client.query<{ id: string; depth: number; label: string; heading: string }>(
    "SELECT id, depth, label, heading FROM section WHERE draft_id = $1 ORDER BY position",
    [draft.id],
  );
  const { rows } = await client.query<ParagraphRow>("SELECT id, section_id, place, marker, text FROM paragraph WHERE draft_id = $1 ORDER BY position", [draft.id]);
  const at = (place: ParagraphRow["place"]) => rows.filter((row) => row.place === place);
  const inside = new Map<string | null, ParagraphRow[]>();
  for (const row of at("body")) inside.set(row.section_id, [...(inside.get(row.section_id) ?? []), row]);
  return {
    ...draft,
    text: { front: at("front"), sections: sections.rows.map((section) => ({ ...section, paragraphs: inside.get(section.id) ?? [] })), back: at("back") },
  };
}
