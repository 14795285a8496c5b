import type { Tx } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";

export type Act =
  | "staff.signed-in"
  | "staff.sign-in-refused"
  | "staff.signed-out"
  | "staff.invited"
  | "staff.joined"
  | "staff.disabled"
  | "staff.enabled"
  | "staff.roles-changed"
  | "staff.password-changed"
  | "staff.sessions-revoked";

/** Writes down, in the transaction of the act itself, who did what. `staffId` is null for the shell and for strangers. */
export async function recordAct(
  tx: Tx,
  {
    type,
    staffId,
    data = {},
  }: { type: Act; staffId: string | null; data?: Record<string, string | string[] | number> },
  now: Date,
) {
  await tx.auditEvent.create({ data: { id: newId(), type, staffId, data, at: now } });
}
