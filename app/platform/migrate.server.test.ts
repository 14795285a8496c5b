import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { expect, inject, test } from "vitest";
import { schemaDiff } from "../../prisma/schema-diff";
import { migrate, migrateAll, MIGRATIONS } from "./migrate.server";
import { run } from "./test/server";

async function emptyDatabase(name: string) {
  const { url } = inject("postgres");
  await run(url, `DROP DATABASE IF EXISTS ${name}`);
  await run(url, `CREATE DATABASE ${name}`);
  return url + name;
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

test("ten instances starting at once apply each migration exactly once", async () => {
  const url = await emptyDatabase("migrate_ten");
  const applied = await Promise.all(Array.from({ length: 10 }, () => migrateAll(url)));
  expect(applied.flat()).toEqual(fs.readdirSync(MIGRATIONS).filter((name) => name !== "migration_lock.toml").sort());
  const rows = await withClient(url, (client) => client.query("SELECT * FROM _prisma_migrations"));
  expect(rows.rowCount).toBe(applied.flat().length);
});

test("the migrations make exactly the tables of schema.prisma, as Prisma's engine sees them", async () => {
  const server = new URL(inject("postgres").url);
  const sql = await schemaDiff({
    host: server.hostname,
    port: Number(server.port || 5432),
    user: decodeURIComponent(server.username),
    password: decodeURIComponent(server.password),
    database: "postgres",
  });
  expect(sql.trim()).toBe("-- This is an empty migration.");
});

test("a migration changed after it was applied is refused, and so is a database from a newer version", async () => {
  const url = await emptyDatabase("migrate_changed");
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "migrations-"));
  const file = (name: string, sql: string) => {
    fs.mkdirSync(path.join(folder, name), { recursive: true });
    fs.writeFileSync(path.join(folder, name, "migration.sql"), sql);
  };
  file("1_one", "CREATE TABLE one (id int)");
  file("2_two", "CREATE TABLE two (id int)");
  await withClient(url, async (client) => {
    expect(await migrate(client, folder)).toEqual(["1_one", "2_two"]);
    expect(await migrate(client, folder)).toEqual([]);
    file("1_one", "CREATE TABLE one (id bigint)");
    await expect(migrate(client, folder)).rejects.toThrow("1_one was changed");
    file("1_one", "CREATE TABLE one (id int)");
    fs.rmSync(path.join(folder, "2_two"), { recursive: true });
    await expect(migrate(client, folder)).rejects.toThrow("newer than this version: it has 2_two");
  });
});

test("a failing migration leaves nothing behind, and the next start tries it again", async () => {
  const url = await emptyDatabase("migrate_failing");
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "migrations-"));
  fs.mkdirSync(path.join(folder, "1_bad"));
  fs.writeFileSync(path.join(folder, "1_bad", "migration.sql"), "CREATE TABLE half (id int); SELECT 1/0;");
  await withClient(url, async (client) => {
    await expect(migrate(client, folder)).rejects.toThrow("1_bad failed and was undone");
    const { rows } = await client.query<{ half: string | null }>("SELECT to_regclass('half') AS half");
    expect(rows[0]?.half).toBeNull();
    fs.writeFileSync(path.join(folder, "1_bad", "migration.sql"), "CREATE TABLE half (id int);");
    expect(await migrate(client, folder)).toEqual(["1_bad"]);
  });
});
