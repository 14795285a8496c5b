import type { Tx } from "~/platform/db.server";

/** Recovery codes of an account that can still be used. */
export async function countRecoveryCodes(tx: Tx, staffId: string): Promise<number> {
  return tx.staffRecoveryCode.count({ where: { staffId, usedAt: null } });
}
