import type { Pool } from "pg";
import { asPublic, PUBLISHED_COLUMNS, PUBLISHED_JOINS, type PublishedComment, type PublishedRow } from "./published-columns";

export type { PublishedComment } from "./published-columns";

export interface PublishedGroup {
  /** Number of the paragraph; null for comments on the section (or the draft) itself. */
  paragraph: number | null;
  total: number;
  /** The newest first. */
  comments: PublishedComment[];
}

interface Row extends PublishedRow {
  paragraph: number | null;
  total: number;
}

/** The newest published comments of a section, at most `limit` for each paragraph and for the section itself. */
export async function listPublished(
  pool: Pool,
  place: { draftId: string; sectionId: string | null },
  limit: number,
): Promise<PublishedGroup[]> {
  // Written out, since no index serves "is not distinct from".
  const inSection = (alias: string) => (place.sectionId === null ? `${alias}.section_id IS NULL` : `${alias}.section_id = $3`);
  const at = (paragraph: string) => `c.draft_id = $1 AND ${inSection("c")} AND ${paragraph} AND c.state = 'published'`;
  const newest = (paragraph: string) =>
    `(SELECT c.* FROM comment c WHERE ${at(paragraph)} ORDER BY c.received_at DESC, c.id DESC LIMIT $2)`;
  const { rows } = await pool.query<Row>(
    `SELECT ${PUBLISHED_COLUMNS}, p.number AS paragraph, p.total
     FROM (
       SELECT NULL::uuid AS id, NULL::int AS number,
              (SELECT count(*)::int FROM comment c WHERE ${at("c.paragraph_id IS NULL")}) AS total
       UNION ALL
       SELECT p.id, p.number, (SELECT count(*)::int FROM comment c WHERE ${at("c.paragraph_id = p.id")})
       FROM paragraph p WHERE p.draft_id = $1 AND ${inSection("p")}
     ) p
     CROSS JOIN LATERAL (
       ${newest("p.id IS NOT NULL AND c.paragraph_id = p.id")} UNION ALL ${newest("p.id IS NULL AND c.paragraph_id IS NULL")}
     ) c
     ${PUBLISHED_JOINS}
     WHERE p.total > 0
     ORDER BY p.number NULLS FIRST, c.received_at DESC, c.id DESC`,
    [place.draftId, limit, ...(place.sectionId === null ? [] : [place.sectionId])],
  );
  const groups = new Map<number | null, PublishedGroup>();
  for (const row of rows) {
    const group = groups.get(row.paragraph) ?? { paragraph: row.paragraph, total: row.total, comments: [] };
    group.comments.push(asPublic(row));
    groups.set(row.paragraph, group);
  }
  return [...groups.values()];
}
