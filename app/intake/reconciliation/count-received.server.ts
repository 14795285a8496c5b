import type { ClientBase } from "pg";
import { CHANNELS, type Channel } from "~/comments/channels";
import { timeZone } from "~/messages";

/** received = registered + refused + waiting; registered = pending + published + withheld + withdrawn + merged */
export interface Received {
  /** By what was written down when it arrived: not by the comments it became. */
  received: number;
  /** Comments in the register. */
  registered: number;
  refused: number;
  /** Letters and mails nobody has entered yet. */
  waiting: number;
  pending: number;
  published: number;
  withheld: number;
  withdrawn: number;
  merged: number;
}

export interface DayReceived extends Received {
  channel: Channel;
  /** In Asia/Ho_Chi_Minh, "2020-06-18". */
  day: string;
}

export interface Reason {
  channel: Channel;
  /** Key of a reason (see intake/reasons.ts and comments/count-refusals.server.ts). */
  reason: string;
  count: number;
}

export interface RegisterCount {
  total: Received;
  channels: (Received & { channel: Channel })[];
  /** The first day first, channels in their usual order. */
  days: DayReceived[];
  reasons: Reason[];
  /** Meetings that brought comments, and people at them: never part of a number above. */
  meetings: { count: number; peoplePresent: number };
}

const FIELDS = ["received", "registered", "refused", "waiting", "pending", "published", "withheld", "withdrawn", "merged"] as const;

const dayOf = (instant: string) => `(${instant} AT TIME ZONE '${timeZone}')::date`;

/**
 * What a register received and what became of it, by channel and day, in one statement. A comment by the web is its own
 * record of having arrived; of the other channels that record is the letter, the mail or the row of the file.
 */
export async function countReceived(client: ClientBase, consultationId: string): Promise<RegisterCount> {
  const { rows } = await client.query<Record<(typeof FIELDS)[number], string> & { channel: Channel; day: string; reasons: Record<string, number> | null }>(
    `WITH comments AS (
       SELECT channel, ${dayOf("received_at")} AS day, count(*) AS registered,
         count(*) FILTER (WHERE state = 'pending') AS pending, count(*) FILTER (WHERE state = 'published') AS published,
         count(*) FILTER (WHERE state = 'withheld') AS withheld, count(*) FILTER (WHERE state = 'withdrawn') AS withdrawn,
         count(*) FILTER (WHERE state = 'merged') AS merged
       FROM comment WHERE consultation_id = $1 GROUP BY 1, 2
     ), arrived AS (
       SELECT channel, day, registered AS received, 0 AS refused, 0 AS waiting, NULL::text AS reason FROM comments WHERE channel = 'web'
       UNION ALL
       SELECT channel, day, count, count, 0, reason FROM refusal_count WHERE consultation_id = $1
       UNION ALL
       SELECT channel, ${dayOf("received_at")}, sum(units),
         sum(units) FILTER (WHERE state IN ('refused', 'set_aside')), sum(units) FILTER (WHERE state = 'waiting'),
         CASE WHEN state IN ('refused', 'set_aside') THEN coalesce(reason, 'other') END
       FROM intake_item WHERE consultation_id = $1 GROUP BY 1, 2, 6
       UNION ALL
       SELECT channel, ${dayOf("settled_at")}, sum(rows_read), 0, 0, NULL
       FROM bulk_import WHERE consultation_id = $1 AND state = 'registered' GROUP BY 1, 2
     ), sums AS (
       SELECT channel, day, sum(received) AS received, sum(coalesce(refused, 0)) AS refused, sum(coalesce(waiting, 0)) AS waiting,
         json_object_agg(reason, refused) FILTER (WHERE reason IS NOT NULL) AS reasons
       FROM (SELECT channel, day, reason, sum(received) AS received, sum(refused) AS refused, sum(waiting) AS waiting
             FROM arrived GROUP BY 1, 2, 3) AS by_reason
       GROUP BY 1, 2
     )
     SELECT channel::text, day::text, coalesce(a.received, 0) AS received, coalesce(a.refused, 0) AS refused, coalesce(a.waiting, 0) AS waiting,
       a.reasons, coalesce(c.registered, 0) AS registered, coalesce(c.pending, 0) AS pending, coalesce(c.published, 0) AS published,
       coalesce(c.withheld, 0) AS withheld, coalesce(c.withdrawn, 0) AS withdrawn, coalesce(c.merged, 0) AS merged
     FROM sums a FULL JOIN comments c USING (channel, day)
     ORDER BY day`,
    [consultationId],
  );
  const days = rows.map((row) => ({ channel: row.channel, day: row.day, ...numbers((field) => Number(row[field])) }));
  const order = (channel: Channel) => CHANNELS.indexOf(channel);
  days.sort((a, b) => (a.day === b.day ? order(a.channel) - order(b.channel) : a.day < b.day ? -1 : 1));
  const reasons = new Map<string, Reason>();
  for (const { channel, reasons: counted } of rows) {
    for (const [reason, count] of Object.entries(counted ?? {})) {
      const key = `${channel} ${reason}`;
      reasons.set(key, { channel, reason, count: (reasons.get(key)?.count ?? 0) + count });
    }
  }
  const { rows: meetings } = await client.query<{ count: number; people: string }>(
    `SELECT count(*)::int AS count, coalesce(sum(people_present), 0) AS people FROM bulk_import
     WHERE consultation_id = $1 AND state = 'registered' AND channel = 'meeting'`,
    [consultationId],
  );
  return {
    total: sum(days),
    channels: CHANNELS.map((channel) => ({ channel, ...sum(days.filter((each) => each.channel === channel)) })),
    days,
    reasons: [...reasons.values()].sort((a, b) => order(a.channel) - order(b.channel) || b.count - a.count),
    meetings: { count: meetings[0]!.count, peoplePresent: Number(meetings[0]!.people) },
  };
}

function numbers(of: (field: (typeof FIELDS)[number]) => number): Received {
  return Object.fromEntries(FIELDS.map((field) => [field, of(field)])) as unknown as Received;
}

function sum(days: DayReceived[]): Received {
  return numbers((field) => days.reduce((total, each) => total + each[field], 0));
}
