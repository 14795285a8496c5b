import { withTransaction, type Database } from "~/platform/db.server";

export type Discarded = { ok: true } | { ok: false; reason: "too-late" };

/** Gives a spreadsheet up before it is registered; the file is kept, its rows are not. It may be brought again. */
export async function discardBulk({ pool }: Database, importId: string, now: Date): Promise<Discarded> {
  return withTransaction(pool, async (tx) => {
    const { rowCount } = await tx.query(
      `UPDATE bulk_import SET state = 'discarded', settled_at = $2 WHERE id = $1 AND state IN ('reading', 'checked')`,
      [importId, now],
    );
    if (rowCount === 0) return { ok: false, reason: "too-late" };
    await tx.query("DELETE FROM bulk_row WHERE import_id = $1", [importId]);
    return { ok: true };
  });
}
