import type { Services } from "~/platform/context.server";
import { PASSWORD_MAX } from "./account.schema";
import { limitTries } from "./limit-tries.server";
import { hashPassword, verifyPassword } from "./password.server";
import { recordAct } from "./record-act.server";
import { revokeSessions } from "./revoke-sessions.server";

interface Input {
  staffId: string;
  /** Stays; every other session of the account ends. */
  sessionId: string;
  current: string;
  /** Checked by the schema `newPassword`. */
  next: string;
}

export type ChangePasswordResult = { ok: true; ended: number } | { ok: false; reason: "wrong" | "throttled" };

/** Tries at the current password count as tries to sign in: a stolen session is no way to guess it. */
export async function changePassword(
  { db, rateLimit }: Pick<Services, "db" | "rateLimit">,
  { staffId, sessionId, current, next }: Input,
  now: Date,
): Promise<ChangePasswordResult> {
  const staff = await db.prisma.staff.findFirst({
    where: { id: staffId },
    select: { email: true, passwordHash: true },
  });
  const limit = await limitTries(rateLimit, { email: staff?.email ?? "", place: sessionId });
  if (!limit.ok) return { ok: false, reason: "throttled" };
  if (!(await verifyPassword(staff?.passwordHash ?? null, current.slice(0, 4 * PASSWORD_MAX))))
    return { ok: false, reason: "wrong" };
  const passwordHash = await hashPassword(next);
  return db.prisma.$transaction(async (tx) => {
    await tx.staff.update({ where: { id: staffId }, data: { passwordHash } });
    await tx.staffSignIn.deleteMany({ where: { staffId } });
    await recordAct(tx, { type: "staff.password-changed", staffId }, now);
    const ended = await revokeSessions(tx, { staffId, exceptId: sessionId, byStaffId: staffId }, now);
    return { ok: true, ended };
  });
}
