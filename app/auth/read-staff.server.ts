import type { Tx } from "~/platform/db.server";

export async function readStaff(tx: Tx, staffId: string) {
  return tx.staff.findFirst({
    where: { id: staffId },
    select: {
      id: true,
      email: true,
      name: true,
      roles: true,
      scopeSections: true,
      scopeDistricts: true,
      createdAt: true,
      disabledAt: true,
      totpConfirmedAt: true,
    },
  });
}
