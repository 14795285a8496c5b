import type { Tx } from "~/platform/db.server";
import { email as emailSchema } from "./account.schema";

/** The account with this address, however it is written; null when there is none. */
export async function findStaff(tx: Tx, { email }: { email: string }) {
  const address = emailSchema.safeParse(email);
  return address.success ? tx.staff.findFirst({ where: { email: address.data }, select: { id: true } }) : null;
}
