import { recordAct } from "~/auth/record-act.server";
import type { Database, Tx } from "~/platform/db.server";
import { ERASABLE, STILL_THERE, type Erasable, type ErasableCounts } from "./erasable";
import { ERASE } from "./erase-rows.server";

/** Rows of a kind erased in one transaction: after each, how far it is can be seen, and a crash loses no more. */
const BATCH: ErasableCounts = { people: 500, letters: 500, emails: 500, files: 50, messages: 500, looks: 500, returned: 1, masked: 100 };

/**
 * Erases what a run is to erase, a batch at a time. What there is to do is read from the rows themselves, so it goes
 * on where it broke off, and does nothing for a run that is finished.
 */
export async function runRetention({ prisma }: Database, { runId }: { runId: string }, now: () => Date): Promise<void> {
  for (const kind of ERASABLE) {
    while ((await prisma.$transaction((tx) => eraseBatch(tx, runId, kind, now()), { timeout: 120_000 })) > 0);
  }
  await prisma.$transaction(async (tx) => {
    const run = await lockRun(tx, runId);
    if (!run) return;
    await tx.retentionRun.update({ where: { id: runId }, data: { finishedAt: now() }, select: { id: true } });
    // Names that stood beside published comments.
    await tx.$executeRaw`SELECT pg_notify('public_change', id::text) FROM section WHERE consultation_id = ${run.consultationId}::uuid`;
    await tx.$executeRaw`SELECT pg_notify('public_change', ${run.consultationId})`;
    await recordAct(tx, { type: "personal.erased", staffId: run.staffId, data: { runId, consultationId: run.consultationId, ...run.erased } }, now());
  });
}

/** How many were erased; none where the run is finished. */
async function eraseBatch(tx: Tx, runId: string, kind: Erasable, now: Date): Promise<number> {
  const run = await lockRun(tx, runId);
  if (!run) return 0;
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    `SELECT e.id ${STILL_THERE[kind]} ORDER BY e.id LIMIT ${BATCH[kind]} FOR UPDATE OF e`,
    run.consultationId,
  );
  if (rows.length === 0) return 0;
  await ERASE[kind](tx, rows.map(({ id }) => id), now);
  const erased = { ...run.erased, [kind]: (run.erased[kind] ?? 0) + rows.length };
  await tx.retentionRun.update({ where: { id: runId }, data: { erased }, select: { id: true } });
  return rows.length;
}

interface Unfinished {
  consultationId: string;
  staffId: string | null;
  erased: Partial<ErasableCounts>;
}

/** A second worker waits here, and then finds less to do. */
async function lockRun(tx: Tx, runId: string): Promise<Unfinished | null> {
  const [run] = await tx.$queryRaw<Unfinished[]>`
    SELECT consultation_id AS "consultationId", staff_id AS "staffId", erased
    FROM retention_run WHERE id = ${runId}::uuid AND finished_at IS NULL FOR UPDATE`;
  return run ?? null;
}
