import { randomInt } from "node:crypto";
import { showChange } from "~/comments/show-change.server";
import type { Database, Tx } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";
import { lockAndCheck, type Decision, type Refusal } from "./check-decision.server";
import { RULES_VERSION } from "./rules";
import type { State } from "./states";
import { addTellJob } from "./tell-decision.server";

export type { Action, DecidedBy, Decision } from "./check-decision.server";

export type DecideResult = { ok: true; version: number; state: State } | Refusal | { ok: false; reason: "needs-second" };

const STATE_AFTER = {
  publish: "published",
  redact: "published",
  withhold: "withheld",
  reopen: "pending",
  move: "pending",
  merge: "merged",
} as const;

/**
 * Takes one decision on the version and the words the moderator has read. When another decision was there first,
 * nothing is written and the answer says whose it is; neither is it when the author has changed the words.
 */
export async function decide(db: Database, decision: Decision, now: Date): Promise<DecideResult> {
  return db.prisma.$transaction((tx) => decideIn(tx, decision, now));
}

/** The same within a transaction, which is to be rolled back only by what throws. */
export async function decideIn(tx: Tx, decision: Decision, now: Date): Promise<DecideResult> {
  const { commentId, version, action, reason, note, staffId, secondStaffId = null } = decision;
  const checked = await lockAndCheck(tx, decision);
  if (!checked.ok) return checked;
  const { before, spans, needsSecond, secondLookId } = checked;
  if (needsSecond && secondStaffId === null) return { ok: false, reason: "needs-second" };

  const state = STATE_AFTER[action];
  const { consultationId } = before;
  const decisionId = newId();
  const place = action === "move" ? { sectionId: decision.toSectionId ?? null, paragraphId: decision.toParagraphId ?? null } : {};
  await tx.comment.update({
    where: { id: commentId },
    data: { version: version + 1, state, ...place },
    select: { id: true },
  });
  await tx.moderationDecision.create({
    data: {
      id: decisionId,
      consultationId,
      commentId,
      version: version + 1,
      action,
      reason,
      rulesVersion: RULES_VERSION,
      note,
      staffId,
      secondStaffId,
      decidedAt: now,
      ...(action === "move" && {
        fromSectionId: before.sectionId,
        fromParagraphId: before.paragraphId,
        toSectionId: decision.toSectionId ?? null,
        toParagraphId: decision.toParagraphId ?? null,
      }),
      mergedIntoId: action === "merge" ? (decision.mergedIntoId ?? null) : null,
    },
    select: { id: true },
  });
  if (spans.length > 0) {
    await tx.redaction.createMany({
      data: spans.map((span) => ({ id: newId(), consultationId, commentId, decisionId, ...span })),
    });
  }
  if (secondLookId !== null) {
    await tx.secondLook.update({ where: { id: secondLookId }, data: { answerDecisionId: decisionId, answeredAt: now }, select: { id: true } });
  }
  // What waits was made on a version that no longer stands.
  await tx.proposedDecision.updateMany({ where: { commentId, settledAt: null }, data: { settledAt: now, outcome: "overtaken" } });
  const judges = action === "publish" || action === "redact" || action === "withhold";
  if (judges && randomInt(100) < before.blindShare) {
    await tx.blindReview.create({ data: { id: newId(), consultationId, decisionId, commentId, createdAt: now }, select: { id: true } });
  }
  await showChange(tx, { commentId, consultationId, sectionId: before.sectionId, was: before.state, is: state });
  await addTellJob(tx, { decisionId, commentId });
  return { ok: true, version: version + 1, state };
}
