import fs from "node:fs";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { openDatabase } from "./app/platform/db.server";
import { exportRegister } from "./app/exports/export-register.server";
const { url } = JSON.parse(fs.readFileSync("/tmp/expbench/url.json", "utf8"));
const db = openDatabase(url + (process.argv[2] ?? "bench"), { max: 4, onError: () => undefined });
const base = process.memoryUsage().rss;
for (const format of (process.argv[3] ?? "csv,csv,csv,jsonl,xlsx").split(",") as any[]) for (const sink of ["null","file"]) {
  const t = performance.now(); const cpu = process.cpuUsage(); let peak = 0; const timer=setInterval(()=>{peak=Math.max(peak,process.memoryUsage().rss)},20);
  const s = await exportRegister(db, { consultationSlug: "lai-chau", format, personalData: true, filter: {}, staffId: null }, new Date());
  if (!s.ok) throw s.reason;
  await pipeline(s.export.body, sink==="null" ? new Writable({ write(c,e,cb){ cb(); } }) : fs.createWriteStream("/tmp/expbench/out."+format));
  const ms = performance.now()-t; const c2=process.cpuUsage(cpu); clearInterval(timer);
  const n=s.export.receipt()!.rowCount; console.log(format, sink, n, Math.round(n/ms*1000), "rows/s; ms", Math.round(ms), "cpu", Math.round((c2.user+c2.system)/1000), "rss base/peak MB", Math.round(base/1e6), Math.round(peak/1e6));
}
await db.close();
