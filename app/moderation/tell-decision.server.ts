import { isContestable } from "~/comments/second-look";
import { decisionMail } from "~/mail/decision-mail";
import { enqueueMail } from "~/mail/enqueue-mail.server";
import { translator } from "~/messages";
import type { Database, Tx } from "~/platform/db.server";
import { isRuleKey } from "./rules";

/** A job for the worker, where the comment's author left an address; in the transaction of the decision. */
export async function addTellJob(tx: Tx, { decisionId, commentId }: { decisionId: string; commentId: string }): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job('tell-decision', json_build_object('decisionId', ${decisionId}::text), job_key := 'tell-' || ${decisionId}::text)
    FROM comment c JOIN contributor u ON u.id = c.contributor_id WHERE c.id = ${commentId}::uuid AND u.email IS NOT NULL`;
}

/**
 * Writes the mail that tells an author of a decision. The mail has the decision's id, so that a job done twice tells
 * once. Nothing is told of a comment that was withdrawn meanwhile, or decided anew: the later decision tells.
 */
export async function tellDecision(
  db: Database,
  { decisionId, mail: { baseUrl, from } }: { decisionId: string; mail: { baseUrl: string; from: string } },
  now: Date,
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    if (await tx.mailMessage.findUnique({ where: { id: decisionId }, select: { id: true } })) return;
    const decision = await tx.moderationDecision.findUnique({
      where: { id: decisionId },
      select: {
        action: true, reason: true, rulesVersion: true, note: true, version: true, decidedAt: true, toSectionId: true,
        redactions: { select: { reason: true } },
        answers: { select: { id: true } },
        comment: {
          select: {
            id: true, state: true, version: true, receiptCode: true, part: true,
            contributor: { select: { email: true } },
            secondLook: { select: { id: true } },
            consultation: { select: { id: true, title: true } },
          },
        },
      },
    });
    if (!decision) return;
    const { comment, action, toSectionId, decidedAt } = decision;
    const recipient = comment.contributor?.email;
    if (!recipient || comment.state === "withdrawn" || comment.version !== decision.version) return;
    const section = toSectionId === null ? null : await tx.section.findUnique({ where: { id: toSectionId }, select: { label: true, heading: true } });
    const words = decisionMail({
      ...decision,
      reason: reasonWords(action === "redact" ? decision.redactions.map(({ reason }) => reason) : [decision.reason]),
      place: section && `${section.label} ${section.heading}`,
      title: comment.consultation.title,
      receiptCode: comment.receiptCode,
      part: comment.part,
      at: decidedAt,
      baseUrl,
      contestable: comment.secondLook === null && isContestable({ state: comment.state, action, decidedAt }, now),
      answers: decision.answers !== null,
    });
    await enqueueMail(
      tx,
      { id: decisionId, kind: "decided", consultationId: comment.consultation.id, commentId: comment.id, from, recipient, ...words },
      now,
    );
  });
}

function reasonWords(reasons: string[]): string {
  const t = translator("moderation.rule");
  return [...new Set(reasons)].map((reason) => (isRuleKey(reason) ? t(reason) : reason)).join("; ");
}
