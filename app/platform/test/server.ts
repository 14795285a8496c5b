import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { migrateAll } from "../migrate.server";
import { startCluster } from "../postgres/cluster.server";

/** A Postgres for tests: the one DATABASE_URL names, or an embedded one without fsync that goes when they end. */
export interface TestServer {
  /** Connection string without a database name at its end. */
  url: string;
  /** Name of a migrated database to clone. */
  template: string;
  stop(): Promise<void>;
}

export async function startTestServer(): Promise<TestServer> {
  const template = `cong_gop_y_template_${process.pid}`;
  const own = process.env.DATABASE_URL;
  const dir = own ? null : fs.mkdtempSync(path.join(os.tmpdir(), "cong-gop-y-test-"));
  if (dir) fs.chmodSync(dir, 0o755);
  const cluster = dir
    ? await startCluster({ dir, settings: { fsync: "off", full_page_writes: "off", max_connections: "200" } })
    : { url: new URL("/", own).href, stop: async () => undefined };

  await run(cluster.url, `DROP DATABASE IF EXISTS ${template}`);
  await run(cluster.url, `CREATE DATABASE ${template}`);
  await migrateAll(cluster.url + template);
  return {
    url: cluster.url,
    template,
    async stop() {
      await run(cluster.url, `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
      await cluster.stop();
      if (dir) fs.rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Runs one statement on the server's maintenance database. */
export async function run(serverUrl: string, sql: string) {
  const client = new pg.Client({ connectionString: `${serverUrl}postgres` });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
