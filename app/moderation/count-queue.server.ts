import type { Database } from "~/platform/db.server";
import { loadSections } from "./load-sections.server";
import { readScope } from "./read-scope.server";
import { STATES, type State } from "./states";

interface Group {
  section_id: string | null;
  state: State;
  count: number;
}

export interface QueueCounts {
  states: Record<State, number>;
  /** Waiting comments of each section with everything below it, in the order of reading. */
  sections: { path: string; depth: number; label: string; heading: string; pending: number }[];
}

/** How many comments of a consultation stand in each state and wait in each section, of what is entrusted to the one who asks. */
export async function countQueue(db: Database, asked: { consultationId: string; staffId: string }, now: Date): Promise<QueueCounts> {
  const { sectionIds, districts } = await readScope(db.prisma, asked);
  const sections = await loadSections(db.prisma, asked);
  const all = await countGroups(db, { consultationId: asked.consultationId, districts }, now);
  const groups = sectionIds ? all.filter(({ section_id }) => section_id !== null && sectionIds.includes(section_id)) : all;
  const states = Object.fromEntries(STATES.map((state) => [state, 0])) as Record<State, number>;
  const waiting = new Map<string, number>();
  for (const { section_id, state, count } of groups) {
    states[state] += count;
    if (state === "pending" && section_id !== null) waiting.set(section_id, count);
  }
  // A child stands after its parent, so from the end up every ancestor gets its sum.
  for (const { id, parentId } of sections.toReversed()) {
    if (parentId !== null) waiting.set(parentId, (waiting.get(parentId) ?? 0) + (waiting.get(id) ?? 0));
  }
  return {
    states,
    sections: sections.map(({ path, depth, label, heading, id }) => ({ path, depth, label, heading, pending: waiting.get(id) ?? 0 })),
  };
}

/** Counting reads the whole register, so all who ask within this time share one answer. Milliseconds. */
const FRESH = 5_000;

const counted = new WeakMap<Database, Map<string, { at: number; groups: Promise<Group[]> }>>();

async function countGroups(db: Database, { consultationId, districts }: { consultationId: string; districts: string[] | null }, now: Date) {
  const cache = counted.get(db) ?? new Map<string, { at: number; groups: Promise<Group[]> }>();
  counted.set(db, cache);
  const key = [consultationId, ...(districts ?? [])].join();
  const known = cache.get(key);
  if (known && Math.abs(now.getTime() - known.at) < FRESH) return known.groups;
  const groups = db.pool
    .query<Group>(
      `SELECT section_id, state, count(*)::int AS count FROM comment
       WHERE consultation_id = $1 AND ($2::text[] IS NULL OR district = ANY($2)) GROUP BY section_id, state`,
      [consultationId, districts],
    )
    .then(({ rows }) => rows);
  cache.set(key, { at: now.getTime(), groups });
  groups.catch(() => cache.delete(key));
  return groups;
}
