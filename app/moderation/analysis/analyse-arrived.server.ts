import { performance } from "node:perf_hooks";
import { setImmediate as giveWay, setTimeout as wait } from "node:timers/promises";
import pg, { type PoolClient } from "pg";
import { CURRENT, JOIN_REVISION } from "~/comments/current-text";
import { withTransaction, type Database } from "~/platform/db.server";
import type { Log } from "~/platform/log.server";
import { findFlags, type Flagged, type Knowledge } from "./find-flags";
import { groupTexts, prepareArrival, wholeText, type Arrival } from "./group-texts.server";
import { leaveGroups } from "./leave-groups.server";
import { giveInsultWords, loadKnowledge } from "./load-knowledge.server";

/** Comments looked at in one transaction. */
const BATCH = 200;
/** Of these, after how many the process serves whoever asked meanwhile. */
const GIVE_WAY = 10;
/** After a batch it rests so many times as long as that took: on the last day arriving goes first. */
const REST = 2;
/** Milliseconds between two looks at an empty queue. */
const PAUSE = 1_000;
/** Milliseconds after the database could not be asked. */
const LONG_PAUSE = 5_000;

interface Services {
  db: Database;
  log: Log;
  now: () => Date;
}

interface Row {
  id: string;
  consultation_id: string;
  draft_id: string;
  section_id: string | null;
  withdrawn: boolean;
  text: string;
  proposed: string | null;
}

/**
 * Looks at every comment that arrived or was edited, soon after, until `signal` ends it: what its words are marked with,
 * and which others say nearly the same. Several processes may do so at once.
 */
export async function analyseArrived({ db, log, now }: Services, signal: AbortSignal): Promise<void> {
  let ready = false;
  while (!signal.aborted) {
    let pause = PAUSE;
    try {
      if (!ready) await giveInsultWords(db.pool, now());
      ready = true;
      const began = performance.now();
      if ((await analyseWaiting({ db, log, now })) > 0) pause = REST * (performance.now() - began);
    } catch (err) {
      log.error({ err }, "arrived comments could not be looked at and will be again");
      pause = LONG_PAUSE;
    }
    await wait(pause, undefined, { signal }).catch(() => undefined);
  }
}

/** Looks at the next of the queue; returns how many it was. */
export async function analyseWaiting({ db, log, now }: Services): Promise<number> {
  try {
    return await analyse(db, log, now(), null);
  } catch (error) {
    if (!isTextsFault(error)) throw error;
  }
  // One of them cannot be kept: each alone, so that the others are.
  const { rows } = await db.pool.query<{ id: string }>(
    `SELECT comment_id AS id FROM analysis_queue ORDER BY comment_id LIMIT ${BATCH}`,
  );
  let looked = 0;
  for (const { id } of rows) {
    try {
      looked += await analyse(db, log, now(), id);
    } catch (err) {
      if (!isTextsFault(err)) throw err;
      log.error({ err, comment: id }, "a comment could not be looked at");
      looked += await analyse(db, log, now(), id, { empty: true });
    }
  }
  return looked;
}

/** Bad data and limits of the database, which trying again does not mend (SQLSTATE classes 22, 23, 54). */
function isTextsFault(error: unknown): boolean {
  return error instanceof pg.DatabaseError && /^(22|23|54)/.test(error.code ?? "");
}

