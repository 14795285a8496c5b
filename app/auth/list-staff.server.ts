import type { Tx } from "~/platform/db.server";
import { liveSessions } from "./read-session.server";

const byName = new Intl.Collator("vi");

/** Every account, by name; a province has some dozens. */
export async function listStaff(tx: Tx, now: Date) {
  const staff = await tx.staff.findMany({
    take: 500,
    select: {
      id: true,
      email: true,
      name: true,
      roles: true,
      createdAt: true,
      disabledAt: true,
      totpConfirmedAt: true,
      scopeSections: true,
      scopeDistricts: true,
      _count: { select: { sessions: { where: liveSessions(now) } } },
    },
  });
  return staff
    .map(({ _count, ...account }) => ({ ...account, sessions: _count.sessions }))
    .sort((a, b) => byName.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}
