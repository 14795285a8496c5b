import { setTimeout as wait } from "node:timers/promises";
import type { Database, Tx } from "~/platform/db.server";
import { countNumbers, type SynthesisNumbers } from "./count-numbers.server";

/** How long the numbers of a consultation stand before they are counted anew, in milliseconds. */
const KEEP_MS = 60_000;
/** A million comments take a minute or two on a small machine. */
const COUNT_TIMEOUT = 600_000;
/** Words of a paragraph that tell which one it is, in characters. */
const BEGINNING = 80;

export interface ParagraphPlace {
  id: string;
  sectionId: string | null;
  number: number;
  /** How it begins. */
  words: string;
}

/** The numbers of a register, all of one instant, with what their pictures name. */
export interface KeptNumbers extends SynthesisNumbers {
  countedAt: Date;
  /** Those that anybody wrote about. */
  places: ParagraphPlace[];
}

interface Kept {
  done: KeptNumbers | null;
  counting: Promise<KeptNumbers> | null;
}

const kept = new Map<string, Kept>();
/** The count under way: a process counts one register at a time, once a minute at most, however many ask. */
let last: Promise<unknown> = Promise.resolve();

/**
 * The numbers as last counted and, where these are more than a minute old, the count that is under way. `numbers` is
 * null while the first count takes longer than `patience`, in milliseconds; a later one is shown when it is there.
 * @throws what made the count fail, where it failed within that time; who asks then begins another.
 */
export async function readNumbers(
  db: Database,
  { consultationId, patience }: { consultationId: string; patience: number },
  now: Date,
): Promise<{ numbers: KeptNumbers; counting: boolean } | { numbers: null; counting: true }> {
  const entry = kept.get(consultationId) ?? { done: null, counting: null };
  kept.set(consultationId, entry);
  const { done } = entry;
  if (done && Math.abs(now.getTime() - done.countedAt.getTime()) < KEEP_MS) return { numbers: done, counting: false };
  const counting = (entry.counting ??= begin(db, consultationId, entry, now));
  const hurry = new AbortController();
  const numbers = await Promise.race([counting, wait(patience, done, { signal: hurry.signal }).catch(() => done)]).finally(() => hurry.abort());
  return numbers === null ? { numbers, counting: true } : { numbers, counting: entry.counting !== null };
}

function begin(db: Database, consultationId: string, entry: Kept, now: Date): Promise<KeptNumbers> {
  const counting = last.then(() => countAll(db, consultationId, now)).then(
    (numbers) => {
      entry.done = numbers;
      entry.counting = null;
      return numbers;
    },
    (error: unknown) => {
      entry.counting = null;
      throw error;
    },
  );
  // Nobody may be waiting for it any more when it fails; the next who asks begins another.
  last = counting.catch(() => undefined);
  return counting;
}

async function countAll({ prisma }: Database, consultationId: string, now: Date): Promise<KeptNumbers> {
  return prisma.$transaction(
    async (tx) => {
      const numbers = await countNumbers(tx, { consultationId });
      return { ...numbers, countedAt: now, places: await listPlaces(tx, numbers.paragraphs.map(({ paragraphId }) => paragraphId)) };
    },
    { isolationLevel: "RepeatableRead", timeout: COUNT_TIMEOUT },
  );
}

async function listPlaces(tx: Tx, ids: string[]): Promise<ParagraphPlace[]> {
  return tx.$queryRaw<ParagraphPlace[]>`
    SELECT id, section_id AS "sectionId", number, left(text, ${BEGINNING}::int) AS words FROM paragraph WHERE id = ANY (${ids}::uuid[])`;
}
