import type { Pool } from "pg";
import { timeZone } from "~/messages";

/** Why a comment that was complete was not taken; what its author can put right on the page is no refusal. */
export type WebRefusal = "closed" | "not-open-yet" | "too-many" | "trap";

export interface Refused {
  /** Address of the consultation. */
  slug: string;
  reason: WebRefusal;
  at: Date;
}

/** Counts tries by the web that were refused, by the day they came: nothing else is kept of them. */
export async function countRefusals(pool: Pool, refused: Refused[]): Promise<undefined[]> {
  await pool.query({
    name: "count-refusals",
    text: `
      INSERT INTO refusal_count (consultation_id, channel, day, reason, count)
      SELECT c.id, 'web', (r.at AT TIME ZONE '${timeZone}')::date, r.reason, count(*)
      FROM unnest($1::text[], $2::text[], $3::timestamptz[]) AS r (slug, reason, at) JOIN consultation c ON c.slug = r.slug
      GROUP BY 1, 3, 4 ORDER BY 1, 3, 4
      ON CONFLICT (consultation_id, channel, day, reason) DO UPDATE SET count = refusal_count.count + excluded.count`,
    values: [refused.map(({ slug }) => slug), refused.map(({ reason }) => reason), refused.map(({ at }) => at)],
  });
  return refused.map(() => undefined);
}
