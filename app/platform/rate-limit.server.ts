import { createHmac, randomBytes } from "node:crypto";
import pg from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";

/**
 * How often one subject may do one thing: `points` times in `duration` seconds. A process takes `batch` points at once
 * from Postgres and spends them itself, so what it holds unspent of one subject counts as used elsewhere.
 */
export const LIMITS = {
  /** A whole village or a mobile carrier may share one network address, so this is wide. */
  submit: { points: 300, duration: 600, batch: 10 },
  lookUp: { points: 60, duration: 600, batch: 1 },
  signInByNetwork: { points: 40, duration: 900, batch: 1 },
  signInByAccount: { points: 8, duration: 900, batch: 1 },
} as const;

/** Subjects of which a process holds points at most; past that it asks Postgres again. */
const MAX_HELD = 20_000;

export type Purpose = keyof typeof LIMITS;

export interface RateLimit {
  /** Counts one try of `subject` (a network address, an account); `retryAfter` is in seconds. */
  consume(purpose: Purpose, subject: string): Promise<{ ok: true } | { ok: false; retryAfter: number }>;
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
  });
  pool.on("error", () => undefined);
  const limiters = Object.fromEntries(
    Object.entries(LIMITS).map(([purpose, limit]) => [
      purpose,
      new RateLimiterPostgres({
        storeClient: pool,
        tableName: "rate_limit",
        tableCreated: true,
        keyPrefix: purpose,
        points: limit.points,
        duration: limit.duration,
      }),
    ]),
  ) as Record<Purpose, RateLimiterPostgres>;

  let known: { day: string; key: Buffer } | undefined;
  async function keyOf(day: string): Promise<Buffer> {
    if (known?.day === day) return known.key;
    await pool.query("DELETE FROM daily_key WHERE day < $1::date", [day]);
    await pool.query("INSERT INTO daily_key (day, key) VALUES ($1, $2) ON CONFLICT DO NOTHING", [day, randomBytes(32)]);
    const { rows } = await pool.query<{ key: Buffer }>("SELECT key FROM daily_key WHERE day = $1", [day]);
    known = { day, key: rows[0]!.key };
    return known.key;
  }

  /** Points taken and not yet spent, and the epoch milliseconds until which they count. */
  const held = new Map<string, { left: number; until: number }>();

  return {
    async consume(purpose, subject) {
      const key = await keyOf(now().toISOString().slice(0, 10));
      const hash = createHmac("sha256", key).update(`${purpose}\n${subject}`).digest("base64url");
      const { batch } = LIMITS[purpose];
      const at = now().getTime();
      const rest = held.get(hash);
      if (rest && rest.left > 0 && rest.until > at) {
        rest.left--;
        return { ok: true };
      }
      try {
        const { msBeforeNext } = await limiters[purpose].consume(hash, batch);
        if (held.size >= MAX_HELD) held.clear();
        if (batch > 1) held.set(hash, { left: batch - 1, until: at + msBeforeNext });
        return { ok: true };
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return { ok: false, retryAfter: Math.ceil(refusal.msBeforeNext / 1000) };
        throw refusal;
      }
    },
    close: () => pool.end(),
  };
}
