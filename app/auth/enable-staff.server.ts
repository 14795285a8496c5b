import type { Database } from "~/platform/db.server";
import type { AccountChange, StaffChange } from "./disable-staff.server";
import { recordAct } from "./record-act.server";

/** Opens a closed account again; its old sessions stay ended. */
export async function enableStaff(
  db: Database,
  { staffId, byStaffId }: AccountChange,
  now: Date,
): Promise<StaffChange> {
  return db.prisma.$transaction(async (tx) => {
    const { count } = await tx.staff.updateMany({
      where: { id: staffId, disabledAt: { not: null } },
      data: { disabledAt: null },
    });
    if (count === 1) await recordAct(tx, { type: "staff.enabled", staffId: byStaffId, data: { of: staffId } }, now);
    const known = count === 1 || (await tx.staff.findFirst({ where: { id: staffId }, select: { id: true } })) !== null;
    return known ? { ok: true } : { ok: false, reason: "unknown-staff" };
  });
}
