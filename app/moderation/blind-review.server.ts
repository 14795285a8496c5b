import type { Database } from "~/platform/db.server";
import type { Action } from "./check-decision.server";
import { isInside } from "./check-decision.server";
import { readForModeration } from "./read-for-moderation.server";
import { readScope } from "./read-scope.server";
import { isWithholdReason, KEEPS_RULES } from "./rules";

/**
 * The oldest decision that is to be made once more by somebody who did not make it: the comment in its context, and
 * nothing of what was decided. Null when none is left for this person.
 */
export async function nextBlindReview({ prisma }: Database, { consultationId, staffId }: { consultationId: string; staffId: string }) {
  const { sectionIds, districts } = await readScope(prisma, { consultationId, staffId });
  const found = await prisma.blindReview.findFirst({
    where: {
      consultationId,
      answeredAt: null,
      decision: { staffId: { not: staffId }, OR: [{ secondStaffId: null }, { secondStaffId: { not: staffId } }] },
      comment: {
        state: { not: "withdrawn" },
        ...(sectionIds && { sectionId: { in: sectionIds } }),
        ...(districts && { district: { in: districts } }),
      },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, commentId: true },
  });
  if (!found) return null;
  const read = await readForModeration(prisma, { commentId: found.commentId });
  // Neither the decisions nor what they made of the comment.
  return read && { reviewId: found.id, comment: { ...read, state: "pending" as const, version: 0, decisions: [], redactions: [] } };
}

export interface BlindAnswer {
  reviewId: string;
  staffId: string;
  action: Extract<Action, "publish" | "redact" | "withhold">;
  reason: string;
}

export type BlindResult = { ok: true; agrees: boolean } | { ok: false; reason: "bad-reason" | "answered" | "own-decision" | "out-of-scope" };

/** Writes down what a second moderator, who has not seen the first decision, would have decided. It changes nothing. */
export async function answerBlindReview({ prisma }: Database, { reviewId, staffId, action, reason }: BlindAnswer, now: Date): Promise<BlindResult> {
  if (action === "publish" ? reason !== KEEPS_RULES : !isWithholdReason(reason)) return { ok: false, reason: "bad-reason" };
  const review = await prisma.blindReview.findUnique({
    where: { id: reviewId },
    select: { consultationId: true, answeredAt: true, comment: { select: { sectionId: true, district: true } }, decision: { select: { action: true, staffId: true, secondStaffId: true } } },
  });
  if (!review || review.answeredAt) return { ok: false, reason: "answered" };
  const { decision } = review;
  if (decision.staffId === staffId || decision.secondStaffId === staffId) return { ok: false, reason: "own-decision" };
  if (!isInside(await readScope(prisma, { staffId, consultationId: review.consultationId }), review.comment)) return { ok: false, reason: "out-of-scope" };
  const { count } = await prisma.blindReview.updateMany({ where: { id: reviewId, answeredAt: null }, data: { staffId, answer: action, reason, answeredAt: now } });
  return count === 1 ? { ok: true, agrees: decision.action === action } : { ok: false, reason: "answered" };
}

/** How often two moderators decided alike, in all and by the first one's reason. */
export async function readAgreement({ pool }: Database, { consultationId }: { consultationId: string }) {
  const { rows } = await pool.query<{ reason: string; reviewed: number; agreed: number; waiting: number }>(
    `SELECT m.reason, count(b.answer)::int AS reviewed, (count(*) FILTER (WHERE b.answer = m.action))::int AS agreed,
            (count(*) FILTER (WHERE b.answer IS NULL))::int AS waiting
     FROM blind_review b JOIN moderation_decision m ON m.id = b.decision_id
     WHERE b.consultation_id = $1 GROUP BY m.reason ORDER BY m.reason`,
    [consultationId],
  );
  const sum = (key: "reviewed" | "agreed" | "waiting") => rows.reduce((total, row) => total + row[key], 0);
  return { reasons: rows.filter(({ reviewed }) => reviewed > 0), reviewed: sum("reviewed"), agreed: sum("agreed"), waiting: sum("waiting") };
}
