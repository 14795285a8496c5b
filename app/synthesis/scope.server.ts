import { Prisma } from "~/platform/generated/prisma/client";
import type { Tx } from "~/platform/db.server";

/** A section of the draft with all that is below it; null is the whole draft, with what is about it as a whole. */
export interface Scope {
  consultationId: string;
  sectionId: string | null;
}

/** What has to be grouped, delivered and answered of `comment c`; withheld ones too. */
export const COUNTED = "c.state NOT IN ('withdrawn', 'merged')";

/** For writes of synthesis, which can be many rows. Milliseconds. */
export const TRANSACTION = { timeout: 60_000, maxWait: 10_000 };

/** Comment `c` stands in the scope. */
export function inScope({ consultationId, sectionId }: Scope) {
  if (sectionId === null) return Prisma.sql`c.consultation_id = ${consultationId}::uuid`;
  return Prisma.sql`c.consultation_id = ${consultationId}::uuid AND c.section_id = ANY (${below(sectionId)})`;
}

/** An array of the section's id and all below it. */
function below(sectionId: string) {
  return Prisma.sql`ARRAY(
    WITH RECURSIVE down AS (
      SELECT id FROM section WHERE id = ${sectionId}::uuid
      UNION ALL SELECT s.id FROM section s JOIN down ON s.parent_id = down.id)
    SELECT id FROM down)`;
}

/** Whether the section is one of the consultation's; null always is. */
export async function isScope(tx: Tx, { consultationId, sectionId }: Scope): Promise<boolean> {
  if (sectionId === null) return true;
  return (await tx.section.count({ where: { id: sectionId, consultationId } })) === 1;
}

/**
 * The first lock of every transaction that changes what a sign-off signs. Such changes do not wait for each other, but
 * a sign-off waits for them and they for it: nothing is changed behind its back.
 */
export async function lockGrouping(tx: Tx): Promise<void> {
  await tx.$executeRaw`LOCK TABLE sign_off IN SHARE MODE`;
}

/** The first statement of a sign-off: in a repeatable read its snapshot begins after it. */
export async function lockSigning(tx: Tx): Promise<void> {
  await tx.$executeRaw`LOCK TABLE sign_off IN SHARE ROW EXCLUSIVE MODE`;
}

export interface SignedOff {
  ok: false;
  reason: "signed-off";
  /** The sign-off that would have to be reopened first. */
  signOff: { id: string; sectionId: string | null; name: string; at: Date };
}

/** The refusal of a change under a section that is signed off, itself or with one above it; null where none is. */
export async function refuseSigned(tx: Tx, consultationId: string, sectionIds: readonly (string | null)[]): Promise<SignedOff | null> {
  const ids = [...new Set(sectionIds)].filter((id) => id !== null);
  const [signOff] = await tx.$queryRaw<SignedOff["signOff"][]>`
    WITH RECURSIVE up AS (
      SELECT id, parent_id FROM section WHERE id = ANY (${ids}::uuid[])
      UNION SELECT s.id, s.parent_id FROM section s JOIN up ON s.id = up.parent_id)
    SELECT o.id, o.section_id AS "sectionId", m.name, o.at
    FROM sign_off o JOIN staff m ON m.id = o.staff_id
    WHERE o.consultation_id = ${consultationId}::uuid
      AND NOT EXISTS (SELECT 1 FROM sign_off_reopening r WHERE r.sign_off_id = o.id)
      AND (o.section_id IS NULL OR o.section_id IN (SELECT id FROM up))
    ORDER BY o.at LIMIT 1`;
  return signOff ? { ok: false, reason: "signed-off", signOff } : null;
}
