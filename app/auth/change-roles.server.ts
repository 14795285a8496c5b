import type { Database } from "~/platform/db.server";
import type { StaffChange } from "./disable-staff.server";
import { othersAdminister } from "./keep-administrator.server";
import { recordAct } from "./record-act.server";
import type { Role } from "./roles";

/** Gives an account these roles and no others. The last active administrator stays one. */
export async function changeRoles(
  db: Database,
  { staffId, roles, byStaffId }: { staffId: string; roles: Role[]; byStaffId: string },
  now: Date,
): Promise<StaffChange> {
  return db.prisma.$transaction(async (tx) => {
    const others = await othersAdminister(tx, staffId);
    const staff = await tx.staff.findFirst({ where: { id: staffId }, select: { roles: true, disabledAt: true } });
    if (!staff) return { ok: false, reason: "unknown-staff" };
    const demoted = staff.roles.includes("administrator") && !roles.includes("administrator");
    if (demoted && !staff.disabledAt && !others) return { ok: false, reason: "last-administrator" };
    await tx.staff.update({ where: { id: staffId }, data: { roles } });
    await recordAct(
      tx,
      { type: "staff.roles-changed", staffId: byStaffId, data: { of: staffId, from: staff.roles, to: roles } },
      now,
    );
    return { ok: true };
  });
}
