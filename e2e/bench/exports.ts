import type pg from "pg";
import { median, startProcess } from "./process";

const ROUNDS = 3;

export interface ExportFigures {
  rows: number;
  tableRate: number;
  copyRate: number;
  csvRate: number;
  copyMegabytes: number;
  csvMegabytes: number;
}

/** CSV rows per second and peak memory against `COPY … TO STDOUT` of the same comments, in turns. */
export async function benchExport(client: pg.Client, url: string, slug: string, rows: number): Promise<ExportFigures> {
  await fill(client, slug, rows);
  const runs = { table: [] as Run[], copy: [] as Run[], csv: [] as Run[] };
  for (let round = 0; round < ROUNDS; round++) {
    runs.table.push(await measure("table", url, slug));
    runs.copy.push(await measure("copy", url, slug));
    runs.csv.push(await measure("csv", url, slug));
  }
  const seconds = (list: Run[]) => median(list.map((run) => run.seconds));
  const memory = (list: Run[]) => Math.max(...list.map((run) => run.peakMegabytes));
  return {
    rows,
    tableRate: rows / seconds(runs.table),
    copyRate: rows / seconds(runs.copy),
    csvRate: rows / seconds(runs.csv),
    copyMegabytes: memory(runs.copy),
    csvMegabytes: memory(runs.csv),
  };
}

interface Run {
  seconds: number;
  bytes: number;
  peakMegabytes: number;
}

async function measure(what: "table" | "copy" | "csv", url: string, slug: string): Promise<Run> {
  const { found, stop } = await startProcess(["e2e/bench/export-process.ts", what, url, slug], {}, /^(\{.*\})$/);
  await stop();
  return JSON.parse(found) as Run;
}

/** Brings the register to `rows` comments of all states, a tenth of them with a contributor and a decision. */
async function fill(client: pg.Client, slug: string, rows: number) {
  await client.query(
    `INSERT INTO comment (id, consultation_id, draft_id, section_id, paragraph_id, channel, kind, text, district,
                          submission_key, receipt_code, received_at)
     SELECT gen_random_uuid(), c.id, p.draft_id, p.section_id, p.id, 'web', 'amend',
            repeat('Đề nghị sửa số liệu cho đúng với thực tế của huyện. ', 4), 'sin-ho', gen_random_uuid(),
            'bench-' || n, timestamptz '2020-06-10' + n * interval '1 second'
     FROM consultation c
     JOIN LATERAL (SELECT array_agg(id) AS ids FROM paragraph WHERE consultation_id = c.id AND section_id IS NOT NULL) a ON true
     CROSS JOIN generate_series((SELECT count(*) FROM comment) + 1, $2::bigint) n
     JOIN paragraph p ON p.id = a.ids[1 + n % array_length(a.ids, 1)]
     WHERE c.slug = $1`,
    [slug, rows],
  );
  await client.query("VACUUM ANALYZE comment");
}
