import { createHash } from "node:crypto";
import { once } from "node:events";
import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { DatabaseError, type ClientBase, type Pool } from "pg";
import { from, type CopyStreamQuery } from "pg-copy-streams";
import { type z } from "zod";
import {
  backupHeadSchema,
  backupManifestSchema,
  CHUNK_BYTES,
  chunkName,
  type BackupHead,
  type BackupManifest,
} from "./backup-format";
import { readShape } from "./database-shape.server";
import { withTransaction } from "./db.server";
import { readTar, TarError } from "./tar";

export type RestoreResult =
  | {
      ok: true;
      createdAt: string;
      tables: number;
      rows: number;
      /** Unsent mails given back to the worker. */ mails: number;
    }
  | { ok: false; reason: "not-empty" | "other-version" | "not-a-backup" | "damaged"; detail: string };

class Refusal extends Error {
  constructor(
    readonly reason: Extract<RestoreResult, { ok: false }>["reason"],
    readonly detail: string,
  ) {
    super(`${reason}: ${detail}`);
  }
}

/** The manifest is one line for each table; nothing in an archive of ours is larger than a chunk. */
const FILE_MAX = CHUNK_BYTES;

/**
 * Puts a backup into a database of the same migrations that has no consultation and no staff yet, all or nothing.
 * @param archive the file as `createBackup` made it, still compressed.
 */
export async function restoreBackup(pool: Pool, archive: AsyncIterable<Buffer>): Promise<RestoreResult> {
  try {
    return await withTransaction(pool, (client) => restore(client, readTar(gunzip(archive), FILE_MAX)));
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.reason, detail: error.detail };
    if (error instanceof TarError) return { ok: false, reason: "damaged", detail: error.message };
    if (isZlibError(error)) return { ok: false, reason: "damaged", detail: error.code };
    // Rows that do not fit their table: its words could quote a row, so only the table and the code are told.
    if (error instanceof DatabaseError && /^2[23]/.test(error.code ?? "")) {
      return { ok: false, reason: "damaged", detail: `${error.table ?? "COPY"}: ${error.code}` };
    }
    throw error;
  }
}

async function restore(
  client: ClientBase,
  files: AsyncGenerator<{ name: string; content: Buffer }>,
): Promise<RestoreResult> {
  try {
    const head = await readHead(files);
    await checkTarget(client, head);
    // Rows that are put back have done what follows from them.
    for (const { name } of head.tables) await client.query(`ALTER TABLE "${name}" DISABLE TRIGGER USER`);
    const { loaded, manifest } = await load(client, head, files);
    for (const { name } of head.tables) await client.query(`ALTER TABLE "${name}" ENABLE TRIGGER USER`);
    for (const table of head.tables) compare(table.name, loaded.get(table.name), manifest);
    // A mail left unsent waits for the worker under its own id, so that it is queued once.
    const { rowCount: mails } = await client.query(
      `SELECT graphile_worker.add_job('deliver-mail', json_build_object('mailId', id), job_key := id::text)
       FROM mail_message WHERE sent_at IS NULL AND failed_at IS NULL`,
    );
    // So do files that were being read or registered.
    await client.query(
      `SELECT graphile_worker.add_job(CASE state WHEN 'reading' THEN 'read-bulk' ELSE 'register-bulk' END,
                                      json_build_object('importId', id::text), queue_name := 'bulk',
                                      job_key := CASE state WHEN 'reading' THEN 'read-bulk:' ELSE 'register-bulk:' END || id)
       FROM bulk_import WHERE state IN ('reading', 'registering')`,
    );
    // And documents that were asked for.
    await client.query(
      `SELECT graphile_worker.add_job('make-documents', json_build_object('setId', id::text), queue_name := 'documents', job_key := 'make-documents:' || id, max_attempts := 4)
       FROM document_set WHERE finished_at IS NULL AND failed_at IS NULL`,
    );
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    return { ok: true, createdAt: head.createdAt, tables: head.tables.length, rows, mails: mails ?? 0 };
  } finally {
    await files.return(undefined);
  }
}

async function readHead(files: AsyncGenerator<{ name: string; content: Buffer }>): Promise<BackupHead> {
  const first = await files.next().catch((error: unknown) => {
    if (error instanceof TarError || isZlibError(error)) throw new Refusal("not-a-backup", error.message);
    throw error;
  });
  if (first.done || first.value.name !== "backup.json") throw new Refusal("not-a-backup", "it has no backup.json");
  return parseJson(first.value.content, backupHeadSchema, "not-a-backup");
}

