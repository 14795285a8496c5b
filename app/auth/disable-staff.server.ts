import type { Database } from "~/platform/db.server";
import { othersAdminister } from "./keep-administrator.server";
import { recordAct } from "./record-act.server";

export type StaffChange = { ok: true } | { ok: false; reason: "unknown-staff" | "last-administrator" };

export interface AccountChange {
  staffId: string;
  /** Null from the shell. */
  byStaffId: string | null;
}

/** Closes an account and ends its sessions. The last active administrator stays. */
export async function disableStaff(
  db: Database,
  { staffId, byStaffId }: AccountChange,
  now: Date,
): Promise<StaffChange> {
  return db.prisma.$transaction(async (tx) => {
    const others = await othersAdminister(tx, staffId);
    const staff = await tx.staff.findFirst({ where: { id: staffId }, select: { roles: true, disabledAt: true } });
    if (!staff) return { ok: false, reason: "unknown-staff" };
    if (staff.disabledAt) return { ok: true };
    if (staff.roles.includes("administrator") && !others) return { ok: false, reason: "last-administrator" };
    await tx.staff.update({ where: { id: staffId }, data: { disabledAt: now } });
    await tx.staffSession.updateMany({ where: { staffId, revokedAt: null }, data: { revokedAt: now } });
    await recordAct(tx, { type: "staff.disabled", staffId: byStaffId, data: { of: staffId } }, now);
    return { ok: true };
  });
}
