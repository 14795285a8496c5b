import type { RateLimit } from "~/platform/rate-limit.server";
import { newChallenge, provesWork, type Challenge } from "./proof-of-work.server";

/** What is known of a sender without knowing who it is. None of it is stored but as a hash whose key lives a day. */
export interface Sender {
  networkAddress: string;
  /** What the browser calls itself. */
  device: string;
  /** Milliseconds from the form's opening to its sending; null where no script measured it. */
  elapsed: number | null;
  /** An answer to a challenge; empty where none was asked. */
  solution: string;
}

/** Sent faster than a person reads a form: counts for this many. Nobody is refused for being quick alone. */
const QUICK = { milliseconds: 1_500, counts: 3 };

/**
 * Lets a form pass, for `comments` comments, or asks to wait. Well below the limits nothing is asked. From half of
 * them on a form must bring a proof of work; without one it goes into a narrow lane, and is handed a challenge when
 * that is full.
 */
export async function admitSender(
  rateLimit: RateLimit,
  { sender, submissionKey, comments }: { sender: Sender; submissionKey: string; comments: number },
  now: Date,
): Promise<{ ok: true } | { ok: false; minutes: number; challenge: Challenge | null }> {
  const { networkAddress, device, elapsed, solution } = sender;
  const counts = comments * (elapsed !== null && elapsed < QUICK.milliseconds ? QUICK.counts : 1);
  let near = false;
  for (let count = 0; count < counts; count++) {
    for (const [purpose, subject] of [["submit", networkAddress], ["submitByDevice", `${networkAddress}\n${device}`]] as const) {
      const limit = await rateLimit.consume(purpose, subject);
      if (!limit.ok) return { ok: false, minutes: Math.ceil(limit.retryAfter / 60), challenge: null };
      near ||= limit.near;
    }
  }
  if (!near || (await provesWork(rateLimit, submissionKey, solution))) return { ok: true };
  const lane = await rateLimit.consume("submitUnproved", networkAddress);
  if (lane.ok) return { ok: true };
  return { ok: false, minutes: Math.ceil(lane.retryAfter / 60), challenge: await newChallenge(rateLimit, submissionKey, now) };
}
