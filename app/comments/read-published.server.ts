import type { Pool } from "pg";
import { asPublic, PUBLISHED_COLUMNS, PUBLISHED_JOINS, type PublishedComment, type PublishedRow } from "./published-columns";

interface Row extends PublishedRow {
  draftId: string;
  sectionId: string | null;
  paragraph: number | null;
  marker: string | null;
  paragraphText: string | null;
}

export interface PublishedInContext {
  comment: PublishedComment;
  draftId: string;
  sectionId: string | null;
  /** The paragraph it is about, in the draft it was written on. */
  paragraph: { number: number; marker: string | null; text: string } | null;
}

/** One comment of a consultation as the public sees it now; null where the public sees none. */
export async function readPublished(
  pool: Pool,
  { consultationId, id }: { consultationId: string; id: string },
): Promise<PublishedInContext | null> {
  const { rows } = await pool.query<Row>(
    `SELECT ${PUBLISHED_COLUMNS}, c.draft_id AS "draftId", c.section_id AS "sectionId",
            p.number AS paragraph, p.marker, p.text AS "paragraphText"
     FROM comment c LEFT JOIN paragraph p ON p.id = c.paragraph_id ${PUBLISHED_JOINS}
     WHERE c.id = $1 AND c.consultation_id = $2 AND c.state = 'published'`,
    [id, consultationId],
  );
  const row = rows[0];
  if (!row) return null;
  const { draftId, sectionId, paragraph, marker, paragraphText } = row;
  return {
    comment: asPublic(row),
    draftId,
    sectionId,
    paragraph: paragraph === null ? null : { number: paragraph, marker, text: paragraphText ?? "" },
  };
}
