import type { Tx } from "~/platform/db.server";
import { Prisma } from "~/platform/generated/prisma/client";
import type { Figures } from "./parse-summary";
import { COUNTED, inScope, type Scope } from "./scope.server";

export interface StandingSignOff {
  id: string;
  sectionId: string | null;
  name: string;
  at: Date;
  sha256: string;
  figures: Figures;
  summaryText: string | null;
  /** Comments that have come under it since: a late letter, one moved here. While there are any, nothing is published. */
  arrived: number;
  /** Comments that are gone since: withdrawn, merged, moved elsewhere. */
  left: number;
}

/** The sign-offs that stand, each with what has changed under it since; the first signed first. */
export async function readSignOffs(tx: Tx, { consultationId }: { consultationId: string }): Promise<StandingSignOff[]> {
  const rows = await tx.signOff.findMany({
    where: { consultationId, reopening: null },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { id: true, sectionId: true, at: true, sha256: true, numbers: true, summaryText: true, staff: { select: { name: true } } },
  });
  const standing: StandingSignOff[] = [];
  for (const { numbers, staff, ...row } of rows) {
    const changes = await countChanges(tx, { consultationId, sectionId: row.sectionId }, row.id);
    standing.push({ ...row, name: staff.name, figures: numbers as Figures, ...changes });
  }
  return standing;
}

/** What came under a sign-off and what left it since it was signed. */
export async function countChanges(tx: Tx, scope: Scope, signOffId: string): Promise<{ arrived: number; left: number }> {
  const [counts] = await tx.$queryRaw<{ arrived: number; left: number }[]>`
    WITH signed AS (SELECT unnest(comment_ids) AS id FROM sign_off WHERE id = ${signOffId}::uuid),
      live AS (SELECT c.id FROM comment c WHERE ${inScope(scope)} AND ${Prisma.raw(COUNTED)})
    SELECT (count(*) FILTER (WHERE s.id IS NULL))::int AS arrived, (count(*) FILTER (WHERE l.id IS NULL))::int AS left
    FROM signed s FULL JOIN live l ON l.id = s.id`;
  return counts!;
}

export interface EndedSignOff {
  id: string;
  name: string;
  at: Date;
  sha256: string;
  reopened: { name: string; at: Date; reason: string };
}

/** The sign-offs of one scope that were reopened, the last first. */
export async function listEndedSignOffs(tx: Tx, { consultationId, sectionId }: Scope): Promise<EndedSignOff[]> {
  const rows = await tx.signOff.findMany({
    where: { consultationId, sectionId, reopening: { isNot: null } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 50,
    select: {
      id: true, at: true, sha256: true, staff: { select: { name: true } },
      reopening: { select: { at: true, reason: true, staff: { select: { name: true } } } },
    },
  });
  return rows.map(({ staff, reopening, ...row }) => ({
    ...row,
    name: staff.name,
    reopened: { name: reopening!.staff.name, at: reopening!.at, reason: reopening!.reason },
  }));
}
