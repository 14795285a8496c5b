import { filesOfSet } from "~/exports/documents/files-of-set";
import type { Database, Tx } from "~/platform/db.server";
import type { ChannelNumbers } from "./count-delivery.server";
import { localDay } from "./schedule-days";
import { maySendAgain, stateOf } from "./transmission-state";

/** Deliveries on one page. */
const PAGE = 10;

/** Deliveries of a consultation, the newest first. @param input.before id of the last one of the page before */
export async function listDeliveries(tx: Tx, { consultationId, before }: { consultationId: string; before?: string | undefined }, now: Date) {
  const last = before === undefined ? null : await tx.delivery.findFirst({ where: { id: before, consultationId } });
  const rows = await tx.delivery.findMany({
    where: { consultationId, ...(last && { OR: [{ createdAt: { lt: last.createdAt } }, { createdAt: last.createdAt, id: { lt: last.id } }] }) },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: PAGE + 1,
    include: {
      staff: { select: { name: true } },
      set: { include: { files: { select: { kind: true, volume: true, file: { select: { id: true, name: true, bytes: true, sha256: true } } } } } },
      sent: { include: { recipient: true, mail: true, downloads: { orderBy: { at: "asc" }, select: { at: true } } } },
    },
  });
  const deliveries = rows.slice(0, PAGE).map(({ id, createdAt, scheduledFor, staff, newCount, totalCount, numbers, set, sent }) => ({
    id, createdAt, newCount, totalCount,
    // The day it was due, where it was made later.
    lateFor: scheduledFor && localDay(createdAt) > scheduledFor ? scheduledFor : null,
    staff: staff?.name ?? null,
    channels: numbers as unknown as ChannelNumbers[] | null,
    takenAt: set.takenAt, failed: set.failedAt !== null, done: set.done, total: set.total,
    personalData: set.personalData,
    registerSha256: set.registerSha256,
    files: filesOfSet(set),
    sent: sent
      .toSorted((a, b) => (a.recipient.createdAt < b.recipient.createdAt ? -1 : 1))
      .map((each) => ({
        id: each.id,
        name: each.recipient.name, email: each.recipient.email,
        state: stateOf(each),
        again: each.recipient.endedAt === null && maySendAgain(each, now),
        attached: each.attached, expiresAt: each.expiresAt, revokedAt: each.revokedAt, confirmedAt: each.confirmedAt,
        open: each.expiresAt !== null && each.expiresAt > now && each.revokedAt === null,
        attempts: each.mail?.attempts ?? 0,
        sentAt: each.mail?.sentAt ?? null, failedAt: each.mail?.failedAt ?? null, bouncedAt: each.mail?.bouncedAt ?? null,
        lastTriedAt: each.mail?.lastTriedAt ?? null, twice: each.mail?.uncertainAt ?? null,
        reply: each.mail?.reply ?? each.mail?.lastError ?? null, bounceStatus: each.mail?.bounceStatus ?? null,
        downloads: each.downloads.length, downloadedAt: each.downloads.at(-1)?.at ?? null,
      })),
  }));
  return { deliveries, next: rows.length > PAGE ? (deliveries.at(-1)?.id ?? null) : null };
}

export type ListedDelivery = Awaited<ReturnType<typeof listDeliveries>>["deliveries"][number];

export interface Reconciled {
  deliveries: number;
  /** What every delivery said was new, added up. */
  sumOfNew: number;
  /** Comments that have been delivered, counted one by one. */
  delivered: number;
  /** What the delivery whose snapshot is last said is the total. */
  lastTotal: number;
}

/** Whether what was said in all deliveries adds up: three numbers that are one. */
export async function reconcileDeliveries({ pool }: Pick<Database, "pool">, { consultationId }: { consultationId: string }): Promise<Reconciled> {
  const { rows } = await pool.query<Reconciled>(
    `SELECT count(*)::int AS deliveries, coalesce(sum(d.new_count), 0)::int AS "sumOfNew",
       (SELECT count(*)::int FROM delivered_comment m JOIN delivery o ON o.id = m.delivery_id WHERE o.consultation_id = $1) AS delivered,
       coalesce((array_agg(d.total_count ORDER BY s.taken_at DESC, d.total_count DESC))[1], 0) AS "lastTotal"
     FROM delivery d JOIN document_set s ON s.id = d.set_id WHERE d.consultation_id = $1 AND d.new_count IS NOT NULL`,
    [consultationId],
  );
  return rows[0]!;
}
