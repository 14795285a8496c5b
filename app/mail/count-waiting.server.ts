import type { Tx } from "~/platform/db.server";

/** Mails that are neither sent nor given up. */
export async function countWaiting(tx: Tx): Promise<number> {
  return tx.mailMessage.count({ where: { sentAt: null, failedAt: null } });
}
