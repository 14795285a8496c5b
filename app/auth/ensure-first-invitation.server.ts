import type { Database } from "~/platform/db.server";
import { createInvitation } from "./create-invitation.server";

/**
 * While there is no staff at all: makes a fresh administrator's invitation, the only one that is good from now on.
 * @returns its token, to be printed once; null when there is staff
 */
export async function ensureFirstInvitation(db: Database, now: Date): Promise<string | null> {
  return db.prisma.$transaction(async (tx) => {
    if (await tx.staff.findFirst({ select: { id: true } })) return null;
    await tx.staffInvitation.deleteMany({ where: { usedAt: null } });
    const { token } = await createInvitation(tx, { roles: ["administrator"], byStaffId: null }, now);
    return token;
  });
}
