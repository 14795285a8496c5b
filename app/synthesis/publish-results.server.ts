import { createHash } from "node:crypto";
import type { Database, Tx } from "~/platform/db.server";
import { Prisma } from "~/platform/generated/prisma/client";
import { newId } from "~/platform/ids.server";
import { countChanges } from "./read-sign-offs.server";
import { COUNTED, lockSigning, TRANSACTION } from "./scope.server";

export type PublishResult =
  | { ok: true; publicationId: string; responses: number; answers: number; sha256: string }
  /** The consultation is not signed off as a whole. */
  | { ok: false; reason: "not-signed-off" }
  /** So many comments have come since it was signed off: it has to be reopened for them. */
  | { ok: false; reason: "overtaken"; arrived: number }
  | { ok: false; reason: "published-before"; by: string; at: Date };

/**
 * Publishes the approved responses (of each the last version that is approved) and writes the job that tells the
 * contributors. Its SHA-256 is over the JSON list of [response id, number, outcome, text] in the order of the ids.
 */
export async function publishResults(
  db: Database,
  { consultationId, staffId }: { consultationId: string; staffId: string },
  now: Date,
): Promise<PublishResult> {
  return db.prisma.$transaction(
    async (tx) => {
      await lockSigning(tx);
      const signOff = await tx.signOff.findFirst({
        where: { consultationId, sectionId: null, reopening: null },
        select: { id: true, publication: { select: { at: true, staff: { select: { name: true } } } } },
      });
      if (!signOff) return { ok: false, reason: "not-signed-off" };
      const { publication: before } = signOff;
      if (before) return { ok: false, reason: "published-before", by: before.staff.name, at: before.at };
      const { arrived } = await countChanges(tx, { consultationId, sectionId: null }, signOff.id);
      if (arrived > 0) return { ok: false, reason: "overtaken", arrived };

      const approved = await listApproved(tx, consultationId);
      const list = approved.map(({ responseId, number, outcome, text }) => [responseId, number, outcome, text]);
      const sha256 = createHash("sha256").update(JSON.stringify(list), "utf8").digest("hex");
      const publicationId = newId();
      await tx.resultsPublication.create({
        data: { id: publicationId, consultationId, signOffId: signOff.id, sha256, staffId, at: now },
        select: { id: true },
      });
      await tx.publishedResponse.createMany({ data: approved.map(({ responseId, number }) => ({ publicationId, responseId, number })) });
      const answers = await insertAnswers(tx, publicationId);
      await tx.$executeRaw`
        SELECT graphile_worker.add_job('send-answers', json_build_object('publicationId', ${publicationId}::text), job_key := ${`answers-${publicationId}`})`;
      return { ok: true, publicationId, responses: approved.length, answers, sha256 };
    },
    { ...TRANSACTION, isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead },
  );
}

function listApproved(tx: Tx, consultationId: string) {
  return tx.$queryRaw<{ responseId: string; number: number; outcome: string; text: string }[]>`
    SELECT DISTINCT ON (r.id) r.id AS "responseId", v.number, v.outcome::text, v.text
    FROM response r
    JOIN response_version v ON v.response_id = r.id
    JOIN response_approval a ON a.response_id = v.response_id AND a.number = v.number
    LEFT JOIN topic t ON t.id = r.topic_id
    WHERE r.consultation_id = ${consultationId}::uuid AND t.merged_at IS NULL
    ORDER BY r.id, v.number DESC`;
}

/** A comment merged into another is answered with what that one is answered with. */
function insertAnswers(tx: Tx, publicationId: string): Promise<number> {
  return tx.$executeRaw`
    WITH RECURSIVE answered AS (
      SELECT r.id AS response_id, c.id AS comment_id
      FROM published_response p
      JOIN response r ON r.id = p.response_id
      LEFT JOIN topic_comment t ON t.topic_id = r.topic_id
      JOIN comment c ON c.id = coalesce(r.comment_id, t.comment_id)
      WHERE p.publication_id = ${publicationId}::uuid AND ${Prisma.raw(COUNTED)}
      UNION
      SELECT a.response_id, c.id
      FROM answered a
      JOIN moderation_decision m ON m.merged_into_id = a.comment_id
      JOIN comment c ON c.id = m.comment_id AND c.version = m.version AND c.state = 'merged')
    INSERT INTO published_answer (publication_id, response_id, comment_id)
    SELECT ${publicationId}::uuid, response_id, comment_id FROM answered`;
}
