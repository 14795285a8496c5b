import type { Tx } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";
import { recordAct } from "./record-act.server";
import type { Role } from "./roles";
import { hashToken, newToken } from "./token.server";

export const INVITATION_MS = 24 * 3_600_000;

/** Address of the page where an invitation is taken up. */
export function invitationPath(token: string): string {
  return `/can-bo/loi-moi/${token}`;
}

/** Makes a one-time link for a new account; `byStaffId` is null from the shell. */
export async function createInvitation(
  tx: Tx,
  { roles, byStaffId }: { roles: Role[]; byStaffId: string | null },
  now: Date,
) {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + INVITATION_MS);
  await tx.staffInvitation.create({
    data: { id: newId(), tokenHash: hashToken(token), roles, createdAt: now, expiresAt },
  });
  await recordAct(tx, { type: "staff.invited", staffId: byStaffId, data: { roles } }, now);
  return { token, expiresAt };
}
