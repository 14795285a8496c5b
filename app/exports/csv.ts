import { BYTE_ORDER_MARK, csvCell, csvRecord } from "~/platform/csv";
import { cellText, type Column } from "./columns";
import type { Anchor, RegisterRow } from "./register-row";

/**
 * The register as CSV (RFC 4180: commas, CRLF, every cell quoted), with a byte order
 * mark, without which Excel does not take it for UTF-8.
 * @returns one piece for the header, then one for each batch.
 */
export async function* encodeCsv(
  batches: AsyncIterable<RegisterRow[]>,
  columns: readonly Column[],
): AsyncGenerator<Buffer, void, undefined> {
  const cells = cellWriters(columns);
  yield toUtf8(BYTE_ORDER_MARK + csvRecord(columns.map(({ header }) => header)));
  let index = 0;
  for await (const rows of batches) {
    let piece = "";
    for (const row of rows) {
      index += 1;
      let separator = "";
      for (const cell of cells) {
        piece += separator + cell(row, index);
        separator = ",";
      }
      piece += "\r\n";
    }
    yield toUtf8(piece);
  }
}

type CellWriter = (row: RegisterRow, index: number) => string;

/** What each column adds to a line. Neighbouring columns about the place are written once for each place. */
function cellWriters(columns: readonly Column[]): CellWriter[] {
  const writers: CellWriter[] = [];
  for (let from = 0; from < columns.length;) {
    const length = columns.slice(from).findIndex(({ place }) => !place);
    const ofPlace = columns.slice(from, length < 0 ? columns.length : from + length);
    const own = columns[from + ofPlace.length];
    if (ofPlace.length > 0) writers.push(perPlace(ofPlace));
    if (own) writers.push((row, index) => csvCell(cellText(own.value(row, index))));
    from += ofPlace.length + 1;
  }
  return writers;
}

function perPlace(columns: readonly Column[]): CellWriter {
  const written = new Map<Anchor, string>();
  return (row, index) => {
    let cells = written.get(row.anchor);
    if (cells === undefined) {
      cells = columns.map(({ value }) => csvCell(cellText(value(row, index)))).join(",");
      written.set(row.anchor, cells);
    }
    return cells;
  };
}

/** Writing into a buffer that is certainly large enough takes half the time of measuring first. */
function toUtf8(text: string): Buffer {
  const bytes = Buffer.allocUnsafe(text.length * 3);
  return bytes.subarray(0, bytes.write(text));
}
