import { randomInt } from "node:crypto";
import pg from "pg";
import { CHANNELS } from "../../app/comments/channels";
import { DISTRICTS } from "../../app/comments/districts";
import { KINDS } from "../../app/comments/kinds";
import { countQueue } from "../../app/moderation/count-queue.server";
import { AGES, DESK_FLAGS } from "../../app/moderation/desk-address";
import { listQueue, narrow, QUEUE_PAGE, type QueueFilter } from "../../app/moderation/list-queue.server";
import { loadSections } from "../../app/moderation/load-sections.server";
import { queueWays } from "../../app/moderation/queue-conditions.server";
import { EVERYTHING } from "../../app/moderation/test-queue";
import { openDatabase, type Database } from "../../app/platform/db.server";
import { newId } from "../../app/platform/ids.server";

const COMBINATIONS = 200;
const LOOKUPS = 300;
const CHECKED = 30;
const WORDS = ["đề nghị", "đường giao thông", "trường học", "thủy lợi", "bệnh viện", "hòa bình", "Sìn Hồ", "xuống cấp", "biên giới"];

export interface QueueFigures {
  /** Milliseconds, of every page. */
  p50: number;
  p99: number;
  worst: number;
  /** The filter that took longest. */
  worstFilter: string;
  byFilter: { filter: string; pages: number; p50: number; p99: number; worst: number }[];
  /** Median of reading 31 comments by their ids, in milliseconds, in the same run: the least a page can take. */
  lookup: number;
  /** Milliseconds of counting the whole register once, and of the same asked again. */
  counts: number;
  countsAgain: number;
}

/**
 * How long a page of the desk's list takes in a register of `size` comments: random combinations of every filter, the
 * first page and one from somewhere in the middle each. Arrivals are skewed as in a surge; form letters come in waves.
 */
export async function benchQueue(url: string, slug: string, size: number): Promise<QueueFigures> {
  const db = openDatabase(url, { max: 4, onError: () => undefined });
  try {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { consultationId, staffId, now } = await fill(client, slug, size);
    await client.end();
    const base = { ...EVERYTHING, consultationId, staffId };
    const choose = await choices(db, consultationId);
    await listQueue(db, base, now);

    const times: { filter: string; ms: number; all: string }[] = [];
    for (let i = 0; i < COMBINATIONS; i++) {
      const picked = choose();
      const filter: QueueFilter = { ...base, ...picked };
      for (const after of [null, await someCursor(db, consultationId)]) {
        const from = performance.now();
        await listQueue(db, { ...filter, after }, now);
        const all = `${JSON.stringify(picked)}${after ? `, after ${after.at.toISOString()}` : ""}`;
        times.push({ filter: Object.keys(picked).toSorted().join(" + ") || "none", ms: performance.now() - from, all });
      }
    }
    await checkPages(db, base, choose, now);
    const lookups: number[] = [];
    for (let i = 0; i < LOOKUPS; i++) {
      const { rows } = await db.pool.query<{ id: string }>("SELECT id FROM comment TABLESAMPLE SYSTEM (0.1) WHERE consultation_id = $1 LIMIT 31", [consultationId]);
      const from = performance.now();
      await db.pool.query("SELECT * FROM comment WHERE id = ANY($1::uuid[])", [rows.map(({ id }) => id)]);
      lookups.push(performance.now() - from);
    }
    const counting = async () => {
      const from = performance.now();
      await countQueue(db, { consultationId, staffId }, now);
      return performance.now() - from;
    };
    const [counts, countsAgain] = [await counting(), await counting()];
    const worst = times.toSorted((a, b) => b.ms - a.ms)[0]!;
    const names = [...new Set(times.map(({ filter }) => filter))].toSorted();
    return {
      ...summary(times.map(({ ms }) => ms)),
      worstFilter: worst.all,
      byFilter: names.map((filter) => {
        const own = times.filter((time) => time.filter === filter).map(({ ms }) => ms);
        return { filter, pages: own.length, ...summary(own) };
      }),
      lookup: summary(lookups).p50,
      counts,
      countsAgain,
    };
  } finally {
    await db.close();
  }
}

