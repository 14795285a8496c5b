import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { DocumentKind } from "../../app/exports/documents/kinds";
import { DEFAULT_LETTERHEADS } from "../../app/exports/documents/letterhead";
import { makeFiles } from "../../app/exports/documents/make-files.server";
import { openDatabase } from "../../app/platform/db.server";
import { readSnapshot } from "../../app/platform/snapshot.server";

/** One document in a process of its own, so that its peak memory is its own. Prints one JSON line. */
const [url = "", slug = "", kind = "", keep] = process.argv.slice(2);
const db = openDatabase(url, { max: 2, onError: () => undefined, applicationName: "bench" });
const { id: consultationId, title, organiser } = await db.prisma.consultation.findUniqueOrThrow({ where: { slug } });
const directory = fs.mkdtempSync(path.join(os.tmpdir(), "cong-gop-y-documents-"));
const about = { title, slug, organiser, madeAt: new Date("2020-06-20T01:30:00Z"), personalData: true, layout: "party" as const, letterhead: DEFAULT_LETTERHEADS.party };
const started = process.hrtime.bigint();
for await (const { files } of readSnapshot(db.pool, async function* (client) {
  yield await makeFiles(client, { consultationId, kinds: [kind as DocumentKind], about, directory }, () => Promise.resolve());
})) {
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  if (keep) {
    fs.mkdirSync(keep, { recursive: true });
    for (const file of files) fs.copyFileSync(file.path, path.join(keep, file.name));
  }
  console.log(JSON.stringify({ seconds, files: files.length, bytes: files.reduce((sum, file) => sum + fs.statSync(file.path).size, 0), peakMegabytes }));
}
fs.rmSync(directory, { recursive: true, force: true });
await db.close();
