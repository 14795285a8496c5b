import type { Pool } from "pg";
import type { Kind } from "./kinds";
import { CURRENT } from "./current-text";
import { asPublic, PUBLISHED_COLUMNS, PUBLISHED_JOINS, type PublishedComment, type PublishedRow } from "./published-columns";

/** The last comment of a page: the next page begins after it. */
export interface Cursor {
  receivedAt: Date;
  id: string;
}

export interface PublishedList {
  draftId: string;
  /** What the comments are about: these sections, the draft as a whole, or anything in it. */
  about: string[] | "whole" | "anything";
  /** Number of a paragraph of the one section; null for any. */
  paragraph: number | null;
  kind: Kind | null;
  /** The newest first; or in the order of the draft, each place's newest first. */
  order: "newest" | "draft";
}

export interface PlacedComment extends PublishedComment {
  sectionId: string | null;
  paragraph: number | null;
}

interface Row extends PublishedRow {
  sectionId: string | null;
  paragraph: number | null;
}

/** One page of published comments. */
export async function listPublishedPage(
  pool: Pool,
  list: PublishedList,
  after: Cursor | null,
  limit: number,
): Promise<{ comments: PlacedComment[]; next: Cursor | null }> {
  const values: unknown[] = [];
  const value = (given: unknown) => `$${values.push(given)}`;
  const query = list.order === "newest" ? newestFirst(list, after, value) : inDraftOrder(list, after, limit + 1, value);
  const { rows } = await pool.query<Row>(`${query} LIMIT ${value(limit + 1)}`, values);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    comments: rows.slice(0, limit).map((row) => ({ ...asPublic(row), sectionId: row.sectionId, paragraph: row.paragraph })),
    next: last ? { receivedAt: last.receivedAt, id: last.id } : null,
  };
}

type Value = (given: unknown) => string;

const COLUMNS = `${PUBLISHED_COLUMNS}, c.section_id AS "sectionId", p.number AS paragraph`;

/** The condition on a row's section. */
function aboutIt({ about }: PublishedList, column: string, value: Value): string {
  if (about === "anything") return "true";
  if (about === "whole") return `${column} IS NULL`;
  return about.length === 1 ? `${column} = ${value(about[0])}` : `${column} = ANY(${value(about)}::uuid[])`;
}

function newestFirst(list: PublishedList, after: Cursor | null, value: Value): string {
  const conditions = [`c.draft_id = ${value(list.draftId)}`, "c.state = 'published'", aboutIt(list, "c.section_id", value)];
  if (list.kind) conditions.push(`${CURRENT.kind} = ${value(list.kind)}::comment_kind`);
  if (list.paragraph !== null) {
    conditions.push(
      `c.paragraph_id = ANY(ARRAY(SELECT id FROM paragraph q WHERE q.draft_id = ${value(list.draftId)}
       AND ${aboutIt(list, "q.section_id", value)} AND q.number = ${value(list.paragraph)}))`,
    );
  }
  if (after) conditions.push(`(c.received_at, c.id) < (${value(after.receivedAt)}, ${value(after.id)}::uuid)`);
  return `
    SELECT ${COLUMNS} FROM comment c LEFT JOIN paragraph p ON p.id = c.paragraph_id ${PUBLISHED_JOINS}
    WHERE ${conditions.join(" AND ")}
    ORDER BY c.received_at DESC, c.id DESC`;
}

/** Goes from place to place and takes of each what its index has first, so that no page reads a whole register. */
function inDraftOrder(list: PublishedList, after: Cursor | null, limit: number, value: Value): string {
  const draft = value(list.draftId);
  const kind = list.kind ? `${CURRENT.kind} = ${value(list.kind)}::comment_kind` : "true";
  const newest = (paragraph: string) => `
    (SELECT c.id, c.received_at FROM comment c ${list.kind ? "LEFT JOIN comment_revision v ON v.comment_id = c.id AND v.number = c.revision" : ""}
     WHERE c.draft_id = ${draft} AND ${paragraph} AND c.state = 'published' AND ${kind}
       AND (c.received_at, c.id) < (o.before_at, o.before_id)
     ORDER BY c.received_at DESC, c.id DESC LIMIT ${limit})`;
  return `
    WITH place AS (
      SELECT NULL::uuid AS section_id, NULL::uuid AS paragraph_id, -1 AS section, -1 AS paragraph WHERE ${typeof list.about === "string"}
      UNION ALL
      SELECT s.id, NULL, s.position, -1 FROM section s
      WHERE s.draft_id = ${draft} AND s.published_count > 0 AND ${aboutIt(list, "s.id", value)}
      UNION ALL
      SELECT p.section_id, p.id, coalesce(s.position, CASE p.place WHEN 'front' THEN -1 ELSE 2147483647 END), p.position
      FROM paragraph p LEFT JOIN section s ON s.id = p.section_id
      WHERE p.draft_id = ${draft} AND (s.id IS NULL OR s.published_count > 0) AND ${aboutIt(list, "p.section_id", value)}
    ), begin AS (
      SELECT a.section, a.paragraph FROM comment c
      JOIN place a ON a.section_id IS NOT DISTINCT FROM c.section_id AND a.paragraph_id IS NOT DISTINCT FROM c.paragraph_id
      WHERE c.id = ${value(after?.id ?? null)}::uuid
    )
    SELECT ${COLUMNS}
    FROM (
      SELECT place.*,
             CASE WHEN (place.section, place.paragraph) = (begin.section, begin.paragraph) THEN ${value(after?.receivedAt ?? null)}::timestamptz ELSE 'infinity' END AS before_at,
             CASE WHEN (place.section, place.paragraph) = (begin.section, begin.paragraph) THEN ${value(after?.id ?? null)}::uuid ELSE 'ffffffff-ffff-ffff-ffff-ffffffffffff' END AS before_id
      FROM place LEFT JOIN begin ON true LEFT JOIN paragraph p ON p.id = place.paragraph_id
      WHERE (begin.section IS NULL OR (place.section, place.paragraph) >= (begin.section, begin.paragraph))
        AND (${value(list.paragraph)}::int IS NULL OR p.number = ${value(list.paragraph)})
      ORDER BY place.section, place.paragraph
    ) o
    CROSS JOIN LATERAL (
      ${newest("o.section_id IS NOT NULL AND o.paragraph_id IS NOT NULL AND c.section_id = o.section_id AND c.paragraph_id = o.paragraph_id")}
      UNION ALL ${newest("o.section_id IS NOT NULL AND o.paragraph_id IS NULL AND c.section_id = o.section_id AND c.paragraph_id IS NULL")}
      UNION ALL ${newest("o.section_id IS NULL AND o.paragraph_id IS NOT NULL AND c.section_id IS NULL AND c.paragraph_id = o.paragraph_id")}
      UNION ALL ${newest("o.section_id IS NULL AND o.paragraph_id IS NULL AND c.section_id IS NULL AND c.paragraph_id IS NULL")}
    ) n
    JOIN comment c ON c.id = n.id
    LEFT JOIN paragraph p ON p.id = c.paragraph_id
    ${PUBLISHED_JOINS}
    ORDER BY o.section, o.paragraph, n.received_at DESC, n.id DESC`;
}
