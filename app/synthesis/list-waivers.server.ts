import type { Tx } from "~/platform/db.server";
import type { Scope } from "./scope.server";

export interface Waiver {
  id: string;
  reason: string;
  name: string;
  at: Date;
  /** Those it named; some may be in a topic by now. */
  comments: number;
}

/** The waivers of exactly this scope that stand, the first first. */
export async function listWaivers(tx: Tx, { consultationId, sectionId }: Scope): Promise<Waiver[]> {
  const rows = await tx.coverageWaiver.findMany({
    where: { consultationId, sectionId, revocation: null },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { id: true, reason: true, at: true, commentIds: true, staff: { select: { name: true } } },
  });
  return rows.map(({ staff, commentIds, ...row }) => ({ ...row, name: staff.name, comments: commentIds.length }));
}