async function checkTarget(client: ClientBase, head: BackupHead) {
  const shape = await readShape(client);
  const differs = differenceOf(shape.migrations, head.migrations);
  if (differs) throw new Refusal("other-version", differs);
  if (JSON.stringify(shape.tables) !== JSON.stringify(head.tables))
    throw new Refusal("other-version", "its tables differ");
  const names = head.tables.map(({ name }) => `"${name}"`).join(", ");
  await client.query(`LOCK TABLE ${names} IN SHARE ROW EXCLUSIVE MODE`);
  for (const table of ["consultation", "staff"]) {
    const { rowCount } = await client.query(`SELECT 1 FROM "${table}" LIMIT 1`);
    if (rowCount !== 0) throw new Refusal("not-empty", table);
  }
}

function differenceOf(here: BackupHead["migrations"], there: BackupHead["migrations"]): string | null {
  const key = ({ name, checksum }: { name: string; checksum: string }) => `${name} ${checksum}`;
  const known = new Set(here.map(key));
  const wanted = new Set(there.map(key));
  const odd = [...there.filter((each) => !known.has(key(each))), ...here.filter((each) => !wanted.has(key(each)))][0];
  return odd ? odd.name : null;
}

interface Loaded {
  bytes: number;
  rows: number;
  sha256: string;
}

/** Tables come one after the other in the order of the head; a table without rows has no file. */
async function load(
  client: ClientBase,
  head: BackupHead,
  files: AsyncGenerator<{ name: string; content: Buffer }>,
): Promise<{ loaded: Map<string, Loaded>; manifest: BackupManifest }> {
  const loaded = new Map<string, Loaded>();
  let next = await files.next();
  for (const { name, columns } of head.tables) {
    const list = columns.map((column) => `"${column}"`).join(", ");
    const copy = client.query(from(`COPY "${name}" (${list}) FROM STDIN`));
    const done = finished(copy);
    // A failure is met where it is awaited; until then it must not count as unhandled.
    done.catch(() => undefined);
    const hash = createHash("sha256");
    let bytes = 0;
    try {
      for (let index = 1; !next.done && next.value.name === chunkName(name, index); index++) {
        hash.update(next.value.content);
        bytes += next.value.content.length;
        await write(copy, next.value.content, done);
        next = await files.next();
      }
      copy.end();
      await done;
    } catch (error) {
      // Tells Postgres that the COPY failed, so that the connection can roll back.
      copy.destroy();
      throw error;
    }
    loaded.set(name, { bytes, rows: copy.rowCount, sha256: hash.digest("hex") });
  }
  if (next.done || next.value.name !== "manifest.json") throw new Refusal("damaged", "a table is out of place");
  return { loaded, manifest: parseJson(next.value.content, backupManifestSchema, "damaged") };
}

async function write(copy: CopyStreamQuery, content: Buffer, done: Promise<void>) {
  if (!copy.write(content)) await Promise.race([once(copy, "drain"), done]);
}

function compare(name: string, loaded: Loaded | undefined, manifest: BackupManifest) {
  const said = manifest.tables.find((table) => table.name === name);
  if (!loaded || !said || said.bytes !== loaded.bytes || said.rows !== loaded.rows || said.sha256 !== loaded.sha256) {
    throw new Refusal("damaged", name);
  }
}

function parseJson<T>(content: Buffer, schema: z.ZodType<T>, reason: Refusal["reason"]): T {
  let value: unknown;
  try {
    value = JSON.parse(content.toString("utf8"));
  } catch {
    throw new Refusal(reason, "its description is not JSON");
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success)
    throw new Refusal(reason, `its description has no proper ${parsed.error.issues[0]?.path.join(".") ?? "form"}`);
  return parsed.data;
}

async function* gunzip(archive: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  const packed = Readable.from(archive);
  const plain = createGunzip();
  packed.on("error", (error) => plain.destroy(error));
  try {
    yield* packed.pipe(plain) as AsyncIterable<Buffer>;
  } finally {
    packed.destroy();
    plain.destroy();
  }
}

function isZlibError(error: unknown): error is Error & { code: string } {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  return typeof code === "string" && /^Z_/.test(code);
}
