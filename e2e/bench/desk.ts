import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { importSample } from "../../app/cli/import-sample.server";
import { reconcile } from "../../app/intake/reconciliation/reconcile.server";
import { openDatabase } from "../../app/platform/db.server";
import { migrateAll } from "../../app/platform/migrate.server";
import { startCluster } from "../../app/platform/postgres/cluster.server";
import { run } from "../../app/platform/test/server";
import { benchQueue } from "./queue";

/**
 * `npm run bench:desk [-- COMMENTS]`: pages of the desk's list in a register of a million comments, by every filter, against
 * reading as many rows by their ids in the same run; and the reconciliation of it all. Embedded Postgres, without fsync.
 */
const SIZE = Number(process.argv[2] ?? 1_000_000);
const SLUG = "bao-cao-chinh-tri-2020";

const dir = fs.mkdtempSync(path.join(os.tmpdir(), "cong-gop-y-bench-"));
const cluster = await startCluster({ dir, settings: { fsync: "off", full_page_writes: "off", shared_buffers: "1GB" } });
try {
  await run(cluster.url, "CREATE DATABASE desk");
  const url = `${cluster.url}desk`;
  await migrateAll(url);
  const db = openDatabase(url, { max: 4, onError: () => undefined });
  await importSample(db, { extension: true }, new Date());
  const { byFilter, ...figures } = await benchQueue(url, SLUG, SIZE);
  const ms = (value: number) => `${value.toFixed(1)} ms`.padStart(10);
  console.log(`${SIZE.toLocaleString("en-US")} comments, ${os.cpus().length} cores, Node ${process.version}`);
  console.log("filter".padEnd(22), "pages".padStart(6), "p50".padStart(10), "p99".padStart(10), "worst".padStart(10));
  for (const { filter, pages, p50, p99, worst } of byFilter) console.log(filter.padEnd(22), String(pages).padStart(6), ms(p50), ms(p99), ms(worst));
  console.log(`all pages: p50 ${ms(figures.p50)}, p99 ${ms(figures.p99)}, worst ${ms(figures.worst)} (${figures.worstFilter})`);
  console.log(`31 rows by their ids: ${ms(figures.lookup)}; ratio of p50 ${(figures.p50 / figures.lookup).toFixed(1)}, of p99 ${(figures.p99 / figures.lookup).toFixed(1)}`);
  console.log(`counting the whole register: ${ms(figures.counts)}, asked again: ${ms(figures.countsAgain)}`);
  const { id: consultationId } = await db.prisma.consultation.findUniqueOrThrow({ where: { slug: SLUG } });
  const started = performance.now();
  await reconcile(db, { consultationId });
  console.log(`reconciling it: ${ms(performance.now() - started)}`);
  await db.close();
} finally {
  await cluster.stop();
  fs.rmSync(dir, { recursive: true, force: true });
}
