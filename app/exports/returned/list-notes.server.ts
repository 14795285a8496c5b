import type { Tx } from "~/platform/db.server";
import type { NoteKind } from "./acts";

const PAGE = 50;

/** One page of what of a copy belongs to no comment, with the section and paragraph it stands in or after. */
export async function listNotes(tx: Tx, { returnedId, after }: { returnedId: string; after: number }) {
  const rows = await tx.$queryRaw<{ position: number; kind: NoteKind; author: string | null; at: string | null; text: string; sectionId: string | null; paragraph: number | null }[]>`
    SELECT n.position, n.kind, n.author, n.at, n.text, coalesce(s.id, p.section_id) AS "sectionId", p.number AS paragraph
    FROM returned_note n LEFT JOIN section s ON s.id = n.place_id LEFT JOIN paragraph p ON p.id = n.place_id
    WHERE n.returned_id = ${returnedId}::uuid AND n.position > ${after} ORDER BY n.position LIMIT ${PAGE + 1}`;
  const notes = rows.slice(0, PAGE);
  return { notes, next: rows.length > PAGE ? notes.at(-1)!.position : null };
}
