import type { Tx } from "~/platform/db.server";
import { recordAct } from "./record-act.server";
import { liveSessions } from "./read-session.server";

interface Revocation {
  /** Whose sessions. */
  staffId: string;
  /** One session only. */
  sessionId?: string;
  /** All but this one. */
  exceptId?: string;
  /** Who ends them. */
  byStaffId: string;
}

/** Ends live sessions of one account at once. Returns how many. */
export async function revokeSessions(tx: Tx, { staffId, sessionId, exceptId, byStaffId }: Revocation, now: Date) {
  const { count } = await tx.staffSession.updateMany({
    where: {
      staffId,
      ...liveSessions(now),
      AND: [sessionId ? { id: sessionId } : {}, exceptId ? { id: { not: exceptId } } : {}],
    },
    data: { revokedAt: now },
  });
  if (count > 0)
    await recordAct(tx, { type: "staff.sessions-revoked", staffId: byStaffId, data: { of: staffId, count } }, now);
  return count;
}
