import { buffer } from "node:stream/consumers";
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { createBackup } from "./backup.server";
import { CHUNK_BYTES, NOT_BACKED_UP } from "./backup-format";
import type { Database } from "./db.server";
import { restoreBackup } from "./restore.server";
import { readTar, TAR_END, tarEntry } from "./tar";
import { testDatabase } from "./test/database";
import { fillRegister } from "./test/fill-register";

const now = new Date("2020-06-20T01:30:00.123Z");

/** Every row of every table, as text. */
async function contents({ pool }: Database): Promise<Record<string, string[]>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> ALL ($1) ORDER BY 1",
    [NOT_BACKED_UP],
  );
  const all: Record<string, string[]> = {};
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: string }>(`SELECT t::text AS row FROM "${name}" t ORDER BY 1`);
    all[name] = rows.map(({ row }) => row);
  }
  return all;
}

async function* piecesOf(bytes: Buffer) {
  for (let from = 0; from < bytes.length; from += 60_000) yield bytes.subarray(from, from + 60_000);
}

const source = await testDatabase();
await fillRegister(source);
const made = createBackup(source.pool, now);
const archive = await buffer(made.body);

async function filesOf(bytes: Buffer) {
  const files = [];
  for await (const file of readTar(piecesOf(gunzipSync(bytes)), CHUNK_BYTES)) files.push(file);
  return files;
}

type File = Awaited<ReturnType<typeof filesOf>>[number];

async function changed(change: (file: File) => File | null) {
  const files = (await filesOf(archive)).flatMap((file) => change(file) ?? []);
  return gzipSync(Buffer.concat([...files.map(({ name, content }) => tarEntry(name, content, now)), TAR_END]));
}

test("a backup restored is the same rows in every table, and unsent mails are queued again", async () => {
  const target = await testDatabase();
  const before = await contents(source);
  expect(Object.entries(before).filter(([, rows]) => rows.length === 0)).toEqual([]);
  expect(await restoreBackup(target.pool, piecesOf(archive))).toEqual({
    ok: true,
    createdAt: now.toISOString(),
    tables: Object.keys(before).length,
    rows: Object.values(before).flat().length,
    mails: 1,
  });
  expect(await contents(target)).toEqual(before);
  const { rows: jobs } = await target.pool.query(
    `SELECT j.key, j.task_identifier AS task, p.payload FROM graphile_worker.jobs j JOIN graphile_worker._private_jobs p USING (id) ORDER BY 2`,
  );
  const mail = await target.prisma.mailMessage.findFirstOrThrow({ where: { sentAt: null, failedAt: null } });
  const { id: importId } = await target.prisma.bulkImport.findFirstOrThrow();
  const { id: setId } = await target.prisma.documentSet.findFirstOrThrow({ where: { finishedAt: null } });
  expect(jobs).toEqual([
    { key: mail.id, task: "deliver-mail", payload: { mailId: mail.id } },
    { key: `make-documents:${setId}`, task: "make-documents", payload: { setId } },
    { key: `read-bulk:${importId}`, task: "read-bulk", payload: { importId } },
  ]);
  expect((await target.pool.query("SELECT 1 FROM rate_limit")).rowCount).toBe(0);
});

test("the archive says what it holds, and large tables are cut into files", async () => {
  const files = await filesOf(archive);
  expect(files[0]?.name).toBe("backup.json");
  expect(files.at(-1)?.name).toBe("manifest.json");
  expect(files.filter(({ name }) => name.startsWith("tables/draft/")).length).toBeGreaterThan(1);
  expect(JSON.parse(files.at(-1)?.content.toString("utf8") ?? "")).toEqual(made.manifest());
  expect(made.manifest()?.tables.find(({ name }) => name === "mail_message")?.rows).toBe(4);
});

