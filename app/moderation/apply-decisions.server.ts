import { z } from "zod";
import type { Database, Tx } from "~/platform/db.server";
import type { ProposedDecision } from "~/platform/generated/prisma/client";
import { isBy, isInside, type Refusal } from "./check-decision.server";
import { decideIn, type DecideResult } from "./decide.server";
import { addJob } from "./propose-decision.server";
import { readScope } from "./read-scope.server";

/** Decisions applied in one go where no batch is named. */
const SWEEP = 1_000;

const spansOf = z.array(z.object({ field: z.enum(["text", "proposed"]), start: z.int(), end: z.int(), reason: z.string() }));

/**
 * Applies the decisions whose time to undo is over: of one batch, or all where none is named. Each in a transaction of
 * its own; one that no longer fits its comment is settled as overtaken.
 */
export async function applyDecisions(db: Database, { batchId }: { batchId?: string }, now: Date): Promise<void> {
  const waiting = await db.prisma.proposedDecision.findMany({
    where: { settledAt: null, needsSecond: false, ...(batchId ? { batchId } : { dueAt: { lte: now } }) },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    take: SWEEP,
    select: { id: true, dueAt: true },
  });
  for (const { id, dueAt } of waiting) {
    if (dueAt <= now) await applyOne(db, { id }, now);
  }
  // The job's clock is the database's, which may be ahead of this machine's.
  const early = waiting.find(({ dueAt }) => dueAt > now);
  if (batchId && early) await db.prisma.$transaction((tx) => addJob(tx, batchId, early.dueAt));
}

async function applyOne(db: Database, { id }: { id: string }, now: Date): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const proposal = await lockProposal(tx, id);
    if (proposal) await settle(tx, proposal, null, now);
  });
}

export type ConfirmResult = DecideResult | { ok: false; reason: "settled" | "same-person" | "not-yet" };

/**
 * What the second of two moderators says to a withholding that waits for one: it takes effect, or the comment goes back
 * to the queue.
 */
export async function confirmProposal(
  db: Database,
  { proposalId, staffId, agrees }: { proposalId: string; staffId: string; agrees: boolean },
  now: Date,
): Promise<ConfirmResult | { ok: true; declined: true }> {
  return db.prisma.$transaction(async (tx) => {
    const proposal = await lockProposal(tx, proposalId);
    if (!proposal?.needsSecond) return { ok: false, reason: "settled" };
    if (proposal.staffId === staffId) return { ok: false, reason: "same-person" };
    if (proposal.dueAt > now) return { ok: false, reason: "not-yet" };
    if (agrees) return settle(tx, proposal, staffId, now);
    const refused = await mayAnswer(tx, proposal, staffId);
    if (refused) return refused;
    await tx.proposedDecision.update({
      where: { id: proposalId },
      data: { secondStaffId: staffId, settledAt: now, outcome: "declined" },
      select: { id: true },
    });
    return { ok: true, declined: true };
  });
}

/** Decides as proposed, and settles the proposal with what became of it. */
async function settle(tx: Tx, proposal: ProposedDecision, secondStaffId: string | null, now: Date): Promise<DecideResult> {
  const { id, spans, ...rest } = proposal;
  if (secondStaffId !== null) {
    const refused = await mayAnswer(tx, proposal, secondStaffId);
    if (refused) return refused;
  }
  // Settled first: taking a decision overtakes whatever else waits on its comment.
  await tx.proposedDecision.update({ where: { id }, data: { settledAt: now, outcome: "applied", secondStaffId }, select: { id: true } });
  const result = await decideIn(tx, { ...rest, spans: spansOf.parse(spans), secondStaffId }, now);
  if (!result.ok) {
    const waits = result.reason === "needs-second";
    await tx.proposedDecision.update({
      where: { id },
      data: waits ? { settledAt: null, outcome: null, needsSecond: true } : { outcome: "overtaken" },
      select: { id: true },
    });
  }
  return result;
}

/**
 * The proposal; null once it is settled. Whoever locks a comment and a proposal takes the comment first, and of two
 * comments the one with the lesser id.
 */
async function lockProposal(tx: Tx, id: string): Promise<ProposedDecision | null> {
  await tx.$queryRaw`
    SELECT id FROM comment
    WHERE id IN (SELECT unnest(ARRAY[comment_id, merged_into_id]) FROM proposed_decision WHERE id = ${id}::uuid)
    ORDER BY id FOR NO KEY UPDATE`;
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM proposed_decision WHERE id = ${id}::uuid AND settled_at IS NULL FOR UPDATE`;
  return row ? tx.proposedDecision.findUnique({ where: { id } }) : null;
}

/** Why this moderator cannot be the second on a proposal; null when nothing stands against it. */
async function mayAnswer(tx: Tx, { commentId, consultationId }: ProposedDecision, staffId: string): Promise<Refusal | null> {
  const { secondLook, ...comment } = await tx.comment.findUniqueOrThrow({
    where: { id: commentId },
    select: {
      sectionId: true,
      district: true,
      secondLook: { select: { answeredAt: true, decision: { select: { staffId: true, secondStaffId: true } } } },
    },
  });
  if (!isInside(await readScope(tx, { staffId, consultationId }), comment)) return { ok: false, reason: "out-of-scope" };
  const contested = secondLook && !secondLook.answeredAt && isBy(secondLook.decision, [staffId]);
  return contested ? { ok: false, reason: "own-decision" } : null;
}
