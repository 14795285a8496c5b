import type { z } from "zod";
import type { Database } from "~/platform/db.server";
import { Prisma } from "~/platform/generated/prisma/client";
import { newId } from "~/platform/ids.server";
import type { newAccount } from "./account.schema";
import { createSession } from "./create-session.server";
import { hashPassword } from "./password.server";
import { readInvitation } from "./read-invitation.server";
import { recordAct } from "./record-act.server";
import { hashToken } from "./token.server";

type Acceptance = { token: string; account: z.output<typeof newAccount>; /** See deviceOf. */ device?: string | null };

export type AcceptResult = { ok: true; token: string } | { ok: false; reason: "invalid-link" | "email-taken" };

/**
 * Makes the account and signs it in. Of two who use one link at once, one gets the account. Where the invitation names
 * an address, the account has that one, whatever was typed.
 */
export async function acceptInvitation(db: Database, { token, account, device = null }: Acceptance, now: Date): Promise<AcceptResult> {
  const invited = await readInvitation(db.prisma, { token }, now);
  if (!invited) return { ok: false, reason: "invalid-link" };
  const passwordHash = await hashPassword(account.password);
  const tokenHash = hashToken(token);
  const staffId = newId();
  const email = invited.email ?? account.email;
  const accepted = db.prisma.$transaction(async (tx): Promise<AcceptResult> => {
    if (await tx.staff.findFirst({ where: { email }, select: { id: true } })) {
      return { ok: false, reason: "email-taken" };
    }
    const { count } = await tx.staffInvitation.updateMany({
      where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    });
    const invitation =
      count === 1
        ? await tx.staffInvitation.findFirst({ where: { tokenHash }, select: { roles: true, scopeSections: true, scopeDistricts: true } })
        : null;
    if (!invitation) return { ok: false, reason: "invalid-link" };
    const { roles, scopeSections, scopeDistricts } = invitation;
    await tx.staff.create({
      data: { id: staffId, email, name: account.name, passwordHash, roles, scopeSections, scopeDistricts, createdAt: now },
    });
    await recordAct(tx, { type: "staff.joined", staffId, data: { roles } }, now);
    const session = await createSession(tx, { staffId, device }, now);
    return { ok: true, token: session.token };
  });
  return accepted.catch((error: unknown) => {
    if (isDuplicate(error)) return { ok: false, reason: "email-taken" };
    throw error;
  });
}

/** Another account took the address between our look and our insert (P2002: a unique constraint). */
function isDuplicate(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}
