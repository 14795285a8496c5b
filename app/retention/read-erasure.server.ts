import type { Tx } from "~/platform/db.server";

/** That somebody asked to have it erased who sent a receipt's comments, and when it was done; null where nobody did. */
export async function readErasure(tx: Tx, receiptCode: string): Promise<{ askedAt: Date; doneAt: Date | null } | null> {
  return tx.erasureRequest.findUnique({ where: { receiptCode }, select: { askedAt: true, doneAt: true } });
}
