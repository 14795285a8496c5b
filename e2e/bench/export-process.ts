import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { to as copyTo } from "pg-copy-streams";
import { registerQuery } from "../../app/exports/register-rows.server";
import { exportRegister } from "../../app/exports/export-register.server";
import { openDatabase } from "../../app/platform/db.server";

/**
 * One export in a process of its own, so that its peak memory is its own: `csv` is the portal's file, `copy` is what
 * Postgres can do at best with the same rows in the same order, `table` with the bare table. Prints one JSON line.
 */
const [what = "", url = "", slug = ""] = process.argv.slice(2);
const db = openDatabase(url, { max: 3, onError: () => undefined, applicationName: "bench" });
let bytes = 0;
const sink = new Writable({
  write(chunk: Buffer, _encoding, done) {
    bytes += chunk.length;
    done();
  },
});
const { id: consultationId } = await db.prisma.consultation.findUniqueOrThrow({ where: { slug } });
const started = process.hrtime.bigint();
const copies: Record<string, string> = { table: "comment", copy: `(${registerQuery({ consultationId }, "true", { personalData: true, by: "place" })})` };
if (copies[what]) {
  const client = await db.pool.connect();
  await pipeline(client.query(copyTo(`COPY ${copies[what]} TO STDOUT (FORMAT csv)`)), sink);
  client.release();
} else {
  const result = await exportRegister(
    db,
    { consultationSlug: slug, format: "csv", personalData: true, filter: {}, staffId: null },
    new Date(),
  );
  if (!result.ok) throw new Error(result.reason);
  await pipeline(result.export.body, sink);
}
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
console.log(JSON.stringify({ seconds, bytes, peakMegabytes: process.resourceUsage().maxRSS / 1024 }));
await db.close();