test("what is written while a backup is made is not in it", async () => {
  const { body } = createBackup(source.pool, now);
  const pieces: Buffer[] = [];
  for await (const piece of body) {
    if (pieces.length === 0) {
      await source.pool.query(
        "INSERT INTO audit_event (id, type, at) VALUES ('00000000-0000-7000-8000-00000000abcd', 'sau-khi-bat-dau', now())",
      );
    }
    pieces.push(piece as Buffer);
  }
  expect(pieces.length).toBeGreaterThan(1);
  expect(gunzipSync(Buffer.concat(pieces)).includes("sau-khi-bat-dau")).toBe(false);
  expect(await source.prisma.auditEvent.count({ where: { type: "sau-khi-bat-dau" } })).toBe(1);
});

test("a backup nobody reads to its end gives the connection back", async () => {
  const { body, manifest } = createBackup(source.pool, now);
  for await (const piece of body) {
    expect((piece as Buffer).length).toBeGreaterThan(0);
    break;
  }
  await expect.poll(() => source.pool.totalCount - source.pool.idleCount).toBe(0);
  expect(manifest()).toBeNull();
});

describe("refused, and nothing is changed", async () => {
  const target = await testDatabase();
  const attempt = (bytes: Buffer) => restoreBackup(target.pool, piecesOf(bytes));
  const nothingIn = async () => {
    expect(Object.values(await contents(target)).flat()).toEqual([]);
    expect((await target.pool.query("SELECT 1 FROM graphile_worker.jobs")).rowCount).toBe(0);
    expect(target.pool.totalCount - target.pool.idleCount).toBe(0);
  };
  const json = (file: File, change: (text: string) => string) => ({
    ...file,
    content: Buffer.from(change(file.content.toString("utf8"))),
  });
  const only = (name: string, change: (file: File) => File | null) =>
    changed((file) => (file.name === name ? change(file) : file));

  test("a file that is something else", async () => {
    for (const bytes of [
      Buffer.from("xin chào"),
      gzipSync("xin chào"),
      gzipSync(Buffer.concat([tarEntry("a.txt", Buffer.from("a"), now), TAR_END])),
    ]) {
      expect(await attempt(bytes)).toMatchObject({ ok: false, reason: "not-a-backup" });
    }
    expect(
      await attempt(await only("backup.json", (file) => json(file, (text) => text.replace("backup-1", "backup-9")))),
    ).toMatchObject({
      ok: false,
      reason: "not-a-backup",
    });
    await nothingIn();
  });

  test("one of another version", async () => {
    const other = await only("backup.json", (file) =>
      json(file, (text) => text.replace(/"checksum": "\w{4}/, '"checksum": "0000')),
    );
    expect(await attempt(other)).toMatchObject({ ok: false, reason: "other-version" });
    const fewer = await only("backup.json", (file) => json(file, (text) => text.replace('"note",', "")));
    expect(await attempt(fewer)).toEqual({ ok: false, reason: "other-version", detail: "its tables differ" });
    await nothingIn();
  });

  test("one that was cut off, changed, or lost a part", async () => {
    expect(await attempt(archive.subarray(0, archive.length - 2_000))).toMatchObject({ ok: false, reason: "damaged" });
    const text = await only("tables/comment/000001.copy", (file) =>
      json(file, (row) => row.replace("Dòng 1", "Dòng 7")),
    );
    expect(await attempt(text)).toEqual({ ok: false, reason: "damaged", detail: "comment" });
    expect(await attempt(await only("tables/redaction/000001.copy", () => null))).toEqual({
      ok: false,
      reason: "damaged",
      detail: "redaction",
    });
    expect(await attempt(await only("tables/consultation/000001.copy", () => null))).toMatchObject({
      ok: false,
      reason: "damaged",
    });
    expect(
      await attempt(await only("tables/comment/000001.copy", (file) => json(file, () => "một dòng hỏng\n"))),
    ).toMatchObject({
      ok: false,
      reason: "damaged",
    });
    expect(await attempt(await only("manifest.json", () => null))).toMatchObject({ ok: false, reason: "damaged" });
    await nothingIn();
  });

  test("into a database that has something already", async () => {
    const before = await contents(source);
    expect(await restoreBackup(source.pool, piecesOf(archive))).toEqual({
      ok: false,
      reason: "not-empty",
      detail: "consultation",
    });
    expect(await contents(source)).toEqual(before);
  });
});
