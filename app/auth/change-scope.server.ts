import type { Database, Tx } from "~/platform/db.server";
import type { Scope } from "./create-invitation.server";
import { recordAct } from "./record-act.server";

export type ChangeScopeResult = { ok: true } | { ok: false; reason: "unknown-staff" | "unknown-section" };

/** Says where somebody may moderate from now on. */
export async function changeScope(
  db: Database,
  { staffId, scope, byStaffId }: { staffId: string; scope: Scope; byStaffId: string },
  now: Date,
): Promise<ChangeScopeResult> {
  return db.prisma.$transaction(async (tx) => {
    const [before] = await tx.$queryRaw<Scope[]>`
      SELECT scope_sections AS sections, scope_districts AS districts FROM staff WHERE id = ${staffId}::uuid FOR UPDATE`;
    if (!before) return { ok: false, reason: "unknown-staff" };
    if (!(await knowsSections(tx, scope.sections))) return { ok: false, reason: "unknown-section" };
    await tx.staff.update({ where: { id: staffId }, data: { scopeSections: scope.sections, scopeDistricts: scope.districts } });
    const data = {
      of: staffId,
      fromSections: before.sections,
      toSections: scope.sections,
      fromDistricts: before.districts,
      toDistricts: scope.districts,
    };
    await recordAct(tx, { type: "staff.scope-changed", staffId: byStaffId, data }, now);
    return { ok: true };
  });
}

/** Whether each of these is a section there is. */
export async function knowsSections(tx: Tx, ids: string[]): Promise<boolean> {
  const unique = [...new Set(ids)];
  return (await tx.section.count({ where: { id: { in: unique } } })) === unique.length;
}
