import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { importSample } from "../../app/cli/import-sample.server";
import { DOCUMENT_KINDS, type DocumentKind } from "../../app/exports/documents/kinds";
import { openDatabase } from "../../app/platform/db.server";
import { migrateAll } from "../../app/platform/migrate.server";
import { startCluster } from "../../app/platform/postgres/cluster.server";
import { run } from "../../app/platform/test/server";
import { fillAnswered } from "./fill-answered";
import { openInOffice } from "./open-in-office";
import { startProcess } from "./process";

/**
 * `npm run bench:documents [-- COMMENTS…] [--keep DIRECTORY] [--open]`: every document of a register of so many comments, each in
 * a process of its own: how long it takes, with the reading of the register for the hash it names, and the most memory it held.
 * With `--open`, every volume of the draft with its comments is opened in LibreOffice, and its comments are counted there.
 */
const words = process.argv.slice(2);
const openAt = words.indexOf("--open");
if (openAt >= 0) words.splice(openAt, 1);
const keepAt = words.indexOf("--keep");
const keep = keepAt < 0 ? null : path.resolve(words.splice(keepAt, 2)[1] ?? ".");
const SIZES = words.length > 0 ? words.map(Number) : [1_000, 10_000, 100_000];
const SLUG = "bao-cao-chinh-tri-2020";

interface Made {
  files: number;
  seconds: number;
  bytes: number;
  peakMegabytes: number;
}

const dir = fs.mkdtempSync(path.join(os.tmpdir(), "cong-gop-y-bench-"));
const cluster = await startCluster({ dir, settings: { fsync: "off", full_page_writes: "off" } });
try {
  console.log(`${os.cpus().length} cores, Node ${process.version}`);
  console.log("document".padEnd(24), "comments".padStart(9), "seconds".padStart(9), "files".padStart(6), "MB".padStart(8), "peak memory, MB".padStart(17));
  for (const size of SIZES) {
    const name = `documents_${size}`;
    await run(cluster.url, `CREATE DATABASE ${name}`);
    const url = cluster.url + name;
    await migrateAll(url);
    const db = openDatabase(url, { max: 2, onError: () => undefined });
    await importSample(db, { extension: true }, new Date("2020-06-10T00:00:00Z"));
    await db.close();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await fillAnswered(client, SLUG, size);
    await client.end();
    for (const kind of DOCUMENT_KINDS) {
      const opened = openAt >= 0 && kind === "commented-draft-docx" ? fs.mkdtempSync(path.join(dir, "open-")) : null;
      const { seconds, files, bytes, peakMegabytes } = await make(url, kind, opened ?? (keep && path.join(keep, `${size}`)));
      console.log(kind.padEnd(24), size.toLocaleString("en-US").padStart(9), seconds.toFixed(1).padStart(9), `${files}`.padStart(6), (bytes / 1e6).toFixed(1).padStart(8), peakMegabytes.toFixed(0).padStart(17));
      if (!opened) continue;
      const { seconds: each, comments } = await openInOffice(opened);
      const [all, slowest] = [each.reduce((sum, one) => sum + one, 0), Math.max(...each)].map((one) => one.toFixed(1));
      console.log(`  opened in LibreOffice: ${each.length} files with ${comments.toLocaleString("en-US")} comments, the slowest in ${slowest} s, all in ${all} s`);
    }
  }
} finally {
  await cluster.stop();
  fs.rmSync(dir, { recursive: true, force: true });
}

async function make(url: string, kind: DocumentKind, directory: string | null): Promise<Made> {
  const { found, stop } = await startProcess(["e2e/bench/document-process.ts", url, SLUG, kind, ...(directory ? [directory] : [])], {}, /^(\{.*\})$/);
  await stop();
  return JSON.parse(found) as Made;
}
