import { CURRENT, JOIN_REVISION } from "~/comments/current-text";
import type { Kind } from "~/comments/kinds";
import type { Database } from "~/platform/db.server";
import type { Cursor } from "./cursor";
import type { ModerationAction } from "~/platform/generated/prisma/enums";
import { loadSections, placeOf } from "./load-sections.server";

const LOG_PAGE = 50;

interface Row {
  id: string;
  decided_at: Date;
  action: ModerationAction;
  reason: string;
  rules_version: string;
  kind: Kind;
  section_id: string | null;
  number: number | null;
  place: "front" | "body" | "back" | null;
}

/** What was decided, the latest first: no name of a moderator or contributor, no word of a comment, no id of either. */
export async function listPublicLog(
  db: Database,
  { consultationId, after, limit = LOG_PAGE }: { consultationId: string; after: Cursor | null; limit?: number },
) {
  const { rows } = await db.pool.query<Row>(
    `SELECT d.id, d.decided_at, d.action, d.reason, d.rules_version, ${CURRENT.kind} AS kind, c.section_id, p.number, p.place
     FROM moderation_decision d JOIN comment c ON c.id = d.comment_id ${JOIN_REVISION} LEFT JOIN paragraph p ON p.id = c.paragraph_id
     WHERE d.consultation_id = $1 AND ($2::timestamptz IS NULL OR (d.decided_at, d.id) < ($2, $3::uuid))
     ORDER BY d.decided_at DESC, d.id DESC LIMIT $4`,
    [consultationId, after?.at ?? null, after?.id ?? null, limit + 1],
  );
  const sections = await loadSections(db.prisma, { consultationId });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    entries: page.map((row) => ({
      id: row.id,
      decidedAt: row.decided_at,
      action: row.action,
      reason: row.reason,
      rulesVersion: row.rules_version,
      kind: row.kind,
      place: placeOf(
        sections,
        row.section_id,
        row.place && row.number !== null ? { place: row.place, number: row.number } : null,
      ),
    })),
    next: rows.length > limit && last ? ({ at: last.decided_at, id: last.id } satisfies Cursor) : null,
  };
}
