import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { buildIfNeeded } from "../../app/cli/build";
import { startCluster } from "../../app/platform/postgres/cluster.server";
import { run } from "../../app/platform/test/server";
import { benchExport } from "./exports";
import { benchPages } from "./pages";
import { startProcess } from "./process";
import { benchSubmissions } from "./submissions";

/**
 * `npm run bench`: what the portal does against what this machine could do at best, both measured in this run. The
 * ratios are the result; the absolute figures depend on the machine. Postgres is the embedded one, with fsync on.
 */
const SLUG = "bao-cao-chinh-tri-2020";
const PAGE = `/${SLUG}/p2-c-i-1`;

await buildIfNeeded();
const dir = fs.mkdtempSync(path.join(os.tmpdir(), "cong-gop-y-bench-"));
const cluster = await startCluster({ dir });
const rows: [string, string, string, string][] = [];
const whole = (value: number) => Math.round(value).toLocaleString("en-US");
const ratio = (ours: number, limit: number) => (ours / limit).toFixed(2);
try {
  await run(cluster.url, "CREATE DATABASE bench");
  const url = `${cluster.url}bench`;
  const portal = await startProcess(
    ["server.ts"],
    { DATABASE_URL: url, PORT: "0", HOST: "127.0.0.1", TRUST_PROXY: "1", LOG_LEVEL: "warn", SMTP_URL: "", PUBLIC_URL: "" },
    /^Cổng góp ý: (http\S+)/,
  );
  try {
    const pages = await benchPages(portal.found, PAGE);
    rows.push([`section page from memory, ${whole(pages.bytes)} bytes (requests/s)`, whole(pages.portal), `node:http ${whole(pages.bare)}`, ratio(pages.portal, pages.bare)]);
    const comments = await benchSubmissions(portal.found, url, PAGE);
    rows.push(["comments accepted, durable (comments/s)", whole(comments.portal), `raw inserts ${whole(comments.raw)}`, ratio(comments.portal, comments.raw)]);
    rows.push([`of ${whole(comments.acknowledged)} acknowledged, lost`, String(comments.lost), `synchronous_commit ${comments.synchronousCommit}`, ""]);
  } finally {
    await portal.stop();
  }

  await run(cluster.url, "CREATE DATABASE bench_export TEMPLATE bench");
  const exportUrl = `${cluster.url}bench_export`;
  const client = new pg.Client({ connectionString: exportUrl });
  await client.connect();
  await client.query("TRUNCATE comment, moderation_decision, redaction, mail_message CASCADE");
  for (const size of [20_000, 200_000]) {
    const figures = await benchExport(client, exportUrl, SLUG, size);
    rows.push([`CSV export of ${whole(size)} comments (rows/s)`, whole(figures.csvRate), `COPY of the same rows ${whole(figures.copyRate)}`, ratio(figures.csvRate, figures.copyRate)]);
    rows.push(["", "", `COPY of the bare table ${whole(figures.tableRate)}`, ratio(figures.csvRate, figures.tableRate)]);
    rows.push(["  its peak memory (MB)", whole(figures.csvMegabytes), `COPY ${whole(figures.copyMegabytes)}`, ""]);
  }
  await client.end();
} finally {
  await cluster.stop();
  fs.rmSync(dir, { recursive: true, force: true });
}

const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
console.log(`${os.cpus().length} cores, Node ${process.version}`);
for (const row of rows) console.log(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join("  "));
