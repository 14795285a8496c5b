import type { Channel } from "../../app/comments/channels";
import { reconcile } from "../../app/intake/reconciliation/reconcile.server";
import type { Database } from "../../app/platform/db.server";

interface Expected {
  slug: string;
  /** Comments that were taken, by what their senders were told. */
  expected: Partial<Record<Channel, number>>;
  /** Receipt codes of the web's. */
  codes: string[];
}

/** Whatever the drill must never leave: something lost, doubled, decided twice, or numbers that do not add up. */
export async function findFaults(db: Database, { slug, expected, codes }: Expected) {
  const faults: string[] = [];
  const { id: consultationId } = await db.prisma.consultation.findUniqueOrThrow({ where: { slug } });
  const { total, channels, discrepancies } = await reconcile(db, { consultationId });
  if (discrepancies.length > 0) faults.push(`does not add up: ${JSON.stringify(discrepancies)}`);
  for (const { channel, registered } of channels) {
    if (registered !== (expected[channel] ?? 0)) faults.push(`${channel}: ${expected[channel] ?? 0} were acknowledged, ${registered} are registered`);
  }
  const found = await db.prisma.comment.count({ where: { receiptCode: { in: codes.map(decodeURIComponent) } } });
  if (found !== codes.length) faults.push(`${codes.length} receipt codes were given, ${found} are known`);
  const { rows: twice } = await db.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (
       SELECT FROM proposed_decision WHERE outcome = 'applied' GROUP BY comment_id, version HAVING count(*) > 1
       UNION ALL SELECT FROM moderation_decision GROUP BY comment_id, version HAVING count(*) > 1) AS twice`,
  );
  if (twice[0]!.count > 0) faults.push(`${twice[0]!.count} comments were decided twice on one version`);
  const { rows: negative } = await db.pool.query<{ count: number }>("SELECT count(*)::int AS count FROM section WHERE published_count < 0");
  if (negative[0]!.count > 0) faults.push("a count is negative");
  const { rows: moderators } = await db.pool.query<{ name: string; single: number; batches: number; withheld: number }>(
    `SELECT s.name, (count(*) FILTER (WHERE b.size = 1))::int AS single, (count(*) FILTER (WHERE b.size > 1))::int AS batches,
            (count(*) FILTER (WHERE p.action = 'withhold'))::int AS withheld
     FROM proposed_decision p JOIN staff s ON s.id = p.staff_id
     JOIN (SELECT batch_id, count(*) AS size FROM proposed_decision GROUP BY batch_id) b ON b.batch_id = p.batch_id
     WHERE p.outcome = 'applied' GROUP BY s.name ORDER BY s.name`,
  );
  return { faults, totals: total, moderators };
}
