import type { Pool } from "pg";
import { BYTE_ORDER_MARK, csvRecord } from "~/platform/csv";
import { rowOf } from "./row-key";

const PAGE = 2_000;

/** Which receipt code each row of a registered spreadsheet got, as CSV, in the order of its rows. */
export async function* listCodes(pool: Pool, importId: string, headings: readonly [string, string]): AsyncGenerator<string, void, undefined> {
  yield BYTE_ORDER_MARK + csvRecord(headings);
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    // Ids were made row by row.
    const { rows } = await pool.query<{ id: string; code: string; key: string }>(
      `SELECT id, receipt_code AS code, submission_key AS key FROM comment WHERE bulk_import_id = $1 AND id > $2 ORDER BY id LIMIT ${PAGE}`,
      [importId, after],
    );
    if (rows.length === 0) return;
    yield rows.map(({ code, key }) => csvRecord([String(rowOf(key)), code])).join("");
    after = rows.at(-1)!.id;
  }
}
