import type { Tx } from "~/platform/db.server";
import type { Role } from "./roles";
import { hashToken } from "./token.server";

export const IDLE_MS = 60 * 60_000;
/** `lastSeenAt` is written at most this often, so that reading pages does not mean writing rows. */
const SEEN_EVERY_MS = 60_000;

export interface StaffMember {
  id: string;
  email: string;
  name: string;
  roles: Role[];
  /** Where this person may moderate: sections with what is below them, and districts; everywhere where a list is empty. */
  scopeSections: string[];
  scopeDistricts: string[];
  /** Whether a sign-in asks for a second factor. */
  secondFactor: boolean;
}

export interface Session {
  id: string;
  staff: StaffMember;
}

/** The rows of sessions that are good at `now`: neither revoked, nor over, nor left idle. */
export const liveSessions = (now: Date) => ({
  revokedAt: null,
  expiresAt: { gt: now },
  lastSeenAt: { gt: new Date(now.getTime() - IDLE_MS) },
});

/** The live session this token opens, for an account that is not disabled; else null. */
export async function readSession(tx: Tx, { token }: { token: string }, now: Date): Promise<Session | null> {
  const session = await tx.staffSession.findFirst({
    where: { tokenHash: hashToken(token), ...liveSessions(now), staff: { disabledAt: null } },
    select: {
      id: true,
      lastSeenAt: true,
      staff: {
        select: { id: true, email: true, name: true, roles: true, scopeSections: true, scopeDistricts: true, totpConfirmedAt: true },
      },
    },
  });
  if (!session) return null;
  const {
    id,
    lastSeenAt,
    staff: { totpConfirmedAt, ...staff },
  } = session;
  if (now.getTime() - lastSeenAt.getTime() >= SEEN_EVERY_MS) {
    await tx.staffSession.updateMany({ where: { id, lastSeenAt: { lt: now } }, data: { lastSeenAt: now } });
  }
  return { id, staff: { ...staff, secondFactor: totpConfirmedAt !== null } };
}
