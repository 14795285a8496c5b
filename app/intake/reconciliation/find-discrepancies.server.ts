import type { ClientBase } from "pg";
import type { Channel } from "~/comments/channels";
import type { DayReceived } from "./count-received.server";

/** One thing that does not add up; keys of the catalogue `reconciliation.finding`. */
export interface Discrepancy {
  key: "received" | "item-lines" | "import-rows" | "no-origin" | "state" | "published-count" | "receipt-lines";
  /** What was written down when it happened, and what is there now. */
  expected: number;
  found: number;
  channel?: Channel;
  day?: string;
}

/** Rows of the register that contradict what they followed from: each query counts them, none of them is ever to be found. */
const CONTRADICTIONS: Record<Exclude<Discrepancy["key"], "received" | "published-count">, string> = {
  "item-lines": `
    SELECT count(*)::int AS found FROM intake_item i
    WHERE i.consultation_id = $1
      AND (SELECT count(*) FROM comment c WHERE c.intake_item_id = i.id) <> CASE i.state WHEN 'registered' THEN i.units ELSE 0 END`,
  "import-rows": `
    SELECT count(*)::int AS found FROM bulk_import b
    WHERE b.consultation_id = $1
      AND (SELECT count(*) FROM comment c WHERE c.bulk_import_id = b.id) <> CASE b.state WHEN 'registered' THEN b.rows_read ELSE 0 END`,
  "no-origin": `
    SELECT count(*)::int AS found FROM comment
    WHERE consultation_id = $1 AND CASE WHEN channel IN ('email', 'post') THEN intake_item_id IS NULL
                                        WHEN channel IN ('meeting', 'import') THEN bulk_import_id IS NULL ELSE false END`,
  // A state is what the last decision, or the withdrawal, made it; a move, possible only while waiting, leaves it.
  state: `
    SELECT count(*)::int AS found
    FROM comment c LEFT JOIN moderation_decision m ON m.comment_id = c.id AND m.version = c.version
    LEFT JOIN withdrawal w ON w.comment_id = c.id
    WHERE c.consultation_id = $1
      AND (c.version > 0 AND m.id IS NULL
        OR c.state <> CASE WHEN w.id IS NOT NULL THEN 'withdrawn'
                           WHEN m.action IN ('publish', 'redact') THEN 'published'
                           WHEN m.action = 'withhold' THEN 'withheld'
                           WHEN m.action = 'merge' THEN 'merged'
                           ELSE 'pending' END::comment_state)`,
  "receipt-lines": `
    SELECT count(*)::int AS found FROM (
      SELECT FROM comment WHERE consultation_id = $1 GROUP BY receipt_code HAVING max(part) <> count(*)) AS broken`,
};

/** Whatever does not add up in a register, in the caller's snapshot; empty when all does. */
export async function findDiscrepancies(client: ClientBase, consultationId: string, days: DayReceived[]): Promise<Discrepancy[]> {
  const found: Discrepancy[] = days
    .filter(({ received, registered, refused, waiting }) => received !== registered + refused + waiting)
    .map(({ channel, day, received, registered, refused, waiting }) => ({
      key: "received",
      channel,
      day,
      expected: received,
      found: registered + refused + waiting,
    }));
  for (const [key, query] of Object.entries(CONTRADICTIONS) as [Discrepancy["key"], string][]) {
    const { rows } = await client.query<{ found: number }>(query, [consultationId]);
    if (rows[0]!.found > 0) found.push({ key, expected: 0, found: rows[0]!.found });
  }
  const { rows } = await client.query<{ counted: number; found: number }>(
    `SELECT coalesce(sum(s.published_count), 0)::int AS counted, coalesce(sum(c.n), 0)::int AS found
     FROM section s FULL JOIN (
       SELECT section_id, count(*) AS n FROM comment
       WHERE consultation_id = $1 AND state = 'published' AND section_id IS NOT NULL GROUP BY 1) c ON c.section_id = s.id
     WHERE coalesce(s.consultation_id, $1) = $1 AND coalesce(s.published_count, 0) <> coalesce(c.n, 0)`,
    [consultationId],
  );
  const { counted, found: there } = rows[0]!;
  if (counted > 0 || there > 0) found.push({ key: "published-count", expected: counted, found: there });
  return found;
}