/** That a page holds just what the plain query for it finds, which takes its time. */
async function checkPages(db: Database, base: QueueFilter, choose: () => Partial<QueueFilter>, now: Date) {
  const sections = await loadSections(db.prisma, base);
  for (let i = 0; i < CHECKED; i++) {
    const filter = { ...base, ...choose(), after: await someCursor(db, base.consultationId) };
    const { rows } = await listQueue(db, filter, now);
    const plain = queueWays(await narrow(db, filter, sections), QUEUE_PAGE, now).at(-1)!;
    const wanted = (await db.pool.query<{ id: string }>(plain.text, plain.values)).rows.map(({ id }) => id);
    if (JSON.stringify(rows.map(({ id }) => id)) !== JSON.stringify(wanted)) throw new Error(`Another page than asked for: ${JSON.stringify(filter)}`);
  }
}

function summary(values: number[]) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN;
  return { p50: at(0.5), p99: at(0.99), worst: sorted.at(-1) ?? NaN };
}

/** Random filters, each of one to four conditions, as moderators combine them. */
async function choices(db: Database, consultationId: string) {
  const sections = await db.prisma.section.findMany({ where: { consultationId }, select: { path: true } });
  const groups = await db.prisma.textGroup.findMany({ where: { consultationId }, select: { id: true } });
  const one = <T>(values: readonly T[]): T => values[randomInt(values.length)]!;
  const parts: (() => Partial<QueueFilter>)[] = [
    () => ({ sectionPath: one(sections).path }),
    () => ({ kind: one(KINDS) }),
    () => ({ channel: one(CHANNELS) }),
    () => ({ district: one(DISTRICTS) }),
    () => ({ age: one(AGES) }),
    () => ({ flag: one(DESK_FLAGS) }),
    () => ({ groupId: one(groups).id }),
    () => ({ words: one(WORDS) }),
    () => ({ state: one(["published", "withheld"] as const) }),
  ];
  return (): Partial<QueueFilter> => {
    const picked: Partial<QueueFilter> = {};
    for (let i = randomInt(5); i > 0; i--) Object.assign(picked, one(parts)());
    return picked;
  };
}

async function someCursor(db: Database, consultationId: string) {
  const { rows } = await db.pool.query<{ id: string; at: Date }>(
    "SELECT id, received_at AS at FROM comment TABLESAMPLE SYSTEM (0.05) WHERE consultation_id = $1 ORDER BY random() LIMIT 1",
    [consultationId],
  );
  return rows[0] ?? null;
}

/**
 * `size` comments of one consultation with their analyses: four fifths in the last days, sections, districts and
 * channels unevenly, a fifth in form letters that come in waves, 5 % with flags, nine in ten waiting.
 */
