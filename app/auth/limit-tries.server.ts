import type { RateLimit } from "~/platform/rate-limit.server";

/**
 * Counts one try at an account's password. `place` is where it comes from, a network or a session: a few tries there
 * end tries from there alone, so a stranger cannot keep the account's owner out; tries from everywhere are bounded too.
 */
export async function limitTries(rateLimit: RateLimit, { email, place }: { email: string; place: string }) {
  const here = await rateLimit.consume("signInByPlace", `${email}\n${place}`);
  // A place that has used up its tries does not use up those of others.
  return here.ok ? rateLimit.consume("signInByAccount", email) : here;
}
