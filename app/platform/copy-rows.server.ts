import type { ClientBase } from "pg";
import { to } from "pg-copy-streams";

/** A row as Postgres prints its values. */
export type TextRow = (string | null)[];

const SIGNATURE = Buffer.from("PGCOPY\n\xff\r\n\0", "latin1");
/** Signature, flags, and the length of a header extension, which no version has. */
const HEADER_BYTES = 19;
const TRAILER = -1;
const NULL_LENGTH = -1;

/**
 * The rows of a query as batches of strings, by COPY in its binary form, which Postgres may plan in parallel and
 * which goes no faster than the caller takes it. Parameters are not possible; every column must be of type text.
 * A caller who leaves early leaves the connection in the middle of the COPY: it cannot be used any further.
 */
export async function* copyRows(client: ClientBase, query: string): AsyncGenerator<TextRow[], void, undefined> {
  const stream: AsyncIterable<Buffer> = client.query(to(`COPY (${query}) TO STDOUT (FORMAT binary)`));
  let rest: Buffer = Buffer.alloc(0);
  let headed = false;
  for await (const chunk of stream) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (!headed) {
      if (rest.length < HEADER_BYTES) continue;
      if (!rest.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw new Error("This is not a binary COPY.");
      rest = rest.subarray(HEADER_BYTES);
      headed = true;
    }
    const rows: TextRow[] = [];
    let at = 0;
    for (let row = readRow(rest, at); row; row = readRow(rest, at)) {
      rows.push(row.values);
      at = row.end;
    }
    rest = rest.subarray(at);
    if (rows.length > 0) yield rows;
  }
  if (rest.length !== 2 || rest.readInt16BE(0) !== TRAILER) throw new Error("The COPY ended in the middle of a row.");
}

/** The row that begins at `start`; null when not all of it is there, or the trailer stands in its place. */
function readRow(bytes: Buffer, start: number): { values: TextRow; end: number } | null {
  if (start + 2 > bytes.length) return null;
  const fields = bytes.readInt16BE(start);
  if (fields === TRAILER) return null;
  const values: TextRow = [];
  let at = start + 2;
  for (let field = 0; field < fields; field++) {
    if (at + 4 > bytes.length) return null;
    const length = bytes.readInt32BE(at);
    at += 4;
    if (length === NULL_LENGTH) {
      values.push(null);
      continue;
    }
    if (at + length > bytes.length) return null;
    values.push(bytes.toString("utf8", at, at + length));
    at += length;
  }
  return { values, end: at };
}
