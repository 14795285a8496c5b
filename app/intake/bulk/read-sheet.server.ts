import fs from "node:fs";
import { readHeader, type Header } from "./columns";
import { readCsv } from "./read-csv.server";
import { checkXlsx, openXlsx } from "./read-xlsx.server";
import { recoverRows, type RecoveredRow } from "./recover-row";
import { SheetRefused, type SheetRow, type SheetSize } from "./sheet-row";

export const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
export const CSV_TYPE = "text/csv";

/** Rows before which the header must come, and worksheets that are searched for it. */
const HEADER_WITHIN = 20;
const SHEETS_SEARCHED = 5;

/**
 * What kind of spreadsheet a file is, by its content and whatever it is called. What can be known without reading it
 * all is refused here. @throws {SheetRefused}
 */
export async function identifySheet(file: string): Promise<typeof XLSX_TYPE | typeof CSV_TYPE> {
  const handle = await fs.promises.open(file);
  const head = Buffer.alloc(64 * 1024);
  const { bytesRead } = await handle.read(head, 0, head.length, 0).finally(() => handle.close());
  const start = head.subarray(0, bytesRead);
  if (bytesRead === 0) throw new SheetRefused("empty");
  // Both the old format of Excel and a workbook with a password are files of this kind.
  if (start.subarray(0, 8).toString("hex") === "d0cf11e0a1b11ae1") throw new SheetRefused("old-or-encrypted");
  if (start.subarray(0, 4).toString("latin1") === "PK\u0003\u0004") {
    await checkXlsx(file);
    return XLSX_TYPE;
  }
  // UTF-16, which begins with its mark, has zeros between its letters.
  const wide = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  if (!wide && (start.includes("%PDF-") || hasControls(start))) throw new SheetRefused("not-a-spreadsheet");
  return CSV_TYPE;
}

/** Whether there are more controls among the bytes than a slip of the keyboard leaves in a text. */
function hasControls(bytes: Buffer): boolean {
  let controls = 0;
  for (const byte of bytes) if (byte < 0x09 || (byte > 0x0d && byte < 0x20)) controls += 1;
  return controls * 50 > bytes.length;
}

export interface Table {
  header: Header;
  /** The rows below the header. */
  rows: AsyncGenerator<RecoveredRow, void, undefined>;
  size: SheetSize;
}

/**
 * Finds the list in a file and hands it to `work`, row by row, in memory that does not grow with it. The header may come
 * after a title, and not on the first worksheet. Beside the file another one may be made and left.
 * @throws {SheetRefused}
 */
export async function readSheet<T>(file: string, work: (table: Table) => Promise<T>): Promise<T> {
  if ((await identifySheet(file)) === CSV_TYPE) {
    const found = await findHeader((size) => readCsv(file, size));
    return workOn(found, work);
  }
  const workbook = await openXlsx(file);
  try {
    let best: Found | undefined;
    for (const sheet of workbook.sheets.slice(0, SHEETS_SEARCHED)) {
      const found = await findHeader((size) => workbook.rows(sheet, size));
      const complete = found.header?.missing.length === 0;
      if (complete || (found.header?.known ?? 0) > (best?.header?.known ?? -1)) {
        await best?.source.return();
        best = found;
      } else await found.source.return();
      if (complete) break;
    }
    return await workOn(best!, work);
  } finally {
    workbook.close();
  }
}

interface Found {
  /** Null when no row names two of the columns. */
  header: Header | null;
  rest: AsyncGenerator<RecoveredRow, void, undefined>;
  /** To be ended; it holds the file open. */
  source: AsyncGenerator<SheetRow, void, undefined>;
  size: SheetSize;
}

async function findHeader(open: (size: SheetSize) => Found["source"]): Promise<Found> {
  const size: SheetSize = { rows: null };
  const source = open(size);
  const rows = recoverRows(source);
  const before: RecoveredRow[] = [];
  for (let next = await rows.next(); !next.done; next = await rows.next()) {
    before.push(next.value);
    if (next.value.number > HEADER_WITHIN) break;
  }
  const headers = before.filter(({ number }) => number <= HEADER_WITHIN).map(({ number, cells }) => ({ number, header: readHeader(cells) }));
  const most = Math.max(0, ...headers.map(({ header }) => header.known));
  const found = headers.find(({ header }) => header.known === most);
  if (!found || most < 2) return { header: null, rest: rows, source, size };
  return { header: found.header, rest: after(before.filter(({ number }) => number > found.number), rows), source, size };
}

async function* after(begun: RecoveredRow[], rows: AsyncGenerator<RecoveredRow, void, undefined>) {
  yield* begun;
  yield* rows;
}

async function workOn<T>({ header, rest, source, size }: Found, work: (table: Table) => Promise<T>): Promise<T> {
  try {
    if (!header) throw new SheetRefused("no-header");
    if (header.twice.length > 0) throw new SheetRefused("columns-twice", header.twice.join(","));
    if (header.missing.length > 0) throw new SheetRefused("columns-missing", header.missing.join(","));
    return await work({ header, rows: rest, size });
  } finally {
    await source.return();
  }
}
