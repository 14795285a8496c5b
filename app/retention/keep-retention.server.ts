import type { Database } from "~/platform/db.server";
import { eraseByCode } from "./erase-by-code.server";
import { queueRun, startRun } from "./start-run.server";

/**
 * What the worker looks after: erasings that begin by themselves on their day, those whose job was lost, and letters of
 * people who asked for erasure before theirs was entered.
 */
export async function keepRetention(db: Database, now: Date): Promise<void> {
  const unfinished = await db.prisma.retentionRun.findMany({ where: { finishedAt: null }, select: { id: true } });
  for (const { id } of unfinished) await queueRun(db.prisma, id);
  const terms = await db.prisma.retentionTerm.findMany({ where: { automatic: true }, select: { consultationId: true } });
  for (const { consultationId } of terms) await startRun(db, { consultationId, staffId: null }, now);
  const settled = await db.prisma.$queryRaw<{ code: string }[]>`
    SELECT r.receipt_code AS code FROM erasure_request r
    WHERE r.done_at IS NULL AND NOT EXISTS (SELECT FROM intake_item i WHERE i.receipt_code = r.receipt_code AND i.state = 'waiting')
    ORDER BY r.asked_at LIMIT 200`;
  for (const { code } of settled) await eraseByCode(db, { code }, now);
}