/** Looks at the first of the queue, or at one comment of it, in one transaction. */
async function analyse(db: Database, log: Log, now: Date, only: string | null, { empty = false } = {}): Promise<number> {
  return withTransaction(db.pool, async (client) => {
    const { rows: waiting } = await client.query<{ id: string }>(
      `SELECT comment_id AS id FROM analysis_queue ${only === null ? "" : "WHERE comment_id = $2"} ORDER BY comment_id LIMIT $1 FOR UPDATE SKIP LOCKED`,
      [BATCH, ...(only === null ? [] : [only])],
    );
    if (waiting.length === 0) return 0;
    // Comments somebody is deciding on or taking back now are left for the next time. By their ids, so that the register
    // is never read through for a handful of them.
    const { rows } = await client.query<Row>(
      `SELECT c.id, c.consultation_id, c.draft_id, c.section_id, c.state = 'withdrawn' AS withdrawn,
         ${CURRENT.text} AS text, ${CURRENT.proposed} AS proposed
       FROM comment c ${JOIN_REVISION} WHERE c.id = ANY($1::uuid[]) ORDER BY c.id FOR SHARE OF c SKIP LOCKED`,
      [waiting.map(({ id }) => id)],
    );
    if (rows.length === 0) return 0;
    const known = new Map<string, Knowledge>();
    for (const { draft_id: draftId, consultation_id: consultationId } of rows) {
      if (!known.has(draftId)) known.set(draftId, await loadKnowledge(client, { consultationId, draftId }));
    }
    const looked = [];
    for (const [index, row] of rows.entries()) {
      if (index % GIVE_WAY === GIVE_WAY - 1) await giveWay();
      looked.push({ row, ...(empty ? nothing(row) : look(row, known.get(row.draft_id)!, log)) });
    }
    const groups = new Map<string, string>();
    for (const consultationId of [...new Set(rows.map((row) => row.consultation_id))].sort()) {
      const own = looked.filter(({ row }) => row.consultation_id === consultationId);
      await client.query("SELECT pg_advisory_xact_lock(hashtextextended('text_group' || $1, 0))", [consultationId]);
      await leaveGroups(client, own.map(({ row }) => row.id));
      for (const [id, group] of await groupTexts(client, consultationId, own.map(({ arrival }) => arrival), now)) groups.set(id, group);
    }
    await keep(client, looked, groups, empty);
    return rows.length;
  });
}

type Looked = { row: Row; found: Flagged; arrival: Arrival };

const nothing = (row: Row): Omit<Looked, "row"> => ({
  found: { flags: [], findings: [], suggestedSectionId: null },
  arrival: { id: row.id, consultationId: row.consultation_id, words: null, hash: "", bands: [] },
});

/** A text no finder can read must not stand in the way of the others. */
function look(row: Row, knowledge: Knowledge, log: Log): Omit<Looked, "row"> {
  try {
    const { text, proposed, section_id: sectionId } = row;
    return {
      found: findFlags({ text, proposed, sectionId }, knowledge),
      arrival: prepareArrival(row.id, row.consultation_id, wholeText(text, proposed)),
    };
  } catch (err) {
    log.error({ err, comment: row.id }, "a comment could not be looked at");
    return nothing(row);
  }
}

async function keep(client: PoolClient, looked: readonly Looked[], groups: ReadonlyMap<string, string>, empty: boolean) {
  const ids = looked.map(({ row }) => row.id);
  await client.query(
    `INSERT INTO comment_analysis (comment_id, consultation_id, group_id, flags, findings, suggested_section_id, words)
     SELECT id, consultation_id, group_id, flags::text[], findings::jsonb, section_id, words_vi(words)
     FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::uuid[], $7::text[])
       AS found (id, consultation_id, group_id, flags, findings, section_id, words)
     ON CONFLICT (comment_id) DO UPDATE SET group_id = excluded.group_id, flags = excluded.flags, findings = excluded.findings,
       suggested_section_id = excluded.suggested_section_id, words = excluded.words`,
    [
      ids,
      looked.map(({ row }) => row.consultation_id),
      ids.map((id) => groups.get(id) ?? null),
      looked.map(({ found }) => `{${found.flags.join(",")}}`),
      looked.map(({ found }) => JSON.stringify(found.findings)),
      looked.map(({ found }) => found.suggestedSectionId),
      looked.map(({ row }) => (empty ? "" : wholeText(row.text, row.proposed))),
    ],
  );
  const sizes = new Map<string, number>();
  for (const { row } of looked) {
    const group = groups.get(row.id);
    if (group !== undefined && !row.withdrawn) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  }
  await client.query(
    `UPDATE text_group g SET size = g.size + grown.more FROM unnest($1::uuid[], $2::int[]) AS grown (id, more) WHERE g.id = grown.id`,
    [[...sizes.keys()], [...sizes.values()]],
  );
  await client.query("DELETE FROM analysis_queue WHERE comment_id = ANY($1::uuid[])", [ids]);
}
