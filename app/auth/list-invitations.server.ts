import type { Tx } from "~/platform/db.server";

/** Invitations of the last months, the latest first, each with what became of it. */
export async function listInvitations(tx: Tx, now: Date) {
  const rows = await tx.staffInvitation.findMany({
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 100,
    select: { id: true, email: true, roles: true, createdAt: true, expiresAt: true, usedAt: true },
  });
  return rows.map(({ usedAt, ...row }) => ({
    ...row,
    state: usedAt ? ("used" as const) : row.expiresAt > now ? ("open" as const) : ("expired" as const),
  }));
}
