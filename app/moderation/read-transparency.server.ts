import type { Channel } from "~/comments/channels";
import type { Database } from "~/platform/db.server";
import type { ModerationAction } from "~/platform/generated/prisma/enums";
import { countRegister } from "./count-register.server";

/** How long the numbers of a consultation stand before they are counted anew, in milliseconds. */
const KEEP_MS = 60_000;

/** What moderation did with a register, all of it of one instant. Durations are in seconds. */
export type Transparency = Awaited<ReturnType<typeof countAll>>;

const kept = new Map<string, { at: number; numbers: Promise<Transparency> }>();

/**
 * The numbers of the public page. Counting a large register takes seconds, so a process counts once a minute at most,
 * however many ask and however much is decided meanwhile; those who ask while it counts wait for the same answer.
 */
export async function readTransparency(db: Database, { consultationId }: { consultationId: string }, now: Date): Promise<Transparency> {
  const found = kept.get(consultationId);
  if (found && Math.abs(now.getTime() - found.at) < KEEP_MS) return found.numbers;
  const counting = { at: now.getTime(), numbers: countAll(db, consultationId, now) };
  kept.set(consultationId, counting);
  counting.numbers.catch(() => {
    if (kept.get(consultationId) === counting) kept.delete(consultationId);
  });
  return counting.numbers;
}

/** Counts in one snapshot. */
async function countAll({ prisma }: Database, consultationId: string, now: Date) {
  return prisma.$transaction(
    async (tx) => {
      const { all, channels } = await countRegister(tx, { consultationId });
      const decisions = await tx.$queryRaw<{ action: ModerationAction; reason: string; count: number }[]>`
        SELECT action, reason, count(*)::int AS count FROM moderation_decision
        WHERE consultation_id = ${consultationId}::uuid GROUP BY 1, 2 ORDER BY 1, length(reason), reason`;
      const [waiting] = await tx.$queryRaw<{ decided: number; median: number | null; p90: number | null }[]>`
        SELECT count(*)::int AS decided,
               percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS median,
               percentile_cont(0.9) WITHIN GROUP (ORDER BY seconds) AS p90
        FROM (SELECT greatest(0, extract(epoch FROM min(d.decided_at) - c.received_at))::float8 AS seconds
              FROM moderation_decision d JOIN comment c ON c.id = d.comment_id
              WHERE d.consultation_id = ${consultationId}::uuid AND d.action <> 'move'
              GROUP BY c.id) AS first`;
      const [oldest] = await tx.$queryRaw<{ at: Date }[]>`
        SELECT received_at AS at FROM comment WHERE consultation_id = ${consultationId}::uuid AND state = 'pending'
        ORDER BY received_at LIMIT 1`;
      const [looks] = await tx.$queryRaw<{ asked: number; upheld: number; changed: number }[]>`
        SELECT count(*)::int AS asked, count(*) FILTER (WHERE a.action = d.action)::int AS upheld,
               count(*) FILTER (WHERE a.action <> d.action)::int AS changed
        FROM second_look s JOIN moderation_decision d ON d.id = s.decision_id
        LEFT JOIN moderation_decision a ON a.id = s.answer_decision_id
        WHERE s.consultation_id = ${consultationId}::uuid`;
      const [blind] = await tx.$queryRaw<{ reviewed: number; agreed: number }[]>`
        SELECT count(*)::int AS reviewed, count(*) FILTER (WHERE b.answer = d.action)::int AS agreed
        FROM blind_review b JOIN moderation_decision d ON d.id = b.decision_id
        WHERE b.consultation_id = ${consultationId}::uuid AND b.answered_at IS NOT NULL`;
      const [letters] = await tx.$queryRaw<{ comments: number; texts: number; repeated: number }[]>`
        SELECT coalesce(sum(size), 0)::int AS comments, count(*)::int AS texts, count(*) FILTER (WHERE size > 1)::int AS repeated
        FROM text_group WHERE consultation_id = ${consultationId}::uuid AND size > 0`;
      const refusals = await tx.$queryRaw<{ channel: Channel; reason: string; count: number }[]>`
        SELECT channel, reason, sum(count)::int AS count FROM (
          SELECT channel, reason, count FROM refusal_count WHERE consultation_id = ${consultationId}::uuid
          UNION ALL
          SELECT channel, coalesce(reason, 'other'), units FROM intake_item
          WHERE consultation_id = ${consultationId}::uuid AND state IN ('refused', 'set_aside')
        ) AS refused GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2`;
      const { asked, upheld, changed } = looks!;
      return {
        countedAt: now,
        all,
        channels,
        decisions,
        waiting: { ...waiting!, oldest: oldest ? Math.max(0, (now.getTime() - oldest.at.getTime()) / 1000) : null },
        secondLooks: { asked, upheld, changed, open: asked - upheld - changed },
        blind: blind!,
        letters: letters!,
        refusals,
      };
    },
    { isolationLevel: "RepeatableRead", timeout: 30_000 },
  );
}
