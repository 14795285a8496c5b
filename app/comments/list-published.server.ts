import type { Pool } from "pg";
import type { Kind } from "./kinds";
import { applyRedactions } from "./apply-redactions";
import { hiddenMark } from "./hidden-mark";

/** A comment as the public sees it. */
export interface PublishedComment {
  id: string;
  kind: Kind;
  text: string;
  proposed: string | null;
  /** Name and organisation, where the contributor allowed them to be shown. */
  author: { name: string | null; organisation: string | null } | null;
  district: string | null;
  receivedAt: Date;
}

export interface PublishedGroup {
  /** Number of the paragraph; null for comments on the section (or the draft) itself. */
  paragraph: number | null;
  total: number;
  /** The newest first. */
  comments: PublishedComment[];
}

interface Row extends Omit<PublishedComment, "author"> {
  paragraph: number | null;
  total: number;
  name: string | null;
  organisation: string | null;
  showName: boolean | null;
  redactions: { field: "text" | "proposed"; start: number; end: number; reason: string }[] | null;
}

const COLUMNS = `
  c.id, c.kind, c.text, c.proposed, c.district, c.received_at AS "receivedAt", p.number AS paragraph,
  u.name, u.organisation, u.show_name AS "showName",
  (SELECT json_agg(json_build_object('field', r.field, 'start', r.start, 'end', r."end", 'reason', r.reason))
   FROM moderation_decision m JOIN redaction r ON r.decision_id = m.id
   WHERE m.comment_id = c.id AND m.version = c.version) AS redactions`;

/** The newest published comments of a section, at most `limit` for each paragraph and for the section itself. */
export async function listPublished(
  pool: Pool,
  place: { draftId: string; sectionId: string | null },
  limit: number,
): Promise<PublishedGroup[]> {
  const { rows } = await pool.query<Row>(
    `SELECT ${COLUMNS}, c.total::int AS total
     FROM (
       SELECT c.*, count(*) OVER paragraph AS total,
              row_number() OVER (paragraph ORDER BY c.received_at DESC, c.id DESC) AS rank
       FROM comment c
       WHERE c.draft_id = $1 AND c.section_id IS NOT DISTINCT FROM $2::uuid AND c.state = 'published'
       WINDOW paragraph AS (PARTITION BY c.paragraph_id)
     ) c
     LEFT JOIN paragraph p ON p.id = c.paragraph_id
     LEFT JOIN contributor u ON u.id = c.contributor_id
     WHERE c.rank <= $3
     ORDER BY p.number NULLS FIRST, c.received_at DESC, c.id DESC`,
    [place.draftId, place.sectionId, limit],
  );
  const groups = new Map<number | null, PublishedGroup>();
  for (const row of rows) {
    const group = groups.get(row.paragraph) ?? { paragraph: row.paragraph, total: row.total, comments: [] };
    group.comments.push(asPublic(row));
    groups.set(row.paragraph, group);
  }
  return [...groups.values()];
}

export interface Cursor {
  receivedAt: Date;
  id: string;
}

/** One page of a section's published comments, the newest first; those of one paragraph when `paragraph` is given. */
export async function listPublishedPage(
  pool: Pool,
  place: { draftId: string; sectionId: string | null; paragraph: number | null },
  before: Cursor | null,
  limit: number,
): Promise<{ comments: (PublishedComment & { paragraph: number | null })[]; next: Cursor | null }> {
  const { rows } = await pool.query<Row>(
    `SELECT ${COLUMNS}
     FROM comment c
     LEFT JOIN paragraph p ON p.id = c.paragraph_id
     LEFT JOIN contributor u ON u.id = c.contributor_id
     WHERE c.draft_id = $1 AND c.section_id IS NOT DISTINCT FROM $2::uuid AND c.state = 'published'
       AND ($3::int IS NULL OR p.number = $3)
       AND ($4::timestamptz IS NULL OR (c.received_at, c.id) < ($4, $5::uuid))
     ORDER BY c.received_at DESC, c.id DESC
     LIMIT $6`,
    [place.draftId, place.sectionId, place.paragraph, before?.receivedAt ?? null, before?.id ?? null, limit + 1],
  );
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    comments: rows.slice(0, limit).map((row) => ({ ...asPublic(row), paragraph: row.paragraph })),
    next: last ? { receivedAt: last.receivedAt, id: last.id } : null,
  };
}

function asPublic(row: Row): PublishedComment {
  const { id, kind, district, receivedAt, name, organisation } = row;
  const shown = (field: "text" | "proposed", text: string) =>
    applyRedactions(text, (row.redactions ?? []).filter((span) => span.field === field), hiddenMark);
  return {
    id,
    kind,
    district,
    receivedAt,
    text: shown("text", row.text),
    proposed: row.proposed === null ? null : shown("proposed", row.proposed),
    author: row.showName && (name !== null || organisation !== null) ? { name, organisation } : null,
  };
}
