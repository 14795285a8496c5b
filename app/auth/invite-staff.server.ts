import { enqueueMail } from "~/mail/enqueue-mail.server";
import { invitationMail } from "~/mail/invitation-mail";
import type { Database } from "~/platform/db.server";
import { createInvitation, invitationPath, type Scope } from "./create-invitation.server";
import { knowsSections } from "./change-scope.server";
import type { Role } from "./roles";

interface Input {
  email: string;
  roles: Role[];
  scope: Scope;
  byStaffId: string;
  /** Where links lead, and who sends; `mail` is null without a mail server. */
  baseUrl: string;
  mail: { from: string } | null;
}

export type InviteResult =
  | { ok: true; link: string; expiresAt: Date; mailed: boolean }
  | { ok: false; reason: "email-taken" | "unknown-section" };

/** Invites somebody by mail. The link is in this one answer too: without a mail server it is handed over. */
export async function inviteStaff(
  db: Database,
  { email, roles, scope, byStaffId, baseUrl, mail }: Input,
  now: Date,
): Promise<InviteResult> {
  return db.prisma.$transaction(async (tx) => {
    if (await tx.staff.findFirst({ where: { email }, select: { id: true } })) return { ok: false, reason: "email-taken" };
    if (!(await knowsSections(tx, scope.sections))) return { ok: false, reason: "unknown-section" };
    const { token, expiresAt } = await createInvitation(tx, { roles, byStaffId, email, scope }, now);
    const link = baseUrl + invitationPath(token);
    if (mail) {
      const words = invitationMail({ link, roles, expiresAt });
      await enqueueMail(tx, { kind: "invitation", consultationId: null, commentId: null, from: mail.from, recipient: email, ...words }, now);
    }
    return { ok: true, link, expiresAt, mailed: mail !== null };
  });
}
