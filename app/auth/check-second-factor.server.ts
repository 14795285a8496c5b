import type { Tx } from "~/platform/db.server";
import { recordAct } from "./record-act.server";
import { hashRecoveryCode, stepOfCode } from "./second-factor.server";

/**
 * Whether this is the account's present code or one of its recovery codes; then it is used up, in this transaction.
 * Of two who bring the same code at once, one is let in.
 */
export async function checkSecondFactor(tx: Tx, { staffId, code }: { staffId: string; code: string }, now: Date): Promise<boolean> {
  const staff = await tx.staff.findFirst({
    where: { id: staffId, totpConfirmedAt: { not: null } },
    select: { totpSecret: true },
  });
  if (!staff?.totpSecret) return false;
  const step = stepOfCode(staff.totpSecret, code, now);
  if (step !== null) {
    const { count } = await tx.staff.updateMany({
      where: { id: staffId, totpSecret: staff.totpSecret, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
      data: { totpLastStep: step },
    });
    return count === 1;
  }
  const codeHash = hashRecoveryCode(code);
  if (codeHash === null) return false;
  const { count } = await tx.staffRecoveryCode.updateMany({ where: { staffId, codeHash, usedAt: null }, data: { usedAt: now } });
  if (count !== 1) return false;
  const left = await tx.staffRecoveryCode.count({ where: { staffId, usedAt: null } });
  await recordAct(tx, { type: "staff.recovery-code-used", staffId, data: { left } }, now);
  return true;
}
