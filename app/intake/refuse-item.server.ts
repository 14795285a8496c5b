import type { PoolClient } from "pg";
import { withTransaction, type Database } from "~/platform/db.server";
import type { RefusalReason } from "./reasons";

export interface Refusal {
  itemId: string;
  reason: RefusalReason;
  /** In the clerk's words, behind what the item itself is marked with; null for none. */
  note: string | null;
  staffId: string;
}

export type RefuseResult = { ok: true; repeated: boolean } | { ok: false; reason: "unknown-item" | "settled" };

/** Does not take a letter or a mail into the register, for a reason; it stays where it is, counted among what was refused. */
export function refuseItem(db: Database, refusal: Refusal, now: Date): Promise<RefuseResult> {
  return withTransaction(db.pool, (tx) => refuse(tx, refusal, now));
}

async function refuse(tx: PoolClient, { itemId, reason, note, staffId }: Refusal, now: Date): Promise<RefuseResult> {
  const { rowCount } = await tx.query(
    `UPDATE intake_item SET state = 'refused', reason = $2, note = nullif(concat_ws(E'\\n', note, $3::text), ''), staff_id = $4, settled_at = $5 WHERE id = $1 AND state = 'waiting'`,
    [itemId, reason, note, staffId, now],
  );
  if (rowCount === 1) return { ok: true, repeated: false };
  const { rows } = await tx.query<{ same: boolean }>(
    `SELECT state = 'refused' AND reason = $2 AND staff_id = $3 AS same FROM intake_item WHERE id = $1`,
    [itemId, reason, staffId],
  );
  if (!rows[0]) return { ok: false, reason: "unknown-item" };
  return rows[0].same ? { ok: true, repeated: true } : { ok: false, reason: "settled" };
}
