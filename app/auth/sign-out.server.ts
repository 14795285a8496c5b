import type { Database } from "~/platform/db.server";
import { recordAct } from "./record-act.server";
import { hashToken } from "./token.server";

/** Ends the session this token opens, if it is still open. */
export async function signOut(db: Database, { token }: { token: string }, now: Date) {
  await db.prisma.$transaction(async (tx) => {
    const session = await tx.staffSession.findFirst({
      where: { tokenHash: hashToken(token), revokedAt: null },
      select: { id: true, staffId: true },
    });
    if (!session) return;
    const { count } = await tx.staffSession.updateMany({
      where: { id: session.id, revokedAt: null },
      data: { revokedAt: now },
    });
    if (count === 1) await recordAct(tx, { type: "staff.signed-out", staffId: session.staffId }, now);
  });
}
