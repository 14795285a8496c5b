import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import pino from "pino";
import { importSample } from "../../app/cli/import-sample.server";
import { analyseWaiting } from "../../app/moderation/analysis/analyse-arrived.server";
import { giveInsultWords } from "../../app/moderation/analysis/load-knowledge.server";
import { bandsOf, readWords, wordsHash } from "../../app/moderation/analysis/likeness";
import { DUPLICATES_DEVELOPMENT, DUPLICATES_HELD_OUT } from "../../app/moderation/labelled/duplicates";
import { openDatabase } from "../../app/platform/db.server";
import { newId } from "../../app/platform/ids.server";
import { migrateAll } from "../../app/platform/migrate.server";
import { startCluster } from "../../app/platform/postgres/cluster.server";
import { run } from "../../app/platform/test/server";

/**
 * `npm run bench:likeness [-- COMMENTS]`: what looking at one more comment costs in a register of a million, a quarter of
 * them form letters and one letter sent 200,000 times; beside it the insert of a row, and trigrams (pg_trgm) for the same
 * question. Postgres is the embedded one, without fsync; the ratios are the result.
 */
const SIZE = Number(process.argv[2] ?? 1_000_000);
const GREAT_LETTER = SIZE / 5;
const LETTERS = SIZE / 200;
const ARRIVING = 2_000;
const TRGM_SIZE = Math.min(10_000, SIZE / 20);
const TRGM_ASKED = 100;

let seed = 1;
const random = () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};
const pick = <Item>(list: readonly Item[]): Item => list[Math.floor(random() * list.length)]!;
const corpus = fs.readFileSync("prisma/sample/bao-cao-chinh-tri-lai-chau-2020.txt", "utf8").split(/\s+/u).filter((word) => /\p{L}/u.test(word));

/** Three to five stretches of the report's own words, one word in eight another: as alike as comments on one text are. */
function makeText(): string {
  const parts = Array.from({ length: 3 + Math.floor(random() * 3) }, () => {
    const at = Math.floor(random() * (corpus.length - 20));
    return corpus.slice(at, at + 6 + Math.floor(random() * 12)).map((word) => (random() < 0.125 ? pick(corpus) : word)).join(" ");
  });
  return `Đề nghị ${parts.join(". ")}.`;
}
/** A copy with one word changed, a signature, or nothing. */
const copyOf = (letter: string) => (random() < 0.3 ? `${letter} Ký tên: ${pick(corpus)} ${pick(corpus)}` : random() < 0.3 ? letter.replace(pick(letter.split(" ")), pick(corpus)) : letter);

const milliseconds = async (work: () => Promise<unknown>) => {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e6;
};
const at = (times: number[], share: number) => times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]!;
const say = (what: string, value: string) => console.log(what.padEnd(74), value);
const sec = (from: number) => `${((Date.now() - from) / 1000).toFixed(0)} s`;

