import type { Database } from "~/platform/db.server";

export type UndoResult = { ok: true; commentIds: string[] } | { ok: false; reason: "too-late" };

/** Takes back what somebody has proposed, all of a batch that has not taken effect. Nobody takes back another's. */
export async function undoDecision(
  { prisma }: Database,
  { batchId, staffId }: { batchId: string; staffId: string },
  now: Date,
): Promise<UndoResult> {
  const undone = await prisma.proposedDecision.updateManyAndReturn({
    where: { batchId, staffId, settledAt: null, dueAt: { gt: now } },
    data: { settledAt: now, outcome: "undone" },
    select: { commentId: true },
  });
  return undone.length > 0
    ? { ok: true, commentIds: undone.map(({ commentId }) => commentId) }
    : { ok: false, reason: "too-late" };
}
