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

/** Where somebody may moderate: sections with what is below them, and districts; everywhere where a list is empty. */
export interface Scope {
  sections: string[];
  districts: string[];
}

interface Invitation {
  roles: Role[];
  /** Null from the shell. */
  byStaffId: string | null;
  /** Whom it is for; null when whoever gets the link names an address. */
  email?: string | null;
  scope?: Scope;
}

/** Makes a one-time link for a new account. */
export async function createInvitation(
  tx: Tx,
  { roles, byStaffId, email = null, scope = { sections: [], districts: [] } }: Invitation,
  now: Date,
) {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + INVITATION_MS);
  await tx.staffInvitation.create({
    data: {
      id: newId(),
      tokenHash: hashToken(token),
      roles,
      email,
      scopeSections: scope.sections,
      scopeDistricts: scope.districts,
      createdAt: now,
      expiresAt,
    },
  });
  await recordAct(tx, { type: "staff.invited", staffId: byStaffId, data: email === null ? { roles } : { roles, email } }, now);
  return { token, expiresAt };
}
