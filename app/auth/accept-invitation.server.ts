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

type Acceptance = { token: string; account: z.output<typeof newAccount> };

export type AcceptResult = { ok: true; token: string } | { ok: false; reason: "invalid-link" | "email-taken" };

/** Makes the account and signs it in. Of two who use one link at once, one gets the account. */
export async function acceptInvitation(db: Database, { token, account }: Acceptance, now: Date): Promise<AcceptResult> {
  if (!(await readInvitation(db.prisma, { token }, now))) return { ok: false, reason: "invalid-link" };
  const passwordHash = await hashPassword(account.password);
  const tokenHash = hashToken(token);
  const staffId = newId();
  const accepted = db.prisma.$transaction(async (tx): Promise<AcceptResult> => {
    if (await tx.staff.findFirst({ where: { email: account.email }, select: { id: true } })) {
      return { ok: false, reason: "email-taken" };
    }
    const { count } = await tx.staffInvitation.updateMany({
      where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    });
    const invitation =
      count === 1 ? await tx.staffInvitation.findFirst({ where: { tokenHash }, select: { roles: true } }) : null;
    if (!invitation) return { ok: false, reason: "invalid-link" };
    const { roles } = invitation;
    await tx.staff.create({
      data: { id: staffId, email: account.email, name: account.name, passwordHash, roles, createdAt: now },
    });
    await recordAct(tx, { type: "staff.joined", staffId, data: { roles } }, now);
    const session = await createSession(tx, { staffId }, now);
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
