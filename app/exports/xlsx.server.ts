import { PassThrough, Readable } from "node:stream";
import { ZipFile } from "yazl";
import { messages, translator } from "~/messages";
import type { Cell, Column } from "./columns";
import type { ExportHead } from "./export-head";
import type { NumberSummary } from "./number-summary.server";
import { toLocalTime, type RegisterRow } from "./register-row";
import { summarySheet } from "./summary-sheet";
import {
  CELL_MAX,
  columnName,
  contentTypesXml,
  numberCell,
  rootRelsXml,
  serialDay,
  SHEET_ROWS,
  sheetHead,
  sheetTail,
  STYLE,
  stylesXml,
  textCell,
  workbookRelsXml,
  workbookXml,
} from "./xlsx-xml";

export interface Workbook {
  about: ExportHead;
  summary: NumberSummary;
  columns: readonly Column[];
  /** How many cells the longest text of all needs: each long column is written as so many. */
  parts: number;
  /** Comments on one sheet; the rest go on to further sheets. */
  sheetRows?: number;
}

const t = translator("exports");

/**
 * The register as XLSX: a sheet of numbers, then the comments under a frozen header. Texts stand in cells of type
 * string, exactly as they are. `summary.total` decides on the number of sheets, so it must be of the same snapshot.
 * @throws when a text needs more cells than `parts`: nothing is ever cut.
 */
export async function* encodeXlsx(
  batches: AsyncGenerator<RegisterRow[], void, undefined>,
  { about, summary, columns, parts, sheetRows = SHEET_ROWS - 1 }: Workbook,
): AsyncGenerator<Buffer, void, undefined> {
  const sheets = Math.max(1, Math.ceil(summary.total.received / sheetRows));
  const { sheet } = messages.exports;
  const names = [
    sheet.summary,
    ...Array.from({ length: sheets }, (_, index) =>
      index === 0 ? sheet.comments : t("sheet.commentsPart", { part: String(index + 1) }),
    ),
  ];
  const rows = new RowReader(batches);
  const cells = spread(columns, parts);

  const zip = new ZipFile();
  const output = new PassThrough();
  zip.on("error", (error: Error) => output.destroy(error));
  zip.outputStream.pipe(output);
  const options = { mtime: about.madeAt };
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name, options);
  add("[Content_Types].xml", contentTypesXml(names.length));
  add("_rels/.rels", rootRelsXml);
  add("xl/workbook.xml", workbookXml(names));
  add("xl/_rels/workbook.xml.rels", workbookRelsXml(names.length));
  add("xl/styles.xml", stylesXml);
  add("xl/worksheets/sheet1.xml", summarySheet(about, summary));
  for (let index = 0; index < sheets; index++) {
    const count = Math.min(sheetRows, summary.total.received - index * sheetRows);
    const stream = Readable.from(sheetXml(rows, cells, count, index * sheetRows));
    stream.on("error", (error) => output.destroy(error));
    zip.addReadStream(stream, `xl/worksheets/sheet${index + 2}.xml`, options);
  }
  zip.end();
  try {
    for await (const chunk of output as AsyncIterable<Buffer>) yield chunk;
    if (await rows.nextOrRead()) throw new Error("There were more comments than the summary counted.");
  } finally {
    await batches.return();
  }
}

/** A column of the sheet: a column of the register, or a further part of one. */
interface SheetColumn {
  column: Column;
  header: string;
  part: number;
  parts: number;
}

function spread(columns: readonly Column[], parts: number): SheetColumn[] {
  return columns.flatMap((column) =>
    Array.from({ length: column.long ? parts : 1 }, (_, part) => ({
      column,
      header: part === 0 ? column.header : t("continued", { column: column.header, part: String(part + 1) }),
      part,
      parts: column.long ? parts : 1,
    })),
  );
}

/** Takes rows one by one out of batches; several sheets take from the same one. */
class RowReader {
  #batch: RegisterRow[] = [];
  #at = 0;

  constructor(private readonly batches: AsyncGenerator<RegisterRow[], void, undefined>) {}

  /** The next row of the batch in hand; undefined when it is used up. */
  next(): RegisterRow | undefined {
    return this.#batch[this.#at++];
  }

  /** The next row, of another batch if need be; undefined at the end. */
  async nextOrRead(): Promise<RegisterRow | undefined> {
    for (;;) {
      const row = this.next();
      if (row) return row;
      const { done, value } = await this.batches.next();
      if (done) return undefined;
      this.#batch = value;
      this.#at = 0;
    }
  }
}

/** About so many characters of XML go into one piece. */
const PIECE = 65_536;

/** @param before number of comments on the sheets before this one. */
async function* sheetXml(
  rows: RowReader,
  columns: readonly SheetColumn[],
  count: number,
  before: number,
): AsyncGenerator<Buffer, void, undefined> {
  const names = columns.map((_, index) => columnName(index));
  let piece =
    sheetHead(
      columns.map(({ column }) => column.width),
      { frozenRows: 1 },
    ) +
    `<row r="1">${columns.map(({ header }, index) => textCell(`${names[index]}1`, header, STYLE.header)).join("")}</row>`;
  for (let line = 1; line <= count; line++) {
    const row = rows.next() ?? (await rows.nextOrRead());
    if (!row) throw new Error("There were fewer comments than the summary counted.");
    piece += `<row r="${line + 1}">`;
    for (const [index, { column, part, parts }] of columns.entries()) {
      piece += cellXml(`${names[index]}${line + 1}`, column.value(row, before + line), part, parts);
    }
    piece += "</row>";
    if (piece.length >= PIECE) {
      yield Buffer.from(piece);
      piece = "";
    }
  }
  yield Buffer.from(piece + sheetTail(`A1:${names.at(-1)}${count + 1}`));
}

function cellXml(ref: string, cell: Cell, part: number, parts: number): string {
  if (cell === null || cell === "") return "";
  if (typeof cell === "number") return numberCell(ref, cell, STYLE.number);
  if (typeof cell === "object") return numberCell(ref, serialDay(toLocalTime(cell.instant)), STYLE.time);
  if (cell.length <= CELL_MAX) return part === 0 ? textCell(ref, cell, STYLE.text) : "";
  const pieces = splitText(cell, CELL_MAX);
  if (pieces.length > parts) throw new Error(`A text needs ${pieces.length} cells; ${parts} were reserved.`);
  const text = pieces[part];
  return text === undefined ? "" : textCell(ref, text, STYLE.text);
}

/** Pieces of at most `max` (2 or more) UTF-16 units that together are the text; no character is divided. */
export function splitText(text: string, max: number): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length;) {
    let to = Math.min(from + max, text.length);
    const unit = text.charCodeAt(to - 1);
    if (to < text.length && unit >= 0xd800 && unit <= 0xdbff) to -= 1;
    pieces.push(text.slice(from, to));
    from = to;
  }
  return pieces;
}
