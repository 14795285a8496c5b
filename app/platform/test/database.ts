import { randomBytes } from "node:crypto";
import { afterAll, inject } from "vitest";
import { openDatabase, type Database } from "../db.server";
import { run } from "./server";

/** A database of the calling test file's own, cloned from the migrated template and dropped after its tests. */
export async function testDatabase(): Promise<Database & { url: string }> {
  const { url: server, template } = inject("postgres");
  const name = `cong_gop_y_test_${randomBytes(6).toString("hex")}`;
  await run(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = server + name;
  const database = openDatabase(url, { max: 8, onError: () => undefined });
  afterAll(async () => {
    await database.close();
    await run(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
  return { ...database, url };
}
