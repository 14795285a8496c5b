import type { PrismaClient } from "~/platform/generated/prisma/client";
import { hashEmailToken } from "./email-token.server";

/** Whether a link's token is one of ours, and was used; null for any other. */
export async function readEmailToken(prisma: PrismaClient, token: string): Promise<{ confirmed: boolean } | null> {
  const contributor = await prisma.contributor.findUnique({
    where: { emailTokenHash: hashEmailToken(token) },
    select: { emailConfirmedAt: true },
  });
  return contributor && { confirmed: contributor.emailConfirmedAt !== null };
}

/** Notes, the first time, that whoever reads the contributor's mail has confirmed the address. */
export async function confirmEmail(
  prisma: PrismaClient,
  token: string,
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: "unknown-token" }> {
  const emailTokenHash = hashEmailToken(token);
  await prisma.contributor.updateMany({ where: { emailTokenHash, emailConfirmedAt: null }, data: { emailConfirmedAt: now } });
  return (await readEmailToken(prisma, token)) ? { ok: true } : { ok: false, reason: "unknown-token" };
}
