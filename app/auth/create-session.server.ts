import type { Tx } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";
import { hashToken, newToken } from "./token.server";

export const SESSION_MS = 12 * 3_600_000;

/** Opens a session; the token goes into the cookie and is known nowhere else. */
export async function createSession(
  tx: Tx,
  { staffId, device = null }: { staffId: string; /** See deviceOf. */ device?: string | null },
  now: Date,
) {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + SESSION_MS);
  const { id } = await tx.staffSession.create({
    data: { id: newId(), staffId, tokenHash: hashToken(token), device, createdAt: now, lastSeenAt: now, expiresAt },
    select: { id: true },
  });
  return { id, token, expiresAt };
}