async function fill(client: pg.Client, slug: string, size: number) {
  const { rows } = await client.query<{ id: string; draft: string; closes: Date }>(
    "SELECT c.id, d.id AS draft, c.closes_at AS closes FROM consultation c JOIN draft d ON d.consultation_id = c.id WHERE c.slug = $1",
    [slug],
  );
  const found = rows[0];
  if (!found) throw new Error(`There is no consultation ${slug}.`);
  const staffId = newId();
  await client.query("INSERT INTO staff (id, email, name, password_hash, roles, created_at) VALUES ($1, $2, 'Bench', '-', '{moderator}', now())", [staffId, `${staffId}@example.vn`]);
  await client.query("SET session_replication_role = replica");
  await client.query("SET work_mem = '256MB'");
  // The letters people send alike: sizes fall off as such things do; each comes within two days.
  await client.query(
    `INSERT INTO text_group (id, consultation_id, leader_id, size, bands, words_hash, created_at)
     SELECT gen_random_uuid(), $1, gen_random_uuid(), 2, '{}', decode(md5(n::text), 'hex'), now() FROM generate_series(1, 2000) n`,
    [found.id],
  );
  await client.query(
    `CREATE TEMP TABLE made AS
     SELECT n, NULL::uuid AS id,
            $1::timestamptz - (CASE WHEN random() < 0.8 THEN random() * interval '4 days' ELSE random() * interval '30 days' END) AS at,
            CASE WHEN random() < 0.2 THEN 1 + floor(2000 * power(random(), 4))::int END AS letter
     FROM generate_series(1, $2::int) n`,
    [found.closes, size],
  );
  await client.query(
    `UPDATE made SET at = $1::timestamptz - (letter % 25) * interval '1 day' - random() * interval '2 days' WHERE letter IS NOT NULL AND letter % 5 <> 0`,
    [found.closes],
  );
  // Ids sort by the time they were made, as the portal's own do.
  await client.query(
    `UPDATE made SET id = (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 5, 15))::uuid`,
  );
  await client.query(
    `INSERT INTO comment (id, consultation_id, draft_id, section_id, channel, kind, text, district, submission_key, receipt_code, received_at, state)
     SELECT m.id, $1, $2, s.ids[1 + floor(array_length(s.ids, 1) * power(random(), 2))::int],
            (CASE WHEN r.c < 0.70 THEN 'web' WHEN r.c < 0.90 THEN 'meeting' WHEN r.c < 0.95 THEN 'import' WHEN r.c < 0.98 THEN 'email' ELSE 'post' END)::channel,
            (CASE WHEN r.k < 0.45 THEN 'amend' WHEN r.k < 0.7 THEN 'add' WHEN r.k < 0.85 THEN 'agree' WHEN r.k < 0.95 THEN 'other' ELSE 'remove' END)::comment_kind,
            'Đề nghị bổ sung chỉ tiêu về đường giao thông đến các bản vùng cao, nhất là các bản chưa có đường ô tô. Ý kiến số ' || m.n,
            CASE WHEN random() < 0.7 THEN ($3::text[])[1 + floor(9 * power(random(), 2))::int] END,
            gen_random_uuid(), 'bench-' || m.n, m.at,
            (CASE WHEN r.s < 0.90 THEN 'pending' WHEN r.s < 0.97 THEN 'published' WHEN r.s < 0.99 THEN 'withheld' ELSE 'withdrawn' END)::comment_state
     FROM (SELECT *, random() AS x FROM made ORDER BY at) m
     CROSS JOIN LATERAL (SELECT m.x * 0 + random() AS c, m.x * 0 + random() AS k, m.x * 0 + random() AS s) r
     CROSS JOIN (SELECT array_agg(id ORDER BY md5(path)) AS ids FROM section WHERE consultation_id = $1) s`,
    [found.id, found.draft, DISTRICTS],
  );
  await client.query(
    `INSERT INTO comment_analysis (comment_id, consultation_id, received_at, group_id, flags, words)
     SELECT m.id, $1, m.at, g.id,
            f.flags,
            queue_marks(c.received_at, c.section_id, c.district, c.channel, c.kind, f.flags) || w.most || CASE WHEN f.y < 0.1 THEN w.school WHEN f.y < 0.13 THEN w.water WHEN f.y < 0.14 THEN w.hospital
                           WHEN f.y < 0.142 THEN w.peace WHEN f.y < 0.1425 THEN w.border ELSE ''::tsvector END
     FROM (SELECT * FROM made ORDER BY at) m
     LEFT JOIN (SELECT id, row_number() OVER () AS letter FROM text_group WHERE consultation_id = $1) g ON g.letter = m.letter
     JOIN comment c ON c.id = m.id
     CROSS JOIN LATERAL (SELECT m.n * 0 + random() AS x, m.n * 0 + random() AS y) r
     CROSS JOIN LATERAL (SELECT r.y,
       (CASE WHEN r.x < 0.02 THEN '{personal-data}' WHEN r.x < 0.03 THEN '{very-short}' WHEN r.x < 0.04 THEN '{wrong-section}'
             WHEN r.x < 0.045 THEN '{all-capitals}' WHEN r.x < 0.048 THEN '{link}' WHEN r.x < 0.05 THEN '{insult}' ELSE '{}' END)::text[] AS flags) f
     CROSS JOIN (SELECT words_vi('Đề nghị bổ sung chỉ tiêu về đường giao thông đến các bản vùng cao, nhất là các bản chưa có đường ô tô') AS most,
                        words_vi('trường học xuống cấp') AS school, words_vi('thủy lợi') AS water, words_vi('bệnh viện Sìn Hồ') AS hospital,
                        words_vi('hòa bình') AS peace, words_vi('biên giới') AS border) w`,
    [found.id],
  );
  await client.query("UPDATE text_group g SET size = s.size FROM (SELECT group_id, count(*) AS size FROM comment_analysis GROUP BY 1) s WHERE s.group_id = g.id");
  await client.query("SET session_replication_role = DEFAULT");
  await client.query("VACUUM (ANALYZE) comment");
  await client.query("VACUUM (ANALYZE) comment_analysis");
  await client.query("VACUUM (ANALYZE) text_group");
  return { consultationId: found.id, staffId, now: new Date(found.closes.getTime() + 3_600_000) };
}
