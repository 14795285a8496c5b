import type { Services } from "~/platform/context.server";
import type { Tx } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";
import { checkSecondFactor } from "./check-second-factor.server";
import { createSession } from "./create-session.server";
import { recordAct } from "./record-act.server";
import { hashToken, newToken } from "./token.server";

/** How long the second step waits after the password. */
export const PENDING_MS = 5 * 60_000;
const TRIES = 5;

/** Notes that the password was right; the token goes into a cookie, and with a code it opens a session. */
export async function awaitSecondFactor(tx: Tx, { staffId }: { staffId: string }, now: Date): Promise<string> {
  const token = newToken();
  await tx.staffSignIn.deleteMany({ where: { staffId, expiresAt: { lte: now } } });
  await tx.staffSignIn.create({
    data: { id: newId(), staffId, tokenHash: hashToken(token), expiresAt: new Date(now.getTime() + PENDING_MS) },
    select: { id: true },
  });
  return token;
}

/** Whether a code is still awaited for this token. */
export async function isSecondFactorAwaited(tx: Tx, token: string, now: Date): Promise<boolean> {
  return (await findAwaited(tx, token, now)) !== null;
}

export type FinishResult =
  | { ok: true; token: string }
  /** "over": it took too long, or too many tries; back to the password. */
  | { ok: false; reason: "wrong" | "over" }
  | { ok: false; reason: "throttled"; retryAfter: number };

/** The second step: a code of the authenticator, or a recovery code. */
export async function finishSignIn(
  { db, rateLimit }: Pick<Services, "db" | "rateLimit">,
  { token, code, device }: { token: string; code: string; device: string | null },
  now: Date,
): Promise<FinishResult> {
  const awaited = await findAwaited(db.prisma, token, now);
  if (!awaited) return { ok: false, reason: "over" };
  const { id, staffId } = awaited;
  const limit = await rateLimit.consume("secondFactor", staffId);
  if (!limit.ok) return { ok: false, reason: "throttled", retryAfter: limit.retryAfter };
  return db.prisma.$transaction(async (tx) => {
    // Waits for whoever closes the account or takes its second factor away, and keeps them waiting.
    const open = await tx.$queryRaw<unknown[]>`SELECT 1 FROM staff WHERE id = ${staffId}::uuid AND disabled_at IS NULL FOR NO KEY UPDATE`;
    const { count } = await tx.staffSignIn.updateMany({
      where: { id, tries: { lt: TRIES }, expiresAt: { gt: now } },
      data: { tries: { increment: 1 } },
    });
    if (open.length !== 1 || count !== 1) return { ok: false, reason: "over" };
    if (!(await checkSecondFactor(tx, { staffId, code }, now))) {
      await recordAct(tx, { type: "staff.second-factor-refused", staffId }, now);
      return { ok: false, reason: "wrong" };
    }
    await tx.staffSignIn.delete({ where: { id } });
    const session = await createSession(tx, { staffId, device }, now);
    await recordAct(tx, { type: "staff.signed-in", staffId }, now);
    return { ok: true, token: session.token };
  });
}

async function findAwaited(tx: Tx, token: string, now: Date) {
  return tx.staffSignIn.findFirst({
    where: { tokenHash: hashToken(token), expiresAt: { gt: now }, tries: { lt: TRIES }, staff: { disabledAt: null } },
    select: { id: true, staffId: true },
  });
}