const dir = fs.mkdtempSync(path.join(os.tmpdir(), "cong-gop-y-likeness-"));
const cluster = await startCluster({ dir, settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off", maintenance_work_mem: "512MB", max_wal_size: "8GB", shared_buffers: "512MB" } });
await run(cluster.url, "CREATE DATABASE likeness");
const url = `${cluster.url}likeness`;
await migrateAll(url);
const db = openDatabase(url, { max: 4, onError: () => undefined });
const client = new pg.Client({ connectionString: url });
await client.connect();
try {
  const now = new Date();
  await importSample(db, { extension: true }, now);
  await giveInsultWords(db.pool, now);
  const { rows: places } = await client.query<{ consultation_id: string; draft_id: string; section_id: string }>("SELECT consultation_id, draft_id, id AS section_id FROM section");
  const { consultation_id: consultationId, draft_id: draftId } = places[0]!;
  const great = makeText();
  const letters = Array.from({ length: LETTERS }, makeText);
  const filled = Date.now();
  await fill();
  say(`${SIZE.toLocaleString("en-US")} comments filled in`, sec(filled));

  const insert = (text: string) =>
    client.query(
      `INSERT INTO comment (id, consultation_id, draft_id, section_id, channel, kind, text, submission_key, receipt_code, received_at)
       VALUES ($1, $2, $3, $4, 'web', 'amend', $5, $6, $7, now())`,
      [newId(), consultationId, draftId, pick(places).section_id, text, newId(), newId()],
    );
  const services = { db, log: pino({ level: "silent" }), now: () => new Date() };
  const arriving = Array.from({ length: ARRIVING }, (_, index) => (index % 5 === 0 ? copyOf(great) : index % 5 === 1 ? copyOf(pick(letters)) : makeText()));
  await insert(makeText());
  await analyseWaiting(services);
  const inserts: number[] = [];
  const alone: number[] = [];
  for (const text of arriving.slice(0, ARRIVING / 2)) {
    inserts.push(await milliseconds(() => insert(text)));
    alone.push(await milliseconds(() => analyseWaiting(services)));
  }
  say("insert of a comment (ms: p50, p99)", `${at(inserts, 0.5).toFixed(2)}  ${at(inserts, 0.99).toFixed(2)}`);
  say("one comment looked at by itself (ms: p50, p99)", `${at(alone, 0.5).toFixed(2)}  ${at(alone, 0.99).toFixed(2)}`);
  say("  times an insert (p50)", (at(alone, 0.5) / at(inserts, 0.5)).toFixed(1));
  for (const text of arriving.slice(ARRIVING / 2)) await insert(text);
  let looked = 0;
  const together = await milliseconds(async () => {
    for (let some = await analyseWaiting(services); some > 0; some = await analyseWaiting(services)) looked += some;
  });
  say("comments looked at in batches (ms a comment; a second)", `${(together / looked).toFixed(2)}  ${Math.round((looked / together) * 1000)}`);
  const { rows: groups } = await client.query<{ size: number }>("SELECT size FROM text_group ORDER BY size DESC LIMIT 1");
  say("  the great letter's copies, before and after", `${GREAT_LETTER}  ${groups[0]!.size} (${ARRIVING / 5} sent)`);
  const { rows: sizes } = await client.query<{ table: string; index: string }>(
    "SELECT pg_size_pretty(pg_relation_size('text_group')) AS table, pg_size_pretty(pg_relation_size('text_group_bands')) AS index",
  );
  say("text_group and its index of bands", `${sizes[0]!.table}  ${sizes[0]!.index}`);
  await compareTrigrams(arriving);

  async function fill() {
    await client.query("SET session_replication_role = replica");
    const { rows: indexes } = await client.query<{ name: string; definition: string }>(
      `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
       WHERE indrelid IN ('comment'::regclass, 'comment_analysis'::regclass, 'text_group'::regclass) AND NOT indisprimary AND NOT indisunique`,
    );
    for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
    const told: { id: string; group: string }[] = [];
    const leaders: { group: string; id: string; bands: number[]; hash: string }[] = [];
    const known = new Map<string, string>();
    const groupOf = (text: string, id: string, key: string | null) => {
      const group = key === null ? undefined : known.get(key);
      if (group) return group;
      const made = newId();
      if (key !== null) known.set(key, made);
      const words = readWords(text);
      leaders.push({ group: made, id, bands: bandsOf(words), hash: wordsHash(words).toString("hex") });
      return made;
    };
    const comments = function* () {
      for (let index = 0; index < SIZE; index += 1) {
        const letter = index % 5 === 0 ? great : index % 20 === 1 ? letters[Math.floor(index / 20) % LETTERS]! : null;
        const text = letter ?? makeText();
        const id = newId();
        told.push({ id, group: groupOf(text, id, letter) });
        yield `${id}\t${consultationId}\t${draftId}\t${pick(places).section_id}\tweb\tamend\t${text}\t${newId()}\tb${index}\t2020-06-10 00:00:00+07\n`;
      }
    };
    const copy = (into: string, lines: Iterable<string>) => pipeline(Readable.from(chunks(lines)), client.query(copyFrom(`COPY ${into} FROM STDIN`)));
    await copy("comment (id, consultation_id, draft_id, section_id, channel, kind, text, submission_key, receipt_code, received_at)", comments());
    await copy(
      "text_group (id, consultation_id, leader_id, size, bands, words_hash, created_at)",
      (function* () {
        for (const { group, id, bands, hash } of leaders) yield `${group}\t${consultationId}\t${id}\t1\t{${bands.join(",")}}\t\\\\x${hash}\t2020-06-10\n`;
      })(),
    );
    await copy(
      "comment_analysis (comment_id, consultation_id, group_id, flags, words)",
      (function* () {
        for (const { id, group } of told) yield `${id}\t${consultationId}\t${group}\t{}\t\n`;
      })(),
    );
    // The desk's search of all words is not measured here; a part of them makes its index a large one.
    await client.query(`UPDATE comment_analysis a SET words = to_tsvector('simple', c.text) FROM comment c WHERE c.id = a.comment_id AND get_byte(uuid_send(c.id), 15) < 50`);
    await client.query("UPDATE text_group g SET size = n.size FROM (SELECT group_id, count(*)::int AS size FROM comment_analysis GROUP BY 1 HAVING count(*) > 1) n WHERE n.group_id = g.id");
    for (const { definition } of indexes) await client.query(definition);
    await client.query("SET session_replication_role = origin");
    await client.query("VACUUM ANALYZE comment, comment_analysis, text_group");
  }
} finally {
  await client.end();
  await db.close();
  await cluster.stop();
  fs.rmSync(dir, { recursive: true, force: true });
}

function* chunks(lines: Iterable<string>) {
  let chunk = "";
  for (const line of lines) {
    chunk += line;
    if (chunk.length > 65_536) {
      yield chunk;
      chunk = "";
    }
  }
  yield chunk;
}

/** The same question to pg_trgm, over a hundredth of the texts; and what its measure says of the labelled pairs. */
async function compareTrigrams(arriving: string[]) {
  await client.query("CREATE EXTENSION pg_trgm");
  await client.query(`CREATE TABLE trgm AS SELECT fold_vi(c.text) AS words FROM text_group g JOIN comment c ON c.id = g.leader_id LIMIT ${TRGM_SIZE}`);
  await client.query("CREATE INDEX trgm_words ON trgm USING GIN (words gin_trgm_ops)");
  await client.query("VACUUM ANALYZE trgm");
  await client.query("SET pg_trgm.similarity_threshold = 0.7");
  const times: number[] = [];
  for (const text of arriving.slice(0, TRGM_ASKED)) times.push(await milliseconds(() => client.query("SELECT words FROM trgm WHERE words % fold_vi($1) LIMIT 64", [text])));
  say(`pg_trgm, one text among ${TRGM_SIZE.toLocaleString("en-US")} (ms: p50, p99)`, `${at(times, 0.5).toFixed(2)}  ${at(times, 0.99).toFixed(2)}`);
  const pairs = [...DUPLICATES_DEVELOPMENT, ...DUPLICATES_HELD_OUT].flatMap(({ letter, copies, others }) => [
    ...copies.map((other) => ({ letter, other, same: true })),
    ...others.map((other) => ({ letter, other, same: false })),
  ]);
  for (const threshold of [0.5, 0.6, 0.7, 0.8]) {
    const score = { right: 0, wrong: 0, missed: 0 };
    for (const { letter, other, same } of pairs) {
      const { rows } = await client.query<{ like: boolean }>("SELECT similarity(fold_vi($1), fold_vi($2)) >= $3 AS like", [letter, other, threshold]);
      if (rows[0]!.like) score[same ? "right" : "wrong"] += 1;
      else if (same) score.missed += 1;
    }
    say(`pg_trgm, labelled pairs at ${threshold} (precision, recall)`, `${(score.right / (score.right + score.wrong)).toFixed(3)}  ${(score.right / (score.right + score.missed)).toFixed(3)}`);
  }
}
