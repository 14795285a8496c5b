import fs from "node:fs";
import { createHash } from "node:crypto";
import type { PoolClient } from "pg";
import { newId } from "../ids.server";

/** Bytes of one row: enough that a scan is few rows, little enough that reading one needs no memory. */
const CHUNK = 256 * 1024;

export interface NewFile {
  consultationId: string;
  /** See cleanFileName. */
  name: string;
  /** What its content was found to be. */
  mediaType: string;
  /** Where it lies, or what it holds. */
  content: string | Buffer;
}

/** Keeps a file in the database, in the transaction of what it belongs to; memory does not grow with it. */
export async function saveFile(tx: PoolClient, { consultationId, name, mediaType, content }: NewFile, now: Date): Promise<{ id: string; sha256: string; bytes: number }> {
  const id = newId();
  const bytes = typeof content === "string" ? (await fs.promises.stat(content)).size : content.length;
  // The row first, since its chunks refer to it; its hash once all has been read.
  await tx.query(
    `INSERT INTO stored_file (id, consultation_id, name, media_type, bytes, sha256, created_at) VALUES ($1, $2, $3, $4, $5, '', $6)`,
    [id, consultationId, name, mediaType, bytes, now],
  );
  const hash = createHash("sha256");
  let position = 0;
  for await (const data of pieces(content)) {
    hash.update(data);
    await tx.query({
      name: "insert-file-chunk",
      text: "INSERT INTO file_chunk (file_id, position, data) VALUES ($1, $2, $3)",
      values: [id, position++, data],
    });
  }
  const sha256 = hash.digest("hex");
  await tx.query("UPDATE stored_file SET sha256 = $2 WHERE id = $1", [id, sha256]);
  return { id, sha256, bytes };
}

function pieces(content: string | Buffer): AsyncIterable<Buffer> | Iterable<Buffer> {
  if (typeof content === "string") return fs.createReadStream(content, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>;
  return Array.from({ length: Math.ceil(content.length / CHUNK) }, (_, index) => content.subarray(index * CHUNK, (index + 1) * CHUNK));
}
