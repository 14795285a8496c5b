import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { startCluster } from "../app/platform/postgres/cluster.server";
import { schemaDiff } from "./schema-diff";

/** `npm run migration -- NAME`: writes the SQL that brings the migrations to schema.prisma, to be read and completed. */
const name = process.argv[2] ?? "";
if (!/^[a-z0-9]+(_[a-z0-9]+)*$/.test(name)) {
  console.error("Usage: npm run migration -- NAME (small letters, digits and underscores)");
  process.exit(2);
}
const dir = fs.mkdtempSync(path.join(os.tmpdir(), "cong-gop-y-migration-"));
const cluster = await startCluster({ dir, settings: { fsync: "off" } });
try {
  const server = new URL(cluster.url);
  const sql = await schemaDiff({
    host: server.hostname,
    port: Number(server.port),
    user: server.username,
    password: server.password,
    database: "postgres",
  });
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = path.join("prisma", "migrations", `${stamp}_${name}`);
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, "migration.sql"), sql);
  console.log(folder);
} finally {
  await cluster.stop();
  fs.rmSync(dir, { recursive: true, force: true });
}
