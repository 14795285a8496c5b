import { createHash } from "node:crypto";
import type { Tx } from "~/platform/db.server";
import { Prisma } from "~/platform/generated/prisma/client";
import { COUNTED } from "./scope.server";

export interface ResultsPlan {
  /** Approved responses that would be published. */
  responses: number;
  /** Comments that would be answered, their receipts, and the mails to those who left an address. */
  comments: number;
  receipts: number;
  mails: number;
  /** Comments that no approved response answers. */
  unanswered: number;
  /** Over the JSON list of [response id, number, outcome, text] in the order of the ids, hex. */
  sha256: string;
}

/** What publishing now would publish. */
export async function planResults(tx: Tx, { consultationId }: { consultationId: string }): Promise<ResultsPlan> {
  const { approved, sha256 } = await listApproved(tx, consultationId);
  const [counts] = await tx.$queryRaw<Omit<ResultsPlan, "responses" | "sha256">[]>`
    ${answeredBy(approved.map(({ responseId }) => responseId))},
    told AS (SELECT DISTINCT comment_id FROM answered)
    SELECT count(*)::int AS comments, count(DISTINCT c.receipt_code)::int AS receipts,
      count(DISTINCT (c.receipt_code, lower(k.email))) FILTER (WHERE k.email IS NOT NULL)::int AS mails,
      (SELECT count(*)::int FROM comment c WHERE c.consultation_id = ${consultationId}::uuid AND ${Prisma.raw(COUNTED)}
        AND NOT EXISTS (SELECT 1 FROM told WHERE told.comment_id = c.id)) AS unanswered
    FROM told JOIN comment c ON c.id = told.comment_id LEFT JOIN contributor k ON k.id = c.contributor_id`;
  return { responses: approved.length, sha256, ...counts! };
}

/** Of each response to a topic or a comment that is still there the last version that is approved. */
export async function listApproved(tx: Tx, consultationId: string) {
  const approved = await tx.$queryRaw<{ responseId: string; number: number; outcome: string; text: string }[]>`
    SELECT DISTINCT ON (r.id) r.id AS "responseId", v.number, v.outcome::text, v.text
    FROM response r
    JOIN response_version v ON v.response_id = r.id
    JOIN response_approval a ON a.response_id = v.response_id AND a.number = v.number
    LEFT JOIN topic t ON t.id = r.topic_id
    LEFT JOIN comment c ON c.id = r.comment_id
    WHERE r.consultation_id = ${consultationId}::uuid AND t.merged_at IS NULL AND (c.id IS NULL OR ${Prisma.raw(COUNTED)})
    ORDER BY r.id, v.number DESC`;
  const list = approved.map(({ responseId, number, outcome, text }) => [responseId, number, outcome, text]);
  return { approved, sha256: createHash("sha256").update(JSON.stringify(list), "utf8").digest("hex") };
}

/** "WITH … answered (response_id, comment_id)": a comment merged into another is answered with what that one is answered with. */
export function answeredBy(responseIds: string[]) {
  return Prisma.sql`
    WITH RECURSIVE answered AS (
      SELECT r.id AS response_id, c.id AS comment_id
      FROM response r
      LEFT JOIN topic_comment t ON t.topic_id = r.topic_id
      JOIN comment c ON c.id = coalesce(r.comment_id, t.comment_id)
      WHERE r.id = ANY (${responseIds}::uuid[]) AND ${Prisma.raw(COUNTED)}
      UNION
      SELECT a.response_id, c.id
      FROM answered a
      JOIN moderation_decision m ON m.merged_into_id = a.comment_id
      JOIN comment c ON c.id = m.comment_id AND c.version = m.version AND c.state = 'merged')`;
}
