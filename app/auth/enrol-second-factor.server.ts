import type { Services } from "~/platform/context.server";
import type { Database, Tx } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";
import { checkSecondFactor } from "./check-second-factor.server";
import { recordAct } from "./record-act.server";
import { hashRecoveryCode, newRecoveryCodes, newSecret, stepOfCode } from "./second-factor.server";

/** The secret that waits to be confirmed by a first code, or null. */
export async function readEnrolment(tx: Tx, staffId: string) {
  const staff = await tx.staff.findFirst({ where: { id: staffId }, select: { totpSecret: true, totpConfirmedAt: true } });
  return { secret: staff?.totpConfirmedAt ? null : (staff?.totpSecret ?? null), enrolled: staff?.totpConfirmedAt != null };
}

/** Makes a secret for an account that has no second factor; one made before and never confirmed is gone. */
export async function startEnrolment(db: Database, staffId: string): Promise<void> {
  await db.prisma.staff.updateMany({ where: { id: staffId, totpConfirmedAt: null }, data: { totpSecret: newSecret() } });
}

export type EnrolResult = { ok: true; recoveryCodes: string[] } | { ok: false; reason: "wrong" | "throttled" | "not-started" };

/** Confirms the secret with a code of it; from then on a sign-in asks for one. The recovery codes are told this once. */
export async function confirmEnrolment(
  { db, rateLimit }: Pick<Services, "db" | "rateLimit">,
  { staffId, code }: { staffId: string; code: string },
  now: Date,
): Promise<EnrolResult> {
  const limit = await rateLimit.consume("secondFactor", staffId);
  if (!limit.ok) return { ok: false, reason: "throttled" };
  return db.prisma.$transaction(async (tx) => {
    const { secret } = await readEnrolment(tx, staffId);
    if (secret === null) return { ok: false, reason: "not-started" };
    const step = stepOfCode(secret, code, now);
    if (step === null) return { ok: false, reason: "wrong" };
    const { count } = await tx.staff.updateMany({
      where: { id: staffId, totpSecret: secret, totpConfirmedAt: null },
      data: { totpConfirmedAt: now, totpLastStep: step },
    });
    if (count !== 1) return { ok: false, reason: "not-started" };
    await recordAct(tx, { type: "staff.second-factor-enrolled", staffId }, now);
    return { ok: true, recoveryCodes: await replaceRecoveryCodes(tx, staffId) };
  });
}

/** Ten new recovery codes for one that is good now; the old ones are good for nothing any more. */
export async function renewRecoveryCodes(
  { db, rateLimit }: Pick<Services, "db" | "rateLimit">,
  { staffId, code }: { staffId: string; code: string },
  now: Date,
): Promise<EnrolResult> {
  const limit = await rateLimit.consume("secondFactor", staffId);
  if (!limit.ok) return { ok: false, reason: "throttled" };
  return db.prisma.$transaction(async (tx) => {
    if (!(await checkSecondFactor(tx, { staffId, code }, now))) return { ok: false, reason: "wrong" };
    await recordAct(tx, { type: "staff.recovery-codes-renewed", staffId }, now);
    return { ok: true, recoveryCodes: await replaceRecoveryCodes(tx, staffId) };
  });
}

async function replaceRecoveryCodes(tx: Tx, staffId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  await tx.staffRecoveryCode.deleteMany({ where: { staffId } });
  await tx.staffRecoveryCode.createMany({
    data: codes.map((code) => ({ id: newId(), staffId, codeHash: hashRecoveryCode(code)! })),
  });
  return codes;
}
