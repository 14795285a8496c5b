import { cleanText } from "~/platform/clean-text";
import type { Database } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";
import { listOpen } from "./read-coverage.server";
import { isScope, lockGrouping, refuseSigned, TRANSACTION, type Scope, type SignedOff } from "./scope.server";

export type WaiveResult =
  | { ok: true; waiverId: string; comments: number }
  | { ok: false; reason: "reason-missing" | "unknown-section" | "nothing-open" }
  /** There are more or fewer than were seen. */
  | { ok: false; reason: "changed-meanwhile"; open: number }
  | SignedOff;

/**
 * Lets the open comments of a section (and below) do without a topic, for a reason. It names those that are open now:
 * `open` is how many the compiler saw. A comment that arrives later is open again.
 */
export async function waiveCoverage(
  db: Database,
  { reason: typed, open: seen, staffId, ...scope }: Scope & { reason: string; open: number; staffId: string },
  now: Date,
): Promise<WaiveResult> {
  const reason = cleanText(typed);
  if (!reason) return { ok: false, reason: "reason-missing" };
  return db.prisma.$transaction(async (tx) => {
    await lockGrouping(tx);
    if (!(await isScope(tx, scope))) return { ok: false, reason: "unknown-section" };
    const signed = await refuseSigned(tx, scope.consultationId, [scope.sectionId]);
    if (signed) return signed;
    const commentIds = await listOpen(tx, scope);
    if (commentIds.length === 0) return { ok: false, reason: "nothing-open" };
    if (commentIds.length !== seen) return { ok: false, reason: "changed-meanwhile", open: commentIds.length };
    const id = newId();
    await tx.coverageWaiver.create({ data: { id, ...scope, reason, commentIds, staffId, at: now }, select: { id: true } });
    return { ok: true, waiverId: id, comments: commentIds.length };
  }, TRANSACTION);
}

export type RevokeWaiverResult = { ok: true; repeated: boolean } | { ok: false; reason: "unknown-waiver" } | SignedOff;

/** Takes a waiver back: its comments are open again unless they are in a topic by now. */
export async function revokeWaiver(db: Database, { waiverId, staffId }: { waiverId: string; staffId: string }, now: Date): Promise<RevokeWaiverResult> {
  return db.prisma.$transaction(async (tx) => {
    await lockGrouping(tx);
    const waiver = await tx.coverageWaiver.findUnique({ where: { id: waiverId }, select: { consultationId: true, sectionId: true } });
    if (!waiver) return { ok: false, reason: "unknown-waiver" };
    const signed = await refuseSigned(tx, waiver.consultationId, [waiver.sectionId]);
    if (signed) return signed;
    const { count } = await tx.waiverRevocation.createMany({ data: [{ waiverId, staffId, at: now }], skipDuplicates: true });
    return { ok: true, repeated: count === 0 };
  }, TRANSACTION);
}
