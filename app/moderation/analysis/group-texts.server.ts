import type { PoolClient } from "pg";
import { CURRENT, JOIN_REVISION } from "~/comments/current-text";
import { newId } from "~/platform/ids.server";
import { comparable } from "./comparable";
import { bandsOf, FEWEST_SYLLABLES, likeness, readWords, wordsHash, type Words } from "./likeness";

/** A comment of which it is to be said which others say nearly the same. */
export interface Arrival {
  id: string;
  consultationId: string;
  /** Null where it has too few words to be like another. */
  words: Words | null;
  hash: string;
  bands: number[];
}

/** Groups of one consultation a text is compared with at most: those that share a band with it. */
const MOST_CANDIDATES = 64;

/** All of it that needs no database. */
export function prepareArrival(id: string, consultationId: string, text: string): Arrival {
  const words = readWords(comparable(text));
  if (words.syllables.length < FEWEST_SYLLABLES) return { id, consultationId, words: null, hash: "", bands: [] };
  return { id, consultationId, words, hash: wordsHash(words).toString("hex"), bands: bandsOf(words) };
}

/** What is known of a group while a batch is being placed. */
interface Known {
  id: string;
  words: Words;
}

/**
 * Places comments of one consultation in groups, in the order given, and makes a group of its own for each that is like
 * none. Only the first comment of a group is ever compared, so a letter sent by many costs no more than one sent by two.
 * The caller holds the consultation's lock: of two who meet the same new letter, the second finds the first one's group.
 * @returns the group of each comment that has one.
 */
export async function groupTexts(client: PoolClient, consultationId: string, arrivals: readonly Arrival[], now: Date): Promise<Map<string, string>> {
  const placed = new Map<string, string>();
  const comparables = arrivals.filter((arrival): arrival is Arrival & { words: Words } => arrival.words !== null);
  const byHash = await findByHash(client, consultationId, comparables);
  const candidates = await findCandidates(client, consultationId, comparables.filter(({ hash }) => !byHash.has(hash)));
  const byBand = new Map<number, Known[]>();
  const made: (Arrival & { groupId: string })[] = [];
  for (const arrival of comparables) {
    const same = byHash.get(arrival.hash);
    const near = same === undefined ? nearest(arrival.words, [...(candidates.get(arrival.id) ?? []), ...arrival.bands.flatMap((band) => byBand.get(band) ?? [])]) : null;
    const groupId = same ?? near?.id ?? newId();
    placed.set(arrival.id, groupId);
    if (same !== undefined || near) continue;
    byHash.set(arrival.hash, groupId);
    for (const band of arrival.bands) byBand.set(band, [...(byBand.get(band) ?? []), { id: groupId, words: arrival.words }]);
    made.push({ ...arrival, groupId });
  }
  await client.query(
    `INSERT INTO text_group (id, consultation_id, leader_id, size, bands, words_hash, created_at)
     SELECT id, $1, leader_id, 0, bands::int[], decode(hash, 'hex'), $2
     FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[]) AS made (id, leader_id, bands, hash)`,
    [consultationId, now, made.map(({ groupId }) => groupId), made.map(({ id }) => id), made.map(({ bands }) => `{${bands.join(",")}}`), made.map(({ hash }) => hash)],
  );
  return placed;
}

function nearest(words: Words, groups: readonly Known[]): Known | null {
  let best: { group: Known; score: number } | null = null;
  for (const group of groups) {
    const score = likeness(words, group.words);
    if (score > (best?.score ?? 0)) best = { group, score };
  }
  return best?.group ?? null;
}

async function findByHash(client: PoolClient, consultationId: string, arrivals: readonly Arrival[]): Promise<Map<string, string>> {
  const { rows } = await client.query<{ id: string; hash: string }>(
    `SELECT DISTINCT ON (words_hash) id, encode(words_hash, 'hex') AS hash FROM text_group
     WHERE consultation_id = $1 AND words_hash = ANY(ARRAY(SELECT decode(h, 'hex') FROM unnest($2::text[]) AS h)) ORDER BY words_hash, id`,
    [consultationId, [...new Set(arrivals.map(({ hash }) => hash))]],
  );
  return new Map(rows.map(({ id, hash }) => [hash, id]));
}

async function findCandidates(client: PoolClient, consultationId: string, arrivals: readonly Arrival[]): Promise<Map<string, Known[]>> {
  const asked = arrivals.filter(({ bands }) => bands.length > 0);
  if (asked.length === 0) return new Map();
  const { rows: near } = await client.query<{ arrival: string; id: string; leader: string }>(
    `SELECT asked.id AS arrival, near.id, near.leader_id AS leader
     FROM unnest($2::uuid[], $3::text[]) AS asked (id, bands)
     CROSS JOIN LATERAL (
       SELECT g.id, g.leader_id FROM text_group g WHERE g.bands && asked.bands::int[] AND g.consultation_id = $1 LIMIT ${MOST_CANDIDATES}
     ) near`,
    [consultationId, asked.map(({ id }) => id), asked.map(({ bands }) => `{${bands.join(",")}}`)],
  );
  // By their ids, so that the register is never read through for some of its texts.
  const { rows: leaders } = await client.query<{ id: string; text: string; proposed: string | null }>(
    `SELECT c.id, ${CURRENT.text} AS text, ${CURRENT.proposed} AS proposed FROM comment c ${JOIN_REVISION} WHERE c.id = ANY($1::uuid[])`,
    [[...new Set(near.map(({ leader }) => leader))]],
  );
  const words = new Map(leaders.map(({ id, text, proposed }) => [id, readWords(comparable(wholeText(text, proposed)))]));
  const found = new Map<string, Known[]>();
  for (const { arrival, id, leader } of near) {
    const said = words.get(leader);
    if (said) found.set(arrival, [...(found.get(arrival) ?? []), { id, words: said }]);
  }
  return found;
}

/** What is compared of a comment: what it says and the wording it proposes. */
export function wholeText(text: string, proposed: string | null): string {
  return proposed ? `${text}\n${proposed}` : text;
}
