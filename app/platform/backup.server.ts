import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { createGzip } from "node:zlib";
import type { ClientBase, Pool } from "pg";
import { to } from "pg-copy-streams";
import { BACKUP_FORMAT, CHUNK_BYTES, chunkName, type BackupHead, type BackupManifest } from "./backup-format";
import { readShape } from "./database-shape.server";
import { readSnapshot } from "./snapshot.server";
import { TAR_END, tarEntry } from "./tar";

export interface Backup {
  /** The archive; see `backup-format.ts`. A failure is an error of the stream. */
  body: Readable;
  /** Null until `body` has ended. */
  manifest(): BackupManifest | null;
}

/** Every row of the portal as it was at one moment, while the portal runs. Memory does not grow with the database. */
export function createBackup(pool: Pool, now: Date): Backup {
  let manifest: BackupManifest | null = null;
  const archive = readSnapshot(pool, async function* (client) {
    const json = (name: string, value: unknown) =>
      tarEntry(name, Buffer.from(`${JSON.stringify(value, null, 2)}\n`), now);
    const shape = await readShape(client);
    yield json("backup.json", { format: BACKUP_FORMAT, createdAt: now.toISOString(), ...shape } satisfies BackupHead);
    const tables: BackupManifest["tables"] = [];
    for (const { name, columns } of shape.tables) tables.push(yield* copyTable(client, name, columns, now));
    yield json("manifest.json", { tables } satisfies BackupManifest);
    yield TAR_END;
    manifest = { tables };
  });
  const gzip = createGzip();
  const plain = Readable.from(archive, { objectMode: false });
  plain.on("error", (error) => gzip.destroy(error));
  gzip.on("close", () => plain.destroy());
  return { body: plain.pipe(gzip), manifest: () => manifest };
}

async function* copyTable(
  client: ClientBase,
  name: string,
  columns: readonly string[],
  now: Date,
): AsyncGenerator<Buffer, BackupManifest["tables"][number], undefined> {
  const list = columns.map((column) => `"${column}"`).join(", ");
  const stream = client.query(to(`COPY "${name}" (${list}) TO STDOUT`));
  const hash = createHash("sha256");
  let bytes = 0;
  let files = 0;
  let pieces: Buffer[] = [];
  let held = 0;
  const flush = () => {
    files += 1;
    const entry = tarEntry(chunkName(name, files), Buffer.concat(pieces), now);
    pieces = [];
    held = 0;
    return entry;
  };
  for await (const piece of stream as AsyncIterable<Buffer>) {
    hash.update(piece);
    bytes += piece.length;
    for (let from = 0; from < piece.length;) {
      const part = piece.subarray(from, from + CHUNK_BYTES - held);
      pieces.push(part);
      held += part.length;
      from += part.length;
      if (held === CHUNK_BYTES) yield flush();
    }
  }
  if (held > 0) yield flush();
  return { name, rows: stream.rowCount, bytes, sha256: hash.digest("hex") };
}
