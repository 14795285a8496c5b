import { CHANNELS, type Channel } from "~/comments/channels";
import type { Tx } from "~/platform/db.server";
import { STATES, type State } from "./states";

type Numbers = Record<State | "received" | "texts", number>;

/**
 * The numbers of a register: received is what the states add up to, in each channel and in all; texts are the different
 * ones among the received, where comments that say nearly the same are one. A text sent by two channels is one in each.
 */
export async function countRegister(tx: Tx, { consultationId }: { consultationId: string }) {
  const groups = await tx.comment.groupBy({
    by: ["channel", "state"],
    where: { consultationId },
    _count: { _all: true },
  });
  const texts = await tx.$queryRaw<{ channel: Channel | null; texts: number }[]>`
    WITH said AS (
      SELECT c.channel, coalesce(a.group_id, c.id) AS text FROM comment c LEFT JOIN comment_analysis a ON a.comment_id = c.id
      WHERE c.consultation_id = ${consultationId}::uuid GROUP BY 1, 2
    )
    SELECT channel, count(*)::int AS texts FROM said GROUP BY channel
    UNION ALL SELECT NULL, count(DISTINCT text)::int FROM said`;
  const numbers = (counted: typeof groups, channel: Channel | null): Numbers => {
    const of = (state?: State) =>
      counted.filter((group) => !state || group.state === state).reduce((sum, { _count }) => sum + _count._all, 0);
    const states = Object.fromEntries(STATES.map((state) => [state, of(state)])) as Record<State, number>;
    return { received: of(), texts: texts.find((row) => row.channel === channel)?.texts ?? 0, ...states };
  };
  const channels = CHANNELS.map((channel) => ({
    channel,
    ...numbers(groups.filter((group) => group.channel === channel), channel),
  }));
  return { all: numbers(groups, null), channels: channels.filter(({ received }) => received > 0) };
}
