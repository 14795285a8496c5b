import type { Services } from "~/platform/context.server";
import type { Tx } from "~/platform/db.server";
import { email as emailSchema, PASSWORD_MAX } from "./account.schema";
import { createSession } from "./create-session.server";
import { awaitSecondFactor } from "./finish-sign-in.server";
import { limitTries } from "./limit-tries.server";
import { verifyPassword } from "./password.server";
import { recordAct } from "./record-act.server";

export interface Credentials {
  email: string;
  password: string;
  /** Counted as a keyed hash, never stored. */
  networkAddress: string;
  /** See deviceOf. */
  device?: string | null;
}

export type SignInResult =
  | { ok: true; token: string }
  /** The password was right; `pending` and a code open the session (see finishSignIn). */
  | { ok: false; reason: "second-factor"; pending: string }
  | { ok: false; reason: "wrong" }
  /** `retryAfter` is in seconds. */
  | { ok: false; reason: "throttled"; retryAfter: number };

/** An unknown address, a wrong password and a disabled account look alike, and take alike. */
export async function signIn(
  { db, rateLimit }: Pick<Services, "db" | "rateLimit">,
  { email, password, networkAddress, device = null }: Credentials,
  now: Date,
): Promise<SignInResult> {
  const parsed = emailSchema.safeParse(email);
  const address = parsed.success ? parsed.data : "";
  const ofNetwork = await rateLimit.consume("signInByNetwork", networkAddress);
  const limit = ofNetwork.ok ? await limitTries(rateLimit, { email: address, place: networkAddress }) : ofNetwork;
  if (!limit.ok) return { ok: false, reason: "throttled", retryAfter: limit.retryAfter };
  const staff = await db.prisma.staff.findFirst({
    where: { email: address },
    select: { id: true, passwordHash: true, totpConfirmedAt: true },
  });
  // Whoever types more than any password may hold is not made to hash it.
  const matches = await verifyPassword(staff?.passwordHash ?? null, password.slice(0, 4 * PASSWORD_MAX));
  return db.prisma.$transaction(async (tx) => {
    if (!staff || !matches || !(await holdOpen(tx, staff))) {
      await recordAct(tx, { type: "staff.sign-in-refused", staffId: staff?.id ?? null }, now);
      return { ok: false, reason: "wrong" };
    }
    if (staff.totpConfirmedAt) {
      return { ok: false, reason: "second-factor", pending: await awaitSecondFactor(tx, { staffId: staff.id }, now) };
    }
    const { token } = await createSession(tx, { staffId: staff.id, device }, now);
    await recordAct(tx, { type: "staff.signed-in", staffId: staff.id }, now);
    return { ok: true, token };
  });
}

interface Account {
  id: string;
  passwordHash: string;
  totpConfirmedAt: Date | null;
}

/**
 * Keeps the account from being closed, or given another password or second factor, until `tx` ends; false when that
 * has happened since the password was read. Who closes it next then ends this session too.
 */
async function holdOpen(tx: Tx, { id, passwordHash, totpConfirmedAt }: Account): Promise<boolean> {
  const rows = await tx.$queryRaw<{ enrolled: boolean }[]>`
    SELECT totp_confirmed_at IS NOT NULL AS enrolled FROM staff
    WHERE id = ${id}::uuid AND password_hash = ${passwordHash} AND disabled_at IS NULL FOR SHARE`;
  return rows[0]?.enrolled === (totpConfirmedAt !== null);
}
