import type { Database, Tx } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";
import { lockAndCheck, type Decidable, type Decision, type Refusal } from "./check-decision.server";
import type { FieldSpan } from "./check-spans";
import { decideIn, type DecideResult } from "./decide.server";
import { UNDO_MS } from "./undo-time";

export type Proposal = Omit<Decision, "secondStaffId">;

export type ProposeResult =
  | { ok: true; effect: "proposed"; batchId: string; dueAt: Date; needsSecond: boolean }
  | Extract<DecideResult, { ok: true }> & { effect: "decided" }
  | Refusal;

/**
 * Writes a decision down that takes effect after UNDO_MS, so that nothing is public which somebody may still take back.
 * What shows less, or nothing more, than before does not wait: it is decided at once.
 */
export async function proposeDecision(db: Database, proposal: Proposal, now: Date): Promise<ProposeResult> {
  return db.prisma.$transaction(async (tx) => {
    const checked = await lockAndCheck(tx, proposal);
    if (!checked.ok) return checked;
    const { needsSecond } = checked;
    if (!needsSecond && (await showsLess(tx, proposal, checked))) {
      const decided = await decideIn(tx, proposal, now);
      if (decided.ok) return { ...decided, effect: "decided" };
      throw new Error(`The decision was checked, and then refused: ${decided.reason}`);
    }
    const batchId = newId();
    const written = await writeProposal(tx, { proposal, checked, needsSecond, batchId }, now);
    if (!written.ok) return written;
    await addJob(tx, batchId, written.dueAt);
    return { ok: true, effect: "proposed", batchId, dueAt: written.dueAt, needsSecond };
  });
}

interface Written {
  proposal: Proposal;
  checked: Decidable;
  needsSecond: boolean;
  batchId: string;
}

/** One waiting decision on a comment that is locked and checked. One waits at most. */
export async function writeProposal(tx: Tx, { proposal, checked, needsSecond, batchId }: Written, now: Date) {
  const { commentId, version, revision, action, reason, note, staffId } = proposal;
  const waiting = await tx.proposedDecision.findFirst({
    where: { commentId, settledAt: null },
    select: { id: true, version: true, revision: true, action: true, reason: true, madeAt: true, staff: { select: { name: true } } },
  });
  if (waiting && waiting.version === version && waiting.revision === revision) {
    const by = { name: waiting.staff.name, action: waiting.action, reason: waiting.reason, decidedAt: waiting.madeAt };
    return { ok: false, reason: "decided-meanwhile", by } as const;
  }
  // The author has changed the words since: what waits can no longer be applied.
  if (waiting) await tx.proposedDecision.update({ where: { id: waiting.id }, data: { settledAt: now, outcome: "overtaken" } });
  const dueAt = new Date(now.getTime() + UNDO_MS);
  await tx.proposedDecision.create({
    data: {
      id: newId(),
      consultationId: checked.before.consultationId,
      commentId,
      batchId,
      version,
      revision,
      action,
      reason,
      note,
      spans: checked.spans.map(({ field, start, end, reason: why }) => ({ field, start, end, reason: why })),
      toSectionId: proposal.toSectionId ?? null,
      toParagraphId: proposal.toParagraphId ?? null,
      mergedIntoId: proposal.mergedIntoId ?? null,
      staffId,
      madeAt: now,
      dueAt,
      needsSecond,
    },
    select: { id: true },
  });
  return { ok: true, dueAt } as const;
}

/** The job that applies a batch when its time has come; asked for again it is still one job. */
export async function addJob(tx: Tx, batchId: string, at: Date) {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job('apply-decisions', json_build_object('batchId', ${batchId}::text),
                                   job_key := ${`decisions:${batchId}`}::text, run_at := ${at}::timestamptz)`;
}

/** Whether after this decision the public reads nothing that it does not read now. */
async function showsLess(tx: Tx, { commentId, version, action }: Proposal, { before, spans }: Decidable): Promise<boolean> {
  if (action === "reopen") return true;
  if (before.state !== "published") return false;
  if (action === "withhold") return true;
  if (action !== "redact") return false;
  const hidden = await tx.redaction.findMany({
    where: { commentId, decision: { version } },
    select: { field: true, start: true, end: true },
  });
  return hidden.every((old) => covers(spans, old));
}

/** Spans of one field are apart from each other: one of them must hold the old one whole. */
function covers(spans: FieldSpan[], old: { field: string; start: number; end: number }): boolean {
  return spans.some(({ field, start, end }) => field === old.field && start <= old.start && end >= old.end);
}
