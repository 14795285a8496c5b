import type { Database, Tx } from "~/platform/db.server";
import { Prisma } from "~/platform/generated/prisma/client";
import { announceChange } from "~/platform/http/changes.server";
import { newId } from "~/platform/ids.server";
import { answeredBy, listApproved } from "./plan-results.server";
import { countChanges } from "./read-sign-offs.server";
import { resultsTag } from "./results-tag";
import { lockSigning, TRANSACTION } from "./scope.server";

export type PublishResult =
  | { ok: true; publicationId: string; responses: number; answers: number; sha256: string }
  /** The consultation is not signed off as a whole. */
  | { ok: false; reason: "not-signed-off" }
  /** So many comments have come since it was signed off: it has to be reopened for them. */
  | { ok: false; reason: "overtaken"; arrived: number }
  /** Other answers are approved by now than those that were seen; nothing is published. */
  | { ok: false; reason: "changed-meanwhile" }
  | { ok: false; reason: "published-before"; by: string; at: Date };

/**
 * Publishes the approved responses (of each the last version that is approved) and writes the job that tells the
 * contributors. `seen` is the SHA-256 of what its publisher was shown: see planResults.
 */
export async function publishResults(
  db: Database,
  { consultationId, seen, staffId }: { consultationId: string; seen: string; staffId: string },
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

      const { approved, sha256 } = await listApproved(tx, consultationId);
      if (sha256 !== seen) return { ok: false, reason: "changed-meanwhile" };
      const publicationId = newId();
      await tx.resultsPublication.create({
        data: { id: publicationId, consultationId, signOffId: signOff.id, sha256, staffId, at: now },
        select: { id: true },
      });
      await tx.publishedResponse.createMany({ data: approved.map(({ responseId, number }) => ({ publicationId, responseId, number })) });
      const answers = await insertAnswers(tx, publicationId, approved.map(({ responseId }) => responseId));
      await tx.$executeRaw`
        SELECT graphile_worker.add_job('send-answers', json_build_object('publicationId', ${publicationId}::text), job_key := ${`answers-${publicationId}`})`;
      await announceChange(tx, resultsTag(consultationId));
      return { ok: true, publicationId, responses: approved.length, answers, sha256 };
    },
    { ...TRANSACTION, isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead },
  );
}

function insertAnswers(tx: Tx, publicationId: string, responseIds: string[]): Promise<number> {
  return tx.$executeRaw`
    ${answeredBy(responseIds)}
    INSERT INTO published_answer (publication_id, response_id, comment_id)
    SELECT ${publicationId}::uuid, response_id, comment_id FROM answered`;
}
