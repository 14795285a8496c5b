import type { Kind } from "~/comments/kinds";
import type { Channel } from "~/platform/generated/prisma/enums";
import type { Cursor } from "./cursor";
import type { Age, DeskFlag, Wait } from "./desk-address";
import type { State } from "./states";

const DAY = 24 * 60 * 60 * 1_000;
/** Vietnam keeps one time all year. */
const HANOI = 7 * 60 * 60 * 1_000;

/** Comments an index is read for in the list's order before those that are asked for are looked for by themselves. */
const LOOKED_AT = 30_000;
/** Of these, comments whose analyses are looked up one by one. */
const LOOKED_INTO = 1_500;
/** Of what was found in comments, those whose comments are looked up one by one. */
const LOOKED_UP = 1_000;
/** Sections that are looked for by their marks. */
const SECTION_MARKS = 8;
/** Hours, or days, that a slice is told by. */
const SLICE_MARKS = 60;
/** What is rarer is looked for among this many comments before it is looked for among all. */
const SLICE = 32_000;

/** What a list holds. Null narrows nothing. */
export interface Narrowed {
  consultationId: string;
  /** The staff member's scope and the chosen section are in here. */
  sectionIds: string[] | null;
  districts: string[] | null;
  kind: Kind | null;
  channel: Channel | null;
  age: Age | null;
  flag: DeskFlag | null;
  groupId: string | null;
  /** As a tsquery. */
  words: string | null;
  waits: Wait | null;
  state: State;
  after: Cursor | null;
}

export interface Statement {
  text: string;
  values: unknown[];
}

/**
 * A query. With `slice`, which finds two instants, it takes one more value, last: what `sliceMarks` makes of them; where
 * either finds nothing the way is left out. `beyond` finds a row where there is more than the way has looked at: without
 * one, what it found is all there is.
 */
export type Way = Statement & { slice?: Statement; beyond?: Statement };

/**
 * Ways to the same rows, oldest first, as queries for id and received_at; to be tried one after another until one finds
 * `limit` rows. Each reads a bounded number of rows where the next one would read many:
 *
 * 1. The list's own order is read, and stopped at LOOKED_AT: what is common stands there.
 * 2. Words are looked for in the first SLICE comments: their index knows the hours and days of arrival as well.
 * 3. All that match are found, and sorted: few are left by now. Left to itself the planner reads the order and hopes to
 *    stop early also where there is nothing to stop at.
 */
