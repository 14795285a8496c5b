import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { Pool } from "pg";
import type { District } from "~/comments/districts";
import { newReceiptCode } from "~/comments/receipt-code";
import { withTransaction, type Database } from "~/platform/db.server";
import { readFileContent } from "~/platform/files/read-file.server";
import { newId } from "~/platform/ids.server";
import type { BulkNotes } from "./bulk-notes";
import { loadBulkPlaces } from "./bulk-places.server";
import type { BulkRowData } from "./bulk-row-data";
import { checkRow, type CheckedRow, type RowCells } from "./check-row";
import { readSheet } from "./read-sheet.server";
import { rowKey } from "./row-key";
import { SheetRefused } from "./sheet-row";

/** Rows kept in one transaction. */
const BATCH = 500;

/** The import is no longer one that is being read. */
class Ended extends Error {}

/**
 * Reads a kept spreadsheet into rows that can be looked at and registered; memory does not grow with it. Begins anew
 * when it is called again, and does nothing once the file has been read or discarded.
 */
export async function readBulk({ pool }: Database, importId: string): Promise<void> {
  const begun = await pool.query<{ consultationId: string; fileId: string; district: District | null }>(
    `UPDATE bulk_import SET rows_read = 0, rows_wrong = 0, problem = NULL, notes = '{}' WHERE id = $1 AND state = 'reading'
     RETURNING consultation_id AS "consultationId", file_id AS "fileId", district`,
    [importId],
  );
  const found = begun.rows[0];
  if (!found) return;
  await pool.query("DELETE FROM bulk_row WHERE import_id = $1", [importId]);
  const folder = await fs.promises.mkdtemp(path.join(os.tmpdir(), "gop-y-bang-"));
  const notes: BulkNotes = {};
  let problem: string | null = null;
  try {
    const file = path.join(folder, "bang");
    await pipeline(readFileContent(pool, found.fileId), fs.createWriteStream(file, { mode: 0o600 }));
    const rows = await readRows(pool, { importId, file, ...found }, notes);
    if (rows === 0) problem = "no-rows";
  } catch (error) {
    if (error instanceof Ended) return;
    if (!(error instanceof SheetRefused)) throw error;
    problem = error.detail ? `${error.problem}:${error.detail}` : error.problem;
  } finally {
    await fs.promises.rm(folder, { recursive: true, force: true });
  }
  await withTransaction(pool, async (tx) => {
    const { rowCount } = await tx.query(
      `UPDATE bulk_import SET state = 'checked', problem = $2, notes = $3, rows_expected = rows_read WHERE id = $1 AND state = 'reading'`,
      [importId, problem, notes],
    );
    // What was read of a file that cannot be taken is of no use.
    if (rowCount === 1 && problem !== null) await tx.query("DELETE FROM bulk_row WHERE import_id = $1", [importId]);
  });
}

interface Reading {
  importId: string;
  file: string;
  consultationId: string;
  district: District | null;
}

async function readRows(pool: Pool, { importId, file, consultationId, district }: Reading, notes: BulkNotes): Promise<number> {
  const { draftId, places } = await loadBulkPlaces(pool, consultationId);
  notes.draftId = draftId;
  return readSheet(file, async ({ header, rows, size }) => {
    notes.unused = header.unused;
    let count = 0;
    let batch: KeptRow[] = [];
    for await (const row of rows) {
      if (row.hidden) notes.hidden = (notes.hidden ?? 0) + 1;
      if (row.recoveredFrom) {
        notes.recovered = (notes.recovered ?? 0) + 1;
        notes.recoveredFrom ??= row.recoveredFrom;
      }
      const checked = checkRow(row, header, places, district);
      // Nothing in the columns of the list: a remark beside it.
      if (Object.keys(checked.cells).length === 0) continue;
      count += 1;
      batch.push(keep(importId, row.number, checked));
      if (batch.length < BATCH) continue;
      await keepBatch(pool, importId, batch, size.rows);
      batch = [];
    }
    if (batch.length > 0) await keepBatch(pool, importId, batch, size.rows);
    return count;
  });
}

interface KeptRow {
  number: number;
  data: BulkRowData;
  errors: object;
  wrong: boolean;
}

function keep(importId: string, number: number, checked: CheckedRow): KeptRow {
  const { cells, errors } = checked;
  if (errors) return { number, data: { cells: storable(cells), ready: null }, errors, wrong: true };
  const { name, organisation, email } = checked.good;
  const ready = {
    ...checked.good,
    id: newId(),
    contributorId: name === null && organisation === null && email === null ? null : newId(),
    submissionKey: rowKey(importId, number),
    receiptCode: newReceiptCode(randomBytes),
  };
  // Its other cells are kept as the register takes them.
  return { number, data: { cells: storable({ place: cells.place ?? "" }), ready }, errors: {}, wrong: false };
}

/** What JSON in the database cannot hold is left out of cells that are only to be looked at. */
function storable(cells: RowCells): RowCells {
  return Object.fromEntries(Object.entries(cells).map(([column, cell]) => [column, cell.toWellFormed().replaceAll("\u0000", "")]));
}

async function keepBatch(pool: Pool, importId: string, batch: KeptRow[], expected: number | null): Promise<void> {
  const wrong = batch.filter((row) => row.wrong).length;
  await withTransaction(pool, async (tx) => {
    const { rowCount } = await tx.query(
      "UPDATE bulk_import SET rows_read = rows_read + $2, rows_wrong = rows_wrong + $3, rows_expected = $4 WHERE id = $1 AND state = 'reading'",
      [importId, batch.length, wrong, expected],
    );
    if (rowCount === 0) throw new Ended();
    await tx.query({
      name: "insert-bulk-rows",
      text: `INSERT INTO bulk_row (import_id, number, data, errors, wrong)
             SELECT $1, r.number, r.data, r.errors, r.wrong
             FROM unnest($2::int[], $3::jsonb[], $4::jsonb[], $5::bool[]) AS r (number, data, errors, wrong)`,
      values: [
        importId,
        batch.map(({ number }) => number),
        batch.map(({ data }) => JSON.stringify(data)),
        batch.map(({ errors }) => JSON.stringify(errors)),
        batch.map((row) => row.wrong),
      ],
    });
  });
}
