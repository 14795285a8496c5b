import { recordAct } from "~/auth/record-act.server";
import type { Database, Tx } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";
import { sumOf } from "./erasable";
import { countErasable, readTerm } from "./read-retention.server";

export type Started = { ok: true; runId: string } | { ok: false; reason: "no-term" | "not-due" | "under-way" | "nothing-left" };

/**
 * Begins to erase what is past its term; the worker does the rest. `staffId` is null where it begins by itself, which it
 * does only where the term says so.
 */
export async function startRun({ prisma }: Database, { consultationId, staffId }: { consultationId: string; staffId: string | null }, now: Date): Promise<Started> {
  return prisma.$transaction(async (tx) => {
    // Two who begin at once, or an administrator and the clock, are one after the other.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('retention' || ${consultationId}, 0))`;
    const { term, dueAt } = await readTerm(tx, { consultationId }, now);
    if (!term || (staffId === null && !term.automatic)) return { ok: false, reason: "no-term" };
    if (!dueAt || now < dueAt) return { ok: false, reason: "not-due" };
    if ((await tx.retentionRun.count({ where: { consultationId, finishedAt: null } })) > 0) return { ok: false, reason: "under-way" };
    const { counts } = await countErasable(tx, { consultationId });
    if (sumOf(counts) === 0) return { ok: false, reason: "nothing-left" };
    const runId = newId();
    await tx.retentionRun.create({ data: { id: runId, consultationId, staffId, planned: { ...counts }, createdAt: now }, select: { id: true } });
    await recordAct(tx, { type: "personal.erasing-began", staffId, data: { consultationId, runId, ...counts } }, now);
    await queueRun(tx, runId);
    return { ok: true, runId };
  }, { timeout: 60_000 });
}

/** Has the worker go on with a run, once, however often it is asked. */
export async function queueRun(tx: Tx, runId: string): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job('run-retention', json_build_object('runId', ${runId}::text), queue_name := 'retention',
                                   job_key := 'run-retention:' || ${runId}::text)`;
}