export function queueWays(narrowed: Narrowed, limit: number, now: Date): Way[] {
  const { consultationId, sectionIds, districts, kind, channel, flag, groupId, words, waits, state, after, age } = narrowed;
  const values: unknown[] = [];
  const $ = (value: unknown) => `$${values.push(value)}`;

  const consultation = `${$(consultationId)}::uuid`;
  const bound = age && ageBound(age, now);
  // Of two lower bounds the index is entered at one: the higher.
  const place = after && !(bound?.sign === ">=" && after.at < bound.at) ? `(${$(after.at)}::timestamptz, ${$(after.id)}::uuid)` : null;
  const instant = bound && `${bound.sign} ${$(bound.at)}::timestamptz`;
  const range = (from: string, id: string) => [
    ...(place ? [`(${from}.received_at, ${from}.${id}) > ${place}`] : []),
    ...(instant ? [`${from}.received_at ${instant}`] : []),
  ];
  const base = [`c.consultation_id = ${consultation}`, ...(waits ? [] : [`c.state = ${$(state)}::comment_state`]), ...range("c", "id")];

  const among = (column: string, list: string[], type: string) =>
    list.length === 1 ? `${column} = ${$(list[0])}::${type}` : `${column} = ANY(${$(list)}::${type}[])`;
  const facets: string[] = [];
  if (sectionIds) facets.push(among("c.section_id", sectionIds, "uuid"));
  if (districts) facets.push(among("c.district", districts, "text"));
  if (channel) facets.push(`c.channel = ${$(channel)}::channel`);
  // One of these leads: it has an index in the list's order. The first is the most telling.
  const lead = facets.find((each) => !each.includes("ANY("));
  if (kind) {
    facets.push(`CASE WHEN c.revision = 0 THEN c.kind
      ELSE (SELECT v.kind FROM comment_revision v WHERE v.comment_id = c.id AND v.number = c.revision) END = ${$(kind)}::comment_kind`);
  }
  // Scalar subqueries stay what they are: the planner would make joins of EXISTS, and lose the order.
  const waiting = `(SELECT 1 FROM proposed_decision p WHERE p.comment_id = c.id AND p.settled_at IS NULL
                    AND p.version = c.version AND p.revision = c.revision LIMIT 1) IS NULL`;
  const about: string[] = [];
  // Said so that the planner sees the index of what was found, and does not count the flag twice.
  if (flag) about.push("cardinality(a.flags) > 0", ...(flag === "any" ? [] : [`a.flags @> ARRAY[${$(flag)}::text]`]));
  if (groupId) about.push(`a.group_id = ${$(groupId)}::uuid`);
  if (words) about.push(`a.words @@ ${$(words)}::tsquery`);

  const order = `ORDER BY c.received_at, c.id LIMIT ${limit}`;
  const where = (...more: string[]) => `WHERE ${[...base, ...facets, ...more].join(" AND ")}`;
  const analysed = (...more: string[]) => (about.length > 0 ? `JOIN comment_analysis a ON a.comment_id = c.id AND ${[...about, ...more].join(" AND ")}` : "");

  // Few wait for more than a first decision: they lead.
  if (waits === "second") {
    const text = `SELECT c.id, c.received_at FROM proposed_decision w JOIN comment c ON c.id = w.comment_id ${analysed()}
      ${where("w.settled_at IS NULL", "w.needs_second", `w.due_at <= ${$(now)}::timestamptz`, "w.version = c.version", "w.revision = c.revision", "c.state <> 'withdrawn'")} ${order}`;
    return [statement(text, values)];
  }
  if (waits === "look") {
    const text = `SELECT c.id, c.received_at FROM second_look l JOIN comment c ON c.id = l.comment_id ${analysed()}
      ${where("l.answered_at IS NULL", "c.state <> 'withdrawn'", waiting)} ${order}`;
    return [statement(text, values)];
  }

  const lookedUp = (condition: string) => `(SELECT ${condition} FROM comment_analysis a WHERE a.comment_id = c.id)`;
  const inAnalysis = [`a.consultation_id = ${consultation}`, ...range("a", "comment_id")];
  // One index holds the words and all the rest: what it finds is all that is read.
  const marks = asMarks(narrowed);
  const query = [...(words ? [words] : []), ...marks].join(" & ");
  const found = about.filter((each) => each.startsWith("a.group_id"));
  const exact = words || flag ? [...found, `a.words @@ ${$(query)}::tsquery`] : about;
  const matching = (by: string[]) => `
    WITH matching AS MATERIALIZED (
      SELECT c.id, c.received_at, c.version, c.revision FROM comment c
      ${by.length > 0 ? `JOIN comment_analysis a ON a.comment_id = c.id AND ${[...by, ...inAnalysis].join(" AND ")}` : ""} ${where()})
    SELECT c.id, c.received_at FROM matching c WHERE ${waiting} ${order}`;
  const everything = statement(matching(exact), values);
  if (flag || groupId) {
    const led = about.filter((each) => !each.startsWith("a.words")).join(" AND ");
    const worded = about.filter((each) => each.startsWith("a.words")).map(lookedUp);
    // Ordered by what the index is ordered by, and nothing is asked twice: so the planner stops as soon as it has enough.
    const text = `
      SELECT a.comment_id AS id, a.received_at FROM (
        SELECT a.comment_id, a.received_at FROM comment_analysis a WHERE ${[...inAnalysis, led].join(" AND ")}
        ORDER BY a.received_at, a.comment_id LIMIT ${LOOKED_UP}) a
      JOIN comment c ON c.id = a.comment_id
      WHERE ${[`c.consultation_id = ${consultation}`, `c.state = ${$(state)}::comment_state`, ...facets, ...worded, waiting].join(" AND ")}
      ORDER BY a.received_at, a.comment_id LIMIT ${limit}`;
    const beyond = `SELECT 1 FROM comment_analysis a WHERE ${[...inAnalysis, led].join(" AND ")}
      ORDER BY a.received_at, a.comment_id OFFSET ${LOOKED_UP} LIMIT 1`;
    return [{ ...statement(text, values), beyond: statement(beyond, values) }, everything];
  }
  const led = [...base, ...(lead ? [lead] : [])].join(" AND ");
  const others = facets.filter((each) => each !== lead);
  const inOrder = `
    SELECT c.id, c.received_at FROM (
      SELECT * FROM (
        SELECT c.id, c.received_at, c.section_id, c.channel, c.district, c.kind, c.revision, c.version
        FROM comment c WHERE ${led} ORDER BY c.received_at, c.id LIMIT ${LOOKED_AT}) c
      ${others.length > 0 ? `WHERE ${others.join(" AND ")}` : ""} ORDER BY c.received_at, c.id ${words ? `LIMIT ${LOOKED_INTO}` : ""}) c
    WHERE ${[...about.map(lookedUp), waiting].join(" AND ")} ${order}`;
  const more = (condition: string, than: number) => `EXISTS (SELECT FROM comment c WHERE ${condition} OFFSET ${than} LIMIT 1)`;
  const unread = [more(led, LOOKED_AT), ...(words ? [more([led, ...others].join(" AND "), LOOKED_INTO)] : [])];
  const first = { ...statement(inOrder, values), beyond: statement(`SELECT 1 WHERE ${unread.join(" OR ")}`, values) };
  if (!words) return [first, everything];
  const nth = (at: number) => `(SELECT c.received_at FROM comment c WHERE ${led} ORDER BY c.received_at, c.id OFFSET ${at} LIMIT 1)`;
  const slice = statement(`SELECT ${nth(0)} AS since, ${nth(SLICE)} AS until`, values);
  const sliced = statement(matching([...found, `a.words @@ (${$(query)} || ' & ' || ${$(null)})::tsquery`]), values);
  return [first, { text: sliced.text, values: sliced.values.slice(0, -1), slice }, everything];
}

