import type { Tx } from "~/platform/db.server";
import { hashToken } from "./token.server";

/** The invitation behind a link that can still be taken up; changes nothing. */
export async function readInvitation(tx: Tx, { token }: { token: string }, now: Date) {
  return tx.staffInvitation.findFirst({
    where: { tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: now } },
    select: { roles: true, email: true, expiresAt: true },
  });
}
