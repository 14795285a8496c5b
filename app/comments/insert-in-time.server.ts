import type { Pool, QueryConfig } from "pg";
import { newId } from "~/platform/ids.server";
import { CONSENT_NOTICE, type CommentInput } from "./comment.schema";

export interface NewComment {
  slug: string;
  /** Null for the whole draft. */
  sectionPath: string | null;
  comment: CommentInput;
  receiptCode: string;
  /** The instant the request arrived. */
  receivedAt: Date;
}

/** Milliseconds. What was inserted after all is found by its submission key when the form is sent again. */
const TIMEOUT = 15_000;

/**
 * Inserts comments of people who gave nothing personal, in one statement: it finds each one's place, compares its
 * window and inserts it, with the paragraph's own text where another wording is proposed. False where it did not insert, whatever the reason: no such place, out of time, the form's
 * key known, the code taken.
 */
export async function insertInTime(pool: Pool, comments: NewComment[]): Promise<boolean[]> {
  const rows = comments.map(({ slug, sectionPath, comment, receiptCode, receivedAt }) => [
    newId(), slug, sectionPath, comment.paragraph, comment.kind, comment.text, comment.proposed, comment.district,
    comment.submissionKey, receiptCode, receivedAt,
  ] as const);
  const columns = Array.from({ length: 11 }, (_, column) => rows.map((row) => row[column]));
  const query: QueryConfig & { query_timeout: number } = {
    name: "insert-in-time",
    text: `
      INSERT INTO comment (id, consultation_id, draft_id, section_id, paragraph_id, channel, kind, text, proposed, proposed_base,
                           district, submission_key, receipt_code, received_at, consent_notice)
      SELECT i.id, c.id, d.id, s.id, p.id, 'web', i.kind::comment_kind, i.text, nullif(i.proposed, p.text),
             CASE WHEN i.proposed <> p.text THEN p.text END, i.district, i.key, i.code, i.at, $12
      FROM unnest($1::uuid[], $2::text[], $3::text[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[], $9::uuid[],
                  $10::text[], $11::timestamptz[])
        AS i (id, slug, path, number, kind, text, proposed, district, key, code, at)
      JOIN consultation c ON c.slug = i.slug
      JOIN LATERAL (SELECT id FROM draft WHERE consultation_id = c.id ORDER BY number DESC LIMIT 1) d ON true
      LEFT JOIN section s ON s.draft_id = d.id AND s.path = i.path
      LEFT JOIN paragraph p ON p.section_id = s.id AND p.number = i.number
      WHERE (i.path IS NULL OR s.id IS NOT NULL) AND (i.number IS NULL OR p.id IS NOT NULL) AND i.at >= c.opens_at
        AND i.at <= greatest(c.closes_at, (SELECT max(e.closes_at) FROM extension e WHERE e.consultation_id = c.id))
      ON CONFLICT DO NOTHING
      RETURNING id`,
    values: [...columns, CONSENT_NOTICE],
    query_timeout: TIMEOUT,
  };
  const { rows: inserted } = await pool.query<{ id: string }>(query);
  const ids = new Set(inserted.map(({ id }) => id));
  return rows.map(([id]) => ids.has(id));
}
