import type { Database } from "~/platform/db.server";
import { lockResponse, readStanding, type StandingVersion } from "./draft-response.server";
import { TRANSACTION } from "./scope.server";

export type ApproveResult =
  | { ok: true }
  /** Whoever drafted a version cannot approve it. */
  | { ok: false; reason: "unknown-response" | "same-person" }
  | { ok: false; reason: "drafted-meanwhile"; standing: StandingVersion | null }
  | { ok: false; reason: "approved-before"; by: string; at: Date };

/** Approves the version of a response that was read, if it still is the last one. */
export async function approveResponse(
  db: Database,
  { responseId, number, staffId }: { responseId: string; number: number; staffId: string },
  now: Date,
): Promise<ApproveResult> {
  return db.prisma.$transaction(async (tx) => {
    if (!(await lockResponse(tx, responseId))) return { ok: false, reason: "unknown-response" };
    const version = await tx.responseVersion.findFirst({
      where: { responseId },
      orderBy: { number: "desc" },
      select: { number: true, draftedBy: true, approval: { select: { approvedAt: true, approver: { select: { name: true } } } } },
    });
    if (version?.number !== number) return { ok: false, reason: "drafted-meanwhile", standing: await readStanding(tx, responseId) };
    if (version.approval) return { ok: false, reason: "approved-before", by: version.approval.approver.name, at: version.approval.approvedAt };
    if (version.draftedBy === staffId) return { ok: false, reason: "same-person" };
    await tx.responseApproval.create({ data: { responseId, number, approvedBy: staffId, approvedAt: now } });
    return { ok: true };
  }, TRANSACTION);
}
