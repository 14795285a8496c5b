import type { Database } from "~/platform/db.server";

/** A comment that is open is held this long from the last sign of life. Milliseconds. */
export const LEASE_MS = 120_000;

/**
 * Says to the others that somebody has this comment open. Whoever holds it keeps it until they leave or give no sign
 * of life; a lease tells, and keeps nobody from deciding.
 */
export async function takeLease(
  { pool }: Database,
  { commentId, staffId }: { commentId: string; staffId: string },
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: "held" | "unknown-comment"; by: string | null }> {
  const expires = new Date(now.getTime() + LEASE_MS);
  const { rowCount } = await pool.query(
    `INSERT INTO comment_lease (comment_id, staff_id, taken_at, expires_at)
     SELECT c.id, $2, $3, $4 FROM comment c WHERE c.id = $1
     ON CONFLICT (comment_id) DO UPDATE SET staff_id = EXCLUDED.staff_id, expires_at = EXCLUDED.expires_at,
       taken_at = CASE WHEN comment_lease.staff_id = EXCLUDED.staff_id THEN comment_lease.taken_at ELSE EXCLUDED.taken_at END
     WHERE comment_lease.staff_id = EXCLUDED.staff_id OR comment_lease.expires_at <= $3`,
    [commentId, staffId, now, expires],
  );
  if (rowCount === 1) return { ok: true };
  const { rows } = await pool.query<{ name: string }>(
    "SELECT s.name FROM comment_lease l JOIN staff s ON s.id = l.staff_id WHERE l.comment_id = $1",
    [commentId],
  );
  return rows[0] ? { ok: false, reason: "held", by: rows[0].name } : { ok: false, reason: "unknown-comment", by: null };
}

/** Gives a comment back; another's lease stays. */
export async function releaseLease({ pool }: Database, { commentId, staffId }: { commentId: string; staffId: string }): Promise<void> {
  await pool.query("DELETE FROM comment_lease WHERE comment_id = $1 AND staff_id = $2", [commentId, staffId]);
}

export interface Held {
  commentId: string;
  name: string;
}

/** What others have open now: as many rows as there are moderators at work. */
export async function listLeases({ pool }: Database, { staffId }: { staffId: string }, now: Date): Promise<Held[]> {
  const { rows } = await pool.query<Held>(
    `SELECT l.comment_id AS "commentId", s.name FROM comment_lease l JOIN staff s ON s.id = l.staff_id
     WHERE l.expires_at > $1 AND l.staff_id <> $2 ORDER BY l.taken_at LIMIT 200`,
    [now, staffId],
  );
  return rows;
}
