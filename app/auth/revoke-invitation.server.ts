import type { Database } from "~/platform/db.server";
import { recordAct } from "./record-act.server";

/** Makes an open invitation good for nothing; false when it is no longer open. What remains of it is the act. */
export async function revokeInvitation(
  db: Database,
  { invitationId, byStaffId }: { invitationId: string; byStaffId: string },
  now: Date,
): Promise<boolean> {
  return db.prisma.$transaction(async (tx) => {
    const invitation = await tx.staffInvitation.findFirst({ where: { id: invitationId }, select: { email: true, roles: true } });
    const { count } = await tx.staffInvitation.deleteMany({
      where: { id: invitationId, usedAt: null, expiresAt: { gt: now } },
    });
    if (count !== 1 || !invitation) return false;
    const { email, roles } = invitation;
    const data: Record<string, string | string[]> = email === null ? { roles } : { roles, email };
    await recordAct(tx, { type: "staff.invitation-revoked", staffId: byStaffId, data }, now);
    return true;
  });
}
