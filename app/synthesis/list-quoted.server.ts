import type { Pool } from "pg";
import { asPublic, PUBLISHED_COLUMNS, PUBLISHED_JOINS, type PublishedComment, type PublishedRow } from "~/comments/published-columns";
import type { Outcome } from "~/platform/generated/prisma/enums";
import { readCursor, writeCursor } from "~/moderation/cursor";

/** Comments quoted for one answer. */
const QUOTED = 3;
/** Answers to single comments on one page. */
const PAGE = 30;

/** A comment as the public reads it, without who wrote it. */
export type QuotedComment = Pick<PublishedComment, "id" | "kind" | "text" | "proposed">;

const asQuoted = (row: PublishedRow): QuotedComment => {
  const { id, kind, text, proposed } = asPublic(row);
  return { id, kind, text, proposed };
};

export interface Quoted {
  /** Comments it answers that the public can read now. */
  published: number;
  comments: QuotedComment[];
}

/** For each answer of a publication what the public can read of the comments it answers; of like texts the first alone. */
export async function listQuoted(
  pool: Pool,
  { publicationId, responseIds }: { publicationId: string; responseIds: string[] },
): Promise<Map<string, Quoted>> {
  const { rows } = await pool.query<PublishedRow & { responseId: string; published: number }>(
    `WITH readable AS (
       SELECT a.response_id, c.id, c.received_at, coalesce(g.group_id, c.id) AS words
       FROM published_answer a JOIN comment c ON c.id = a.comment_id AND c.state = 'published'
       LEFT JOIN comment_analysis g ON g.comment_id = c.id
       WHERE a.publication_id = $1 AND a.response_id = ANY ($2::uuid[])),
     first AS (
       SELECT response_id, id, received_at, row_number() OVER (PARTITION BY response_id ORDER BY received_at, id) AS place
       FROM (SELECT DISTINCT ON (response_id, words) response_id, id, received_at FROM readable ORDER BY response_id, words, received_at, id) each)
     SELECT ${PUBLISHED_COLUMNS}, f.response_id AS "responseId", n.published
     FROM first f
     JOIN (SELECT response_id, count(*)::int AS published FROM readable GROUP BY response_id) n ON n.response_id = f.response_id
     JOIN comment c ON c.id = f.id ${PUBLISHED_JOINS}
     WHERE f.place <= ${QUOTED} ORDER BY f.response_id, f.place`,
    [publicationId, responseIds],
  );
  const quoted = new Map<string, Quoted>();
  for (const row of rows) {
    const one = quoted.get(row.responseId) ?? { published: row.published, comments: [] };
    one.comments.push(asQuoted(row));
    quoted.set(row.responseId, one);
  }
  return quoted;
}

export interface AnsweredComment {
  comment: QuotedComment;
  outcome: Outcome;
  text: string;
}

/** Answers to single comments that the public can read, of one section itself (null: of none); in order of receipt. */
export async function listAnsweredComments(
  pool: Pool,
  { publicationId, sectionId, after: written }: { publicationId: string; sectionId: string | null; after: string | null },
): Promise<{ rows: AnsweredComment[]; next: string | null }> {
  const after = readCursor(written);
  const { rows } = await pool.query<PublishedRow & { outcome: Outcome; answer: string }>(
    `SELECT ${PUBLISHED_COLUMNS}, n.outcome, n.text AS answer
     FROM published_response d
     JOIN response r ON r.id = d.response_id
     JOIN comment c ON c.id = r.comment_id AND c.state = 'published'
     JOIN response_version n ON n.response_id = d.response_id AND n.number = d.number
     ${PUBLISHED_JOINS}
     WHERE d.publication_id = $1 AND c.section_id IS NOT DISTINCT FROM $2::uuid
       AND ($3::timestamptz IS NULL OR (c.received_at, c.id) > ($3, $4::uuid))
     ORDER BY c.received_at, c.id LIMIT ${PAGE + 1}`,
    [publicationId, sectionId, after?.at ?? null, after?.id ?? null],
  );
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    rows: page.map((row) => ({ comment: asQuoted(row), outcome: row.outcome, text: row.answer })),
    next: rows.length > PAGE && last ? writeCursor({ at: last.receivedAt, id: last.id }) : null,
  };
}

/** How many answers to single comments each section has for the public; the key "" is for those in no section. */
export async function countAnsweredComments(pool: Pool, { publicationId }: { publicationId: string }): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ section: string; count: number }>(
    `SELECT coalesce(c.section_id::text, '') AS section, count(*)::int AS count
     FROM published_response d JOIN response r ON r.id = d.response_id JOIN comment c ON c.id = r.comment_id AND c.state = 'published'
     WHERE d.publication_id = $1 GROUP BY 1`,
    [publicationId],
  );
  return new Map(rows.map(({ section, count }) => [section, count]));
}