/** With those of the values only that the text names: the server refuses others. The last keeps its place. */
function statement(text: string, values: readonly unknown[]): Statement {
  const used = [...new Set([...text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)))].toSorted((a, b) => a - b);
  return {
    text: text.replace(/\$(\d+)/g, (_, number: string) => `$${used.indexOf(Number(number)) + 1}`),
    values: used.map((number) => values[number - 1]),
  };
}

/** What a list is narrowed to, as the marks that the trigger "analysis_marked" puts beside a comment's words. */
function asMarks({ sectionIds, districts, channel, kind, flag }: Narrowed): string[] {
  const any = (sign: string, values: readonly string[] | null) => {
    if (!values) return [];
    // No comment has an empty mark.
    return [`(${(values.length > 0 ? values : [""]).map((value) => `'@${sign}:${value}'`).join(" | ")})`];
  };
  return [
    // The marks of a whole part are most comments': looking them up would take longer than what they save.
    ...any("s", sectionIds && sectionIds.length <= SECTION_MARKS ? sectionIds : null),
    ...any("d", districts),
    ...any("c", channel && [channel]),
    ...any("k", kind && [kind]),
    ...any("f", flag && [flag]),
  ];
}

/** The hours between two instants, or the days, as marks of which a comment has one; null for a longer time. */
export function sliceMarks(since: Date, until: Date): string | null {
  for (const [sign, length, characters] of [["h", DAY / 24, 13], ["t", DAY, 10]] as const) {
    const first = Math.floor(since.getTime() / length);
    const last = Math.floor(until.getTime() / length);
    if (last - first >= SLICE_MARKS) continue;
    const marks = Array.from({ length: last - first + 1 }, (_, at) => new Date((first + at) * length).toISOString().slice(0, characters));
    return `(${marks.map((mark) => `'@${sign}:${mark}'`).join(" | ")})`;
  }
  return null;
}

function ageBound(age: Age, now: Date): { sign: ">=" | "<"; at: Date } {
  if (age === "today") return { sign: ">=", at: new Date(Math.floor((now.getTime() + HANOI) / DAY) * DAY - HANOI) };
  return { sign: "<", at: new Date(now.getTime() - (age === "day" ? 1 : 3) * DAY) };
}
