import { CURRENT, JOIN_REVISION } from "~/comments/current-text";
import type { Kind } from "~/comments/kinds";
import type { Database } from "~/platform/db.server";
import type { Cursor } from "./cursor";
import type { DeskAddress } from "./desk-address";
import { loadSections, placeOf, subtree, type SectionPlace } from "./load-sections.server";
import type { Place } from "./place";
import { queueWays, sliceMarks, type Narrowed, type Statement } from "./queue-conditions.server";
import { readScope } from "./read-scope.server";

export const QUEUE_PAGE = 30;
/** Characters of a comment that stand in the list. */
const BEGINNING = 160;

export type QueueFilter = Pick<DeskAddress, "sectionPath" | "kind" | "channel" | "district" | "age" | "flag" | "groupId" | "words" | "waits" | "state"> & {
  consultationId: string;
  /** Who looks: the list holds what is entrusted to them. */
  staffId: string;
  after: Cursor | null;
};

export interface QueueRow {
  id: string;
  receivedAt: Date;
  kind: Kind;
  version: number;
  /** How often the author has edited it. */
  revision: number;
  /** Empty where the author has taken it back. */
  beginning: string;
  place: Place;
  /** Keys of what was found in it. */
  flags: string[];
  /** Those who sent nearly the same, with this one; null where it stands alone. */
  group: { id: string; size: number } | null;
  /** Who else has it open now. */
  heldBy: string | null;
}

interface Row {
  id: string;
  received_at: Date;
  kind: Kind;
  version: number;
  revision: number;
  beginning: string;
  more: boolean;
  section_id: string | null;
  number: number | null;
  place: "front" | "body" | "back" | null;
  flags: string[] | null;
  group_id: string | null;
  group_size: number | null;
  held_by: string | null;
}

/** One page of the register's comments, the longest waiting first. `next` is null on the last page. */
export async function listQueue(db: Database, filter: QueueFilter, now: Date) {
  const sections = await loadSections(db.prisma, filter);
  const found = await findPage(db, await narrow(db, filter, sections), QUEUE_PAGE + 1, now);
  const page = found.slice(0, QUEUE_PAGE);
  const { rows } = await db.pool.query<Row>(
    `SELECT c.id, c.received_at, ${CURRENT.kind} AS kind, c.version, c.revision, c.section_id, p.number, p.place,
            CASE WHEN c.state = 'withdrawn' THEN '' ELSE left(${CURRENT.text}, ${BEGINNING}) END AS beginning,
            c.state <> 'withdrawn' AND length(${CURRENT.text}) > ${BEGINNING} AS more,
            a.flags, g.id AS group_id, g.size AS group_size,
            (SELECT s.name FROM comment_lease l JOIN staff s ON s.id = l.staff_id
             WHERE l.comment_id = c.id AND l.expires_at > $2 AND l.staff_id <> $3) AS held_by
     FROM comment c ${JOIN_REVISION} LEFT JOIN paragraph p ON p.id = c.paragraph_id
     LEFT JOIN comment_analysis a ON a.comment_id = c.id LEFT JOIN text_group g ON g.id = a.group_id AND g.size > 1
     WHERE c.id = ANY($1::uuid[]) ORDER BY c.received_at, c.id`,
    [page.map(({ id }) => id), now, filter.staffId],
  );
  const last = page.at(-1);
  const next: Cursor | null = found.length > QUEUE_PAGE && last ? { at: last.received_at, id: last.id } : null;
  return { rows: rows.map((row) => toQueueRow(row, sections)), next };
}

/** Ids of the comments of a list from its beginning, at most `limit`. */
export async function listQueueIds(db: Database, filter: QueueFilter, limit: number, now: Date): Promise<string[]> {
  const narrowed = await narrow(db, { ...filter, after: null }, await loadSections(db.prisma, filter));
  return (await findPage(db, narrowed, limit, now)).map(({ id }) => id);
}

interface Found {
  id: string;
  received_at: Date;
}

export async function findPage(db: Database, narrowed: Narrowed, limit: number, now: Date): Promise<Found[]> {
  let found: Found[] = [];
  for (const { text, values, slice, beyond } of queueWays(narrowed, limit, now)) {
    const marks = slice && (await findMarks(db, slice));
    if (slice && !marks) continue;
    found = (await db.pool.query<Found>(text, [...values, ...(marks ? [marks] : [])])).rows;
    if (found.length === limit || (beyond && (await db.pool.query(beyond)).rows.length === 0)) break;
  }
  return found;
}

async function findMarks(db: Database, slice: Statement): Promise<string | null> {
  const { rows } = await db.pool.query<{ since: Date | null; until: Date | null }>(slice);
  const { since, until } = rows[0] ?? {};
  return since && until ? sliceMarks(since, until) : null;
}

/** What a filter asks for within what is entrusted to the one who asks. */
export async function narrow(db: Database, filter: QueueFilter, sections: SectionPlace[]): Promise<Narrowed> {
  const scope = await readScope(db.prisma, filter);
  const chosen = filter.sectionPath === null ? null : subtree(sections, filter.sectionPath);
  return {
    ...filter,
    sectionIds: both(chosen, scope.sectionIds),
    districts: both(filter.district && [filter.district], scope.districts),
    words: filter.words && (await asQuery(db, filter.words)),
  };
}

function both(one: string[] | null, other: string[] | null): string[] | null {
  return one && other ? one.filter((each) => other.includes(each)) : (one ?? other);
}

/** All of the words, folded as the analysis folds them; null where nothing but signs was typed. */
async function asQuery(db: Database, typed: string): Promise<string | null> {
  const { rows } = await db.pool.query<{ words: string | null }>(
    `SELECT string_agg('''' || word || '''', ' & ') AS words FROM unnest(tsvector_to_array(words_vi($1))) AS word`,
    [typed],
  );
  return rows[0]?.words ?? null;
}

function toQueueRow(row: Row, sections: SectionPlace[]): QueueRow {
  const { id, kind, version, revision, section_id, place, number, group_id, group_size } = row;
  return {
    id,
    receivedAt: row.received_at,
    kind,
    version,
    revision,
    beginning: row.more ? `${row.beginning.replace(/\s\S*$/, "")} …` : row.beginning,
    place: placeOf(sections, section_id, place && number !== null ? { place, number } : null),
    flags: row.flags ?? [],
    group: group_id !== null && group_size !== null ? { id: group_id, size: group_size } : null,
    heldBy: row.held_by,
  };
}
