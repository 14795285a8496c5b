import { createChallenge, extractParams, verifySolution } from "altcha-lib/v1";
import type { RateLimit } from "~/platform/rate-limit.server";

/** Hashes a device tries at most: a second or two on an old phone. */
const MAX_NUMBER = 60_000;
/** Milliseconds a challenge can be answered. */
const VALID = 20 * 60_000;

/** A piece of work for one form (ALTCHA): its answer is worth nothing for another one. */
export interface Challenge {
  algorithm: string;
  challenge: string;
  salt: string;
  signature: string;
  maxNumber: number;
}

export async function newChallenge(rateLimit: RateLimit, submissionKey: string, now: Date): Promise<Challenge> {
  const { algorithm, challenge, salt, signature } = await createChallenge({
    hmacKey: await rateLimit.secret("challenge"),
    maxNumber: MAX_NUMBER,
    expires: new Date(now.getTime() + VALID),
    params: { form: submissionKey },
  });
  return { algorithm, challenge, salt, signature, maxNumber: MAX_NUMBER };
}

/** Whether `solution` (base64 of JSON, as ALTCHA has it) answers a challenge of today for this very form. */
export async function provesWork(rateLimit: RateLimit, submissionKey: string, solution: string): Promise<boolean> {
  if (solution === "" || solution.length > 4_000) return false;
  try {
    return extractParams(solution).form === submissionKey && (await verifySolution(solution, await rateLimit.secret("challenge")));
  } catch {
    return false;
  }
}
