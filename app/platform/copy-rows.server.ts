import { pipeline, type Readable } from "node:stream";
import type { ClientBase } from "pg";
import { to } from "pg-copy-streams";

/** A row as Postgres prints its values. */
export type TextRow = (string | null)[];

const SIGNATURE = Buffer.from("PGCOPY\n\xff\r\n\0", "latin1");
const HEADER_BYTES = 19;

/**
 * The rows of a query as batches of strings, by COPY in its binary form, which Postgres may plan in parallel and
 * which goes no faster than the caller takes it. Parameters are not possible; every column must be of type text.
 * A caller who leaves early leaves the connection in the middle of the COPY: it cannot be used any further.
 */
export async function* copyRows(client: ClientBase, query: string): AsyncGenerator<TextRow[], void, undefined> {
  const stream = client.query(to(`COPY (${query}) TO STDOUT (FORMAT binary)`));
  let rest: Buffer = Buffer.alloc(0);
  let headed = false;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (!headed) {
      if (rest.length < HEADER_BYTES) continue;
      if (!rest.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw new Error("This is not a binary COPY.");
      rest = rest.subarray(HEADER_BYTES + rest.readInt32BE(15));
      headed = true;
    }
    const rows: TextRow[] = [];
    let at = 0;
    for (;;) {
      const row = readRow(rest, at);
      if (!row) break;
      rows.push(row.values);
      at = row.end;
    }
    rest = rest.subarray(at);
    if (rows.length > 0) yield rows;
  }
}
function readRow(bytes: Buffer, start: number): { values: TextRow; end: number } | null {
  if (start + 2 > bytes.length) return null;
  const fields = bytes.readInt16BE(start);
  if (fields < 0) return null;
  let at = start + 2;
  const values: TextRow = new Array<string | null>(fields);
  for (let field = 0; field < fields; field++) {
    if (at + 4 > bytes.length) return null;
    const length = bytes.readInt32BE(at);
    at += 4;
    if (length < 0) { values[field] = null; continue; }
    if (at + length > bytes.length) return null;
    values[field] = bytes.toString("utf8", at, at + length);
    at += length;
  }
  return { values, end: at };
}
