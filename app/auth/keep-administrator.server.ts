import type { Tx } from "~/platform/db.server";

/**
 * Whether somebody can still administer without `staffId`. Locks every active administrator until `tx` ends, so that
 * two who would remove each other do so one after the other, and the second is refused.
 */
export async function othersAdminister(tx: Tx, staffId: string): Promise<boolean> {
  const administrators = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM staff WHERE 'administrator' = ANY(roles) AND disabled_at IS NULL ORDER BY id FOR UPDATE`;
  return administrators.some(({ id }) => id !== staffId);
}
