import { randomBytes, randomInt, randomUUID } from "node:crypto";
import autocannon from "autocannon";
import pg from "pg";
import { newReceiptCode } from "../../app/comments/receipt-code";
import { newId } from "../../app/platform/ids.server";
import { median } from "./process";

const SECONDS = 4;
const ROUNDS = 5;
const CLIENTS = 32;
const TEXT = "Đề nghị bổ sung chỉ tiêu về đường giao thông đến các bản vùng cao, nhất là các bản chưa có đường ô tô. ".repeat(3);

/**
 * Comments accepted per second through the public form, from some two thousand network addresses, against a loop of raw
 * inserts of the same row on as many connections, both durable (synchronous_commit=on). Counts afterwards that every
 * acknowledged comment is in the register.
 */
export async function benchSubmissions(portal: string, databaseUrl: string, page: string) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: CLIENTS });
  try {
    const { rows } = await pool.query<{ synchronous_commit: string }>("SHOW synchronous_commit");
    const place = await findPlace(pool, page);
    const rates = { portal: [] as number[], raw: [] as number[] };
    let acknowledged = 0;
    await send(portal + page, 1).then((count) => (acknowledged += count));
    await insert(pool, place, 1);
    for (let round = 0; round < ROUNDS; round++) {
      const count = await send(portal + page, SECONDS);
      acknowledged += count;
      rates.portal.push(count / SECONDS);
      rates.raw.push((await insert(pool, place, SECONDS)) / SECONDS);
    }
    const stored = await pool.query<{ count: string }>("SELECT count(*) FROM comment WHERE district = 'sin-ho'");
    return {
      portal: median(rates.portal),
      raw: median(rates.raw),
      acknowledged,
      // A request cut off at the end of a round may be stored without its answer having been counted.
      lost: Math.max(0, acknowledged - Number(stored.rows[0]?.count)),
      synchronousCommit: rows[0]?.synchronous_commit,
    };
  } finally {
    await pool.end();
  }
}

async function send(url: string, duration: number): Promise<number> {
  let accepted = 0;
  const result = await autocannon({
    url,
    duration,
    connections: CLIENTS,
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", origin: new URL(url).origin },
    requests: [
      {
        setupRequest: (request) => ({
          ...request,
          headers: { ...request.headers, "x-forwarded-for": `10.${randomInt(8)}.${randomInt(256)}.1` },
          body: new URLSearchParams({ submissionKey: randomUUID(), paragraph: "1", kind: "add", text: TEXT, district: "sin-ho", consent: "on" }).toString(),
        }),
        onResponse: (status) => {
          if (status === 303) accepted++;
        },
      },
    ],
  });
  if (result["4xx"] + result["5xx"] + result.errors > 0) throw new Error("Some comments were not accepted.");
  return accepted;
}

async function findPlace(pool: pg.Pool, page: string) {
  const { rows } = await pool.query<{ consultation: string; draft: string; section: string; paragraph: string }>(
    `SELECT s.consultation_id AS consultation, s.draft_id AS draft, s.id AS section, p.id AS paragraph
     FROM section s JOIN paragraph p ON p.section_id = s.id AND p.number = 1 WHERE s.path = $1`,
    [page.split("/").at(-1)],
  );
  if (!rows[0]) throw new Error(`There is no paragraph on ${page}.`);
  return rows[0];
}

async function insert(pool: pg.Pool, place: Awaited<ReturnType<typeof findPlace>>, seconds: number): Promise<number> {
  const end = Date.now() + seconds * 1000;
  let count = 0;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (Date.now() < end) {
        await pool.query({
          name: "raw-insert",
          text: `INSERT INTO comment (id, consultation_id, draft_id, section_id, paragraph_id, contributor_id, channel, kind, text,
                   proposed, district, consent_notice, submission_key, receipt_code, received_at)
                 VALUES ($1, $2, $3, $4, $5, NULL, 'web', 'add', $6, NULL, 'than-uyen', '1', $7, $8, now())`,
          values: [newId(), place.consultation, place.draft, place.section, place.paragraph, TEXT, randomUUID(), newReceiptCode(randomBytes)],
        });
        count++;
      }
    }),
  );
  return count;
}
