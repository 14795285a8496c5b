import type { Tx } from "~/platform/db.server";

/** Where somebody may moderate: null is everywhere. */
export interface Scope {
  /** With everything below them. */
  sectionIds: string[] | null;
  districts: string[] | null;
}

/** What an administrator has entrusted to this member of staff, in one consultation. */
export async function readScope(
  tx: Tx,
  { staffId, consultationId }: { staffId: string; consultationId: string },
): Promise<Scope> {
  const { scopeSections, scopeDistricts } = await tx.staff.findUniqueOrThrow({
    where: { id: staffId },
    select: { scopeSections: true, scopeDistricts: true },
  });
  const sectionIds = scopeSections.length > 0 ? await withBelow(tx, consultationId, scopeSections) : null;
  return { sectionIds, districts: scopeDistricts.length > 0 ? scopeDistricts : null };
}

async function withBelow(tx: Tx, consultationId: string, roots: string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE inside AS (
      SELECT id FROM section WHERE consultation_id = ${consultationId}::uuid AND id = ANY(${roots}::uuid[])
      UNION SELECT s.id FROM section s JOIN inside i ON s.parent_id = i.id)
    SELECT id FROM inside`;
  return rows.map(({ id }) => id);
}
