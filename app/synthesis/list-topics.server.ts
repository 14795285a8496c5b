import type { Tx } from "~/platform/db.server";
import type { Outcome } from "~/platform/generated/prisma/enums";
import { Prisma } from "~/platform/generated/prisma/client";
import { COUNTED } from "./scope.server";

export interface TopicRow {
  id: string;
  sectionId: string | null;
  title: string;
  position: number;
  version: number;
  /** Neither withdrawn nor merged into others. */
  comments: number;
  /** Different texts among them. */
  texts: number;
  /** Its response's last version; null where nothing is drafted. */
  response: { outcome: Outcome; number: number; approved: boolean } | null;
}

/** Topics in the order of the draft, the whole draft's first; of one section alone where `sectionId` is given (null: the whole draft). */
export async function listTopics(
  tx: Tx,
  { consultationId, sectionId }: { consultationId: string; sectionId?: string | null },
): Promise<TopicRow[]> {
  const place = sectionId === undefined ? Prisma.empty : Prisma.sql`AND t.section_id IS NOT DISTINCT FROM ${sectionId}::uuid`;
  const rows = await tx.$queryRaw<(Omit<TopicRow, "response"> & { outcome: Outcome | null; number: number; approved: boolean })[]>`
    SELECT t.id, t.section_id AS "sectionId", t.title, t.position, t.version, coalesce(n.comments, 0) AS comments,
      coalesce(n.texts, 0) AS texts, v.outcome, v.number, a.number IS NOT NULL AS approved
    FROM topic t
    LEFT JOIN section s ON s.id = t.section_id
    LEFT JOIN draft d ON d.id = s.draft_id
    LEFT JOIN LATERAL (
      SELECT count(*)::int AS comments, count(DISTINCT coalesce(g.group_id, c.id))::int AS texts
      FROM topic_comment m JOIN comment c ON c.id = m.comment_id LEFT JOIN comment_analysis g ON g.comment_id = c.id
      WHERE m.topic_id = t.id AND ${Prisma.raw(COUNTED)}) n ON true
    LEFT JOIN response r ON r.topic_id = t.id
    LEFT JOIN LATERAL (SELECT outcome, number FROM response_version WHERE response_id = r.id ORDER BY number DESC LIMIT 1) v ON true
    LEFT JOIN response_approval a ON a.response_id = r.id AND a.number = v.number
    WHERE t.consultation_id = ${consultationId}::uuid AND t.merged_at IS NULL ${place}
    ORDER BY d.number NULLS FIRST, s.position NULLS FIRST, t.position, t.id`;
  return rows.map(({ outcome, number, approved, ...row }) => ({ ...row, response: outcome && { outcome, number, approved } }));
}
