import type { Pool } from "pg";
import { withTransaction, type Database } from "~/platform/db.server";

/** Rows written in one statement; after each, how far it is can be seen. */
const STEP = 2_000;

export type AskedToRegister = { ok: true } | { ok: false; reason: "not-ready" };

/** Has every row of a checked spreadsheet registered, if none of them is wrong. A second click finds it under way. */
export async function askToRegister({ pool }: Database, importId: string): Promise<AskedToRegister> {
  return withTransaction(pool, async (tx) => {
    const { rowCount } = await tx.query(
      `UPDATE bulk_import SET state = 'registering'
       WHERE id = $1 AND state = 'checked' AND problem IS NULL AND rows_wrong = 0 AND rows_read > 0`,
      [importId],
    );
    if (rowCount === 0) return { ok: false, reason: "not-ready" };
    await tx.query(
      `SELECT graphile_worker.add_job('register-bulk', json_build_object('importId', $1::text), queue_name := 'bulk', job_key := 'register-bulk:' || $1::text)`,
      [importId],
    );
    return { ok: true };
  });
}

/**
 * Writes all rows of an import into the register, in one transaction: all of them or none, once, however often it is
 * called and wherever it breaks off. They count as received at `now`.
 */
export async function registerBulk({ pool }: Database, importId: string, now: Date): Promise<void> {
  await withTransaction(pool, async (tx) => {
    // A second worker waits here and then finds it done. The row itself stays free, to say how far it is.
    await tx.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [importId]);
    const { rows } = await tx.query<{ rowsRead: number }>(
      `SELECT rows_read AS "rowsRead" FROM bulk_import WHERE id = $1 AND state = 'registering'`,
      [importId],
    );
    if (!rows[0]) return;
    const { rows: last } = await tx.query<{ number: number | null }>("SELECT max(number) AS number FROM bulk_row WHERE import_id = $1", [importId]);
    let registered = 0;
    for (let from = 0; from < (last[0]?.number ?? 0); from += STEP) {
      await tx.query({ name: "register-bulk-people", text: INSERT_PEOPLE, values: [importId, from, from + STEP, now] });
      const { rowCount } = await tx.query({ name: "register-bulk-comments", text: INSERT_COMMENTS, values: [importId, from, from + STEP, now] });
      registered += rowCount ?? 0;
      await tellProgress(pool, importId, registered);
    }
    if (registered !== rows[0].rowsRead) throw new Error(`Of ${rows[0].rowsRead} rows, ${registered} could be registered.`);
    await tx.query("DELETE FROM bulk_row WHERE import_id = $1", [importId]);
    const { rowCount } = await tx.query(
      `UPDATE bulk_import SET state = 'registered', settled_at = $2, notes = notes || jsonb_build_object('registered', $3::int) WHERE id = $1 AND state = 'registering'`,
      [importId, now, registered],
    );
    if (rowCount !== 1) throw new Error("The import is no longer one that is being registered.");
  });
}

/** Seen at once, whatever becomes of the transaction. */
async function tellProgress(pool: Pool, importId: string, registered: number): Promise<void> {
  await pool.query(`UPDATE bulk_import SET notes = notes || jsonb_build_object('registered', $2::int) WHERE id = $1`, [importId, registered]);
}

const ROWS = `
  FROM bulk_row b JOIN bulk_import i ON i.id = b.import_id
  CROSS JOIN LATERAL jsonb_to_record(b.data -> 'ready')
    AS r ("id" uuid, "contributorId" uuid, "sectionId" uuid, "paragraphId" uuid, "kind" comment_kind, "text" text, "proposed" text,
          "name" text, "organisation" text, "email" text, "district" text, "submissionKey" uuid, "receiptCode" text)
  LEFT JOIN paragraph p ON p.id = r."paragraphId"
  WHERE b.import_id = $1 AND b.number > $2 AND b.number <= $3 AND NOT b.wrong`;

const INSERT_PEOPLE = `
  INSERT INTO contributor (id, consultation_id, name, organisation, email, show_name, created_at)
  SELECT r."contributorId", i.consultation_id, r.name, r.organisation, r.email, false, $4 ${ROWS} AND r."contributorId" IS NOT NULL`;

const INSERT_COMMENTS = `
  INSERT INTO comment (id, consultation_id, draft_id, section_id, paragraph_id, bulk_import_id, contributor_id, channel, kind, text,
                       proposed, proposed_base, district, submission_key, receipt_code, part, received_at)
  SELECT r.id, i.consultation_id, (i.notes ->> 'draftId')::uuid, r."sectionId", r."paragraphId", i.id, r."contributorId", i.channel, r.kind, r.text,
         nullif(r.proposed, p.text), CASE WHEN r.proposed <> p.text THEN p.text END, r.district, r."submissionKey", r."receiptCode", 1, $4
  ${ROWS}
  ORDER BY b.number`;
