import { windowAt } from "~/consultations/window";
import type { Tx } from "~/platform/db.server";
import { ERASABLE, STILL_THERE, type ErasableCounts } from "./erasable";
import { monthsAfter } from "./term";

export interface Term {
  months: number;
  countedFrom: "close" | "results";
  automatic: boolean;
  changedAt: Date;
  /** Whoever set it. */
  staff: string;
}

/** The term of a consultation, if one is set, and when it ends; null where what it counts from has not come. */
export async function readTerm(tx: Tx, { consultationId }: { consultationId: string }, now: Date) {
  const { retention, publications, ...dates } = await tx.consultation.findUniqueOrThrow({
    where: { id: consultationId },
    select: {
      opensAt: true,
      closesAt: true,
      extensions: { select: { closesAt: true } },
      retention: { select: { months: true, countedFrom: true, automatic: true, changedAt: true, staff: { select: { name: true } } } },
      publications: { orderBy: { at: "desc" }, take: 1, select: { at: true } },
    },
  });
  const { closesAt } = windowAt(dates, now);
  const resultsAt = publications[0]?.at ?? null;
  if (!retention) return { term: null, closesAt, resultsAt, dueAt: null };
  const from = retention.countedFrom === "close" ? closesAt : resultsAt;
  const term: Term = { ...retention, staff: retention.staff.name };
  return { term, closesAt, resultsAt, dueAt: from && monthsAfter(from, retention.months) };
}

/** What erasing a consultation's personal data would erase now, and what it would leave since it is the only copy. */
export async function countErasable(tx: Tx, { consultationId }: { consultationId: string }): Promise<{ counts: ErasableCounts; waiting: number }> {
  const counts = ERASABLE.map((kind) => `(SELECT count(*)::int ${STILL_THERE[kind]}) AS ${kind}`);
  const [row] = await tx.$queryRawUnsafe<(ErasableCounts & { waiting: number })[]>(
    `SELECT ${counts.join(", ")},
       (SELECT count(*)::int FROM intake_item WHERE consultation_id = $1::uuid AND state = 'waiting')
       + (SELECT count(*)::int FROM bulk_import WHERE consultation_id = $1::uuid AND state NOT IN ('registered', 'discarded')) AS waiting`,
    consultationId,
  );
  const { waiting, ...rest } = row!;
  return { counts: rest, waiting };
}

/** What stays: every comment, and how many of them hold what they hold. */
export async function countKept(tx: Tx, { consultationId }: { consultationId: string }): Promise<{ comments: number; topics: number; responses: number }> {
  const where = { consultationId };
  const [comments, topics, responses] = [await tx.comment.count({ where }), await tx.topic.count({ where }), await tx.response.count({ where })];
  return { comments, topics, responses };
}

export interface Run {
  id: string;
  planned: ErasableCounts;
  erased: Partial<ErasableCounts>;
  createdAt: Date;
  finishedAt: Date | null;
  /** Null: by itself, on its day. */
  staff: string | null;
}

/** The erasings of a consultation, the latest first. */
export async function listRuns(tx: Tx, { consultationId }: { consultationId: string }): Promise<Run[]> {
  const runs = await tx.retentionRun.findMany({
    where: { consultationId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 20,
    select: { id: true, planned: true, erased: true, createdAt: true, finishedAt: true, staff: { select: { name: true } } },
  });
  return runs.map(({ planned, erased, staff, ...run }) => ({
    ...run,
    planned: planned as unknown as ErasableCounts,
    erased: erased as unknown as Partial<ErasableCounts>,
    staff: staff?.name ?? null,
  }));
}
