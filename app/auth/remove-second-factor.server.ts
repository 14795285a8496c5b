import type { Services } from "~/platform/context.server";
import type { Database, Tx } from "~/platform/db.server";
import { PASSWORD_MAX } from "./account.schema";
import { checkSecondFactor } from "./check-second-factor.server";
import { limitTries } from "./limit-tries.server";
import { verifyPassword } from "./password.server";
import { recordAct } from "./record-act.server";
import { revokeSessions } from "./revoke-sessions.server";
import { isSecondFactorRequired } from "./require-second-factor.server";

interface Input {
  staffId: string;
  sessionId: string;
  password: string;
  code: string;
}

export type RemoveResult = { ok: true } | { ok: false; reason: "wrong" | "throttled" | "required" };

/** Takes one's own second factor away, with the password and a code: a stolen session is not enough. */
export async function removeSecondFactor(
  { db, rateLimit }: Pick<Services, "db" | "rateLimit">,
  { staffId, sessionId, password, code }: Input,
  now: Date,
): Promise<RemoveResult> {
  const staff = await db.prisma.staff.findFirst({ where: { id: staffId }, select: { email: true, passwordHash: true } });
  const tries = await limitTries(rateLimit, { email: staff?.email ?? "", place: sessionId });
  const limit = tries.ok ? await rateLimit.consume("secondFactor", staffId) : tries;
  if (!limit.ok) return { ok: false, reason: "throttled" };
  if (!(await verifyPassword(staff?.passwordHash ?? null, password.slice(0, 4 * PASSWORD_MAX)))) return { ok: false, reason: "wrong" };
  return db.prisma.$transaction(async (tx) => {
    if (await isSecondFactorRequired(tx)) return { ok: false, reason: "required" };
    if (!(await checkSecondFactor(tx, { staffId, code }, now))) return { ok: false, reason: "wrong" };
    await clear(tx, staffId);
    await recordAct(tx, { type: "staff.second-factor-removed", staffId }, now);
    return { ok: true };
  });
}

/**
 * For somebody else who has lost it: takes it away and ends their sessions, so that nobody goes on who should not. One's
 * own is only to be taken away with the password and a code (see removeSecondFactor).
 */
export async function resetSecondFactor(
  db: Database,
  { staffId, byStaffId }: { staffId: string; byStaffId: string },
  now: Date,
): Promise<{ ok: boolean }> {
  if (staffId === byStaffId) return { ok: false };
  return db.prisma.$transaction(async (tx) => {
    const had = await tx.staff.findFirst({ where: { id: staffId, totpSecret: { not: null } }, select: { id: true } });
    if (!had) return { ok: false };
    await clear(tx, staffId);
    await recordAct(tx, { type: "staff.second-factor-reset", staffId: byStaffId, data: { of: staffId } }, now);
    await revokeSessions(tx, { staffId, byStaffId }, now);
    return { ok: true };
  });
}

async function clear(tx: Tx, staffId: string) {
  await tx.staff.update({ where: { id: staffId }, data: { totpSecret: null, totpConfirmedAt: null, totpLastStep: null } });
  await tx.staffRecoveryCode.deleteMany({ where: { staffId } });
  await tx.staffSignIn.deleteMany({ where: { staffId } });
}
