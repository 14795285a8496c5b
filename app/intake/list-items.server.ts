import type { Database } from "~/platform/db.server";
import { ITEM_CHANNELS, ITEM_STATES, type ItemChannel, type ItemState } from "./item-states";

const PAGE = 50;

export interface ItemRow {
  id: string;
  channel: ItemChannel;
  state: ItemState;
  receiptCode: string;
  receivedAt: Date;
  /** The comments it counts for. */
  units: number;
  reason: string | null;
  files: number;
}

export interface ItemFilter {
  consultationId: string;
  /** Null for both. */
  channel: ItemChannel | null;
  /** Null for all. */
  state: ItemState | null;
  after: { at: Date; id: string } | null;
}

/** One page of what came by post and e-mail, the latest first, without a word of what it says or who sent it. `next` is null on the last page. */
export async function listItems(db: Database, { consultationId, channel, state, after }: ItemFilter) {
  // One walk along the index for each channel and state, then the latest of them all.
  const { rows } = await db.pool.query<ItemRow>(
    `SELECT i.id, i.channel, i.state, i.receipt_code AS "receiptCode", i.received_at AS "receivedAt", i.units, i.reason,
            (SELECT count(*)::int FROM intake_file f WHERE f.item_id = i.id) AS files
     FROM unnest($2::channel[]) AS c (channel) CROSS JOIN unnest($3::intake_state[]) AS s (state)
     CROSS JOIN LATERAL (
       SELECT * FROM intake_item
       WHERE consultation_id = $1 AND channel = c.channel AND state = s.state AND ($4::timestamptz IS NULL OR (received_at, id) < ($4, $5::uuid))
       ORDER BY received_at DESC, id DESC LIMIT ${PAGE + 1}) i
     ORDER BY i.received_at DESC, i.id DESC LIMIT ${PAGE + 1}`,
    [consultationId, channel ? [channel] : ITEM_CHANNELS, state ? [state] : ITEM_STATES, after?.at ?? null, after?.id ?? null],
  );
  const items = rows.slice(0, PAGE);
  const last = items.at(-1);
  return { items, next: rows.length > PAGE && last ? { at: last.receivedAt, id: last.id } : null };
}

/** How many items wait for a clerk. */
export async function countWaitingItems(db: Database, consultationId: string): Promise<number> {
  const { rows } = await db.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM intake_item WHERE consultation_id = $1 AND channel IN ('email', 'post') AND state = 'waiting'`,
    [consultationId],
  );
  return rows[0]!.count;
}
