import type { Database } from "~/platform/db.server";
import { readSnapshot } from "~/platform/snapshot.server";
import { countReceived, type RegisterCount } from "./count-received.server";
import { findDiscrepancies, type Discrepancy } from "./find-discrepancies.server";

export interface Reconciliation extends RegisterCount {
  /** Empty when the register adds up. */
  discrepancies: Discrepancy[];
}

/** The numbers of a register and whether they add up, all of them of one instant. */
export async function reconcile({ pool }: Database, { consultationId }: { consultationId: string }): Promise<Reconciliation> {
  const snapshot = readSnapshot(pool, async function* (client) {
    const counted = await countReceived(client, consultationId);
    yield { ...counted, discrepancies: await findDiscrepancies(client, consultationId, counted.days) };
  });
  let result: Reconciliation | undefined;
  for await (const each of snapshot) result = each;
  return result!;
}
