import { CHANNELS } from "~/comments/channels";
import type { Tx } from "~/platform/db.server";
import { STATES, type State } from "./states";

type Numbers = Record<State | "received", number>;

/** The numbers of a register: received is what the states add up to, in each channel and in all. */
export async function countRegister(tx: Tx, { consultationId }: { consultationId: string }) {
  const groups = await tx.comment.groupBy({
    by: ["channel", "state"],
    where: { consultationId },
    _count: { _all: true },
  });
  const numbers = (counted: typeof groups): Numbers => {
    const of = (state?: State) =>
      counted.filter((group) => !state || group.state === state).reduce((sum, { _count }) => sum + _count._all, 0);
    const states = Object.fromEntries(STATES.map((state) => [state, of(state)])) as Record<State, number>;
    return { received: of(), ...states };
  };
  const channels = CHANNELS.map((channel) => ({
    channel,
    ...numbers(groups.filter((group) => group.channel === channel)),
  }));
  return { all: numbers(groups), channels: channels.filter(({ received }) => received > 0) };
}
