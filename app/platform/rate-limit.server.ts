import { createHmac, randomBytes } from "node:crypto";
import pg from "pg";
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes, type RateLimiterAbstract } from "rate-limiter-flexible";

/**
 * How often one subject may do one thing: `points` times in `duration` seconds. A process takes `batch` points at once
 * from Postgres and spends them itself, so what it holds unspent of one subject counts as used elsewhere.
 */
export const LIMITS = {
  /** A whole village or a mobile carrier may share one network address, so this is wide. */
  submit: { points: 300, duration: 600, batch: 10 },
  /**
   * One device on it, as far as a browser's name tells devices apart. Counted by each process alone: nearly everybody
   * sends once, and a write for each of them would only slow the others.
   */
  submitByDevice: { points: 100, duration: 600, batch: 1, alone: true },
  /** Those who bring no proof of work while `submit` or `submitByDevice` is near its end. */
  submitUnproved: { points: 20, duration: 600, batch: 1 },
  /** Wider than `submit`: everyone who sends sees a receipt. A code of 58 random bits is not guessed at this pace. */
  lookUp: { points: 900, duration: 600, batch: 10 },
  /** Taps of "đồng tình"; as wide as `submit`. */
  support: { points: 300, duration: 600, batch: 10 },
  /** Files sent along with a comment, at most 50 MB each time. */
  upload: { points: 60, duration: 600, batch: 2 },
  /** A search reads more than a page does, and cannot be kept for the next one. */
  search: { points: 300, duration: 600, batch: 10 },
  /** A register of 100,000 published comments is read in a thousand requests. */
  api: { points: 1_200, duration: 600, batch: 20 },
  signInByNetwork: { points: 40, duration: 900, batch: 1 },
  /** An account from one place; see limitTries. */
  signInByPlace: { points: 8, duration: 900, batch: 1 },
  /** An account from everywhere: bounds guesses that come from many networks, and is not reached from a few. */
  signInByAccount: { points: 100, duration: 900, batch: 1 },
  /** Codes tried for an account, by whoever knows its password: at six digits and three good ones, 1 in 347 in a day. */
  secondFactor: { points: 10, duration: 900, batch: 1 },
} as const;

/** Subjects of which a process holds points at most; past that it asks Postgres again. */
const MAX_HELD = 20_000;

/** Milliseconds a query may take before whoever waits for it is told that the limit cannot be known. */
const QUERY_TIMEOUT = 10_000;

export type Purpose = keyof typeof LIMITS;

/** `retryAfter` is in seconds. */
export interface Refusal {
  ok: false;
  retryAfter: number;
}

export interface RateLimit {
  /** Counts one try of `subject` (a network, an account). `near`: half of its points, or more, are used. */
  consume(purpose: Purpose, subject: string): Promise<{ ok: true; near: boolean } | Refusal>;
  /** A secret of this day, the same for every instance. */
  secret(purpose: string): Promise<string>;
  close(): Promise<void>;
}

/**
 * Limits kept in Postgres, so that they hold across instances. Subjects are stored only as a keyed hash whose key is
 * made anew each day and then dropped.
 */
export function createRateLimit(url: string, now: () => Date): RateLimit {
  // A lost count after a crash is harmless; waiting for the disk on a row that a whole network shares is not.
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    application_name: "cong-gop-y-limits",
    options: "-c synchronous_commit=off",
    connectionTimeoutMillis: 5_000,
    query_timeout: QUERY_TIMEOUT,
  });
  pool.on("error", () => undefined);
  const limiters = Object.fromEntries(
    Object.entries(LIMITS).map(([purpose, { points, duration, ...limit }]): [string, RateLimiterAbstract] => {
      const options = { keyPrefix: purpose, points, duration };
      const limiter =
        "alone" in limit
          ? new RateLimiterMemory(options)
          : new RateLimiterPostgres({ ...options, storeClient: pool, tableName: "rate_limit", tableCreated: true });
      return [purpose, limiter];
    }),
  ) as Record<Purpose, RateLimiterAbstract>;

  let known: { day: string; key: Buffer } | undefined;
  async function keyOf(day: string): Promise<Buffer> {
    if (known?.day === day) return known.key;
    await pool.query("DELETE FROM daily_key WHERE day < $1::date", [day]);
    // One statement: another instance, a day ahead, may delete the row between two.
    const { rows } = await pool.query<{ key: Buffer }>(
      "INSERT INTO daily_key AS k (day, key) VALUES ($1, $2) ON CONFLICT (day) DO UPDATE SET key = k.key RETURNING key",
      [day, randomBytes(32)],
    );
    known = { day, key: rows[0]!.key };
    return known.key;
  }

  /** Points taken and not yet spent, and the epoch milliseconds until which they count. */
  const held = new Map<string, { left: number; until: number; near: boolean }>();
  /** Points being taken: whoever comes meanwhile waits for these, instead of taking a batch of their own. */
  const taking = new Map<string, Promise<Refusal | null>>();

  function spend(hash: string): { near: boolean } | null {
    const rest = held.get(hash);
    if (!rest) return null;
    if (--rest.left === 0) held.delete(hash);
    return rest.until > now().getTime() ? rest : null;
  }

  async function take(purpose: Purpose, hash: string): Promise<Refusal | null> {
    const { batch, points } = LIMITS[purpose];
    try {
      const { msBeforeNext, consumedPoints } = await limiters[purpose].consume(hash, batch);
      if (held.size >= MAX_HELD) held.clear();
      held.set(hash, { left: batch, until: now().getTime() + Math.max(1, msBeforeNext), near: consumedPoints > points / 2 });
      return null;
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return { ok: false, retryAfter: Math.ceil(refusal.msBeforeNext / 1000) };
    } finally {
      taking.delete(hash);
    }
  }

  const keyOfToday = () => keyOf(now().toISOString().slice(0, 10));
  return {
    async consume(purpose, subject) {
      const key = await keyOfToday();
      const hash = createHmac("sha256", key).update(`${purpose}\n${subject}`).digest("base64url");
      for (;;) {
        const spent = spend(hash);
        if (spent) return { ok: true, near: spent.near };
        const under = taking.get(hash) ?? take(purpose, hash);
        taking.set(hash, under);
        const refusal = await under;
        if (refusal) return refusal;
      }
    },
    async secret(purpose) {
      return createHmac("sha256", await keyOfToday()).update(purpose).digest("base64url");
    },
    close: () => pool.end(),
  };
}
