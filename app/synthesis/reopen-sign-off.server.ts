import { cleanText } from "~/platform/clean-text";
import type { Database } from "~/platform/db.server";
import { lockSigning, TRANSACTION } from "./scope.server";

export type ReopenResult =
  | { ok: true }
  | { ok: false; reason: "reason-missing" | "unknown-sign-off" }
  | { ok: false; reason: "reopened-before"; by: string; at: Date };

/** Ends a sign-off, for a reason; what was signed stays as it was. */
export async function reopenSignOff(
  db: Database,
  { signOffId, reason: typed, staffId }: { signOffId: string; reason: string; staffId: string },
  now: Date,
): Promise<ReopenResult> {
  const reason = cleanText(typed);
  if (!reason) return { ok: false, reason: "reason-missing" };
  return db.prisma.$transaction(async (tx) => {
    await lockSigning(tx);
    const signOff = await tx.signOff.findUnique({
      where: { id: signOffId },
      select: { reopening: { select: { at: true, staff: { select: { name: true } } } } },
    });
    if (!signOff) return { ok: false, reason: "unknown-sign-off" };
    if (signOff.reopening) return { ok: false, reason: "reopened-before", by: signOff.reopening.staff.name, at: signOff.reopening.at };
    await tx.signOffReopening.create({ data: { signOffId, reason, staffId, at: now } });
    return { ok: true };
  }, TRANSACTION);
}
