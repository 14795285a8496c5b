import type { Tx } from "~/platform/db.server";
import { liveSessions } from "./read-session.server";

/** Live sessions of one account, the latest used first. */
export async function listSessions(tx: Tx, { staffId }: { staffId: string }, now: Date) {
  return tx.staffSession.findMany({
    where: { staffId, ...liveSessions(now) },
    orderBy: { lastSeenAt: "desc" },
    take: 50,
    select: { id: true, createdAt: true, lastSeenAt: true, device: true },
  });
}
