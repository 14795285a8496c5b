import type { Tx } from "~/platform/db.server";

/** Every consultation a desk can be opened on, the latest first. */
export async function listRegisters(tx: Tx) {
  return tx.consultation.findMany({
    orderBy: [{ opensAt: "desc" }, { id: "desc" }],
    take: 100,
    select: { id: true, slug: true, title: true },
  });
}
