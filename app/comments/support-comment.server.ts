import { createHash } from "node:crypto";
import { takesComments, windowAt } from "~/consultations/window";
import { withTransaction, type Database } from "~/platform/db.server";

export type SupportResult =
  | { ok: true; supports: number; /** This device had supported the comment before. */ repeated: boolean }
  | { ok: false; reason: "not-published" | "not-open" };

interface Target {
  supports: number;
  opensAt: Date;
  closesAt: Date;
  extendedTo: Date | null;
}

/** Counts one "đồng tình", once for a device and comment. `device` is the device's random number. */
export async function supportComment(
  { pool }: Database,
  { commentId, device }: { commentId: string; device: string },
  now: Date,
): Promise<SupportResult> {
  const hash = createHash("sha256").update(`${device}\n${commentId}`).digest();
  return withTransaction(pool, async (tx) => {
    const { rows } = await tx.query<Target>(
      `SELECT c.support_count AS supports, k.opens_at AS "opensAt", k.closes_at AS "closesAt",
              (SELECT max(e.closes_at) FROM extension e WHERE e.consultation_id = k.id) AS "extendedTo"
       FROM comment c JOIN consultation k ON k.id = c.consultation_id
       WHERE c.id = $1 AND c.state = 'published' FOR NO KEY UPDATE OF c`,
      [commentId],
    );
    const target = rows[0];
    if (!target) return { ok: false, reason: "not-published" };
    const { supports, extendedTo } = target;
    const dates = { ...target, extensions: extendedTo ? [{ closesAt: extendedTo }] : [] };
    if (!takesComments(windowAt(dates, now))) return { ok: false, reason: "not-open" };
    const { rowCount } = await tx.query(
      "INSERT INTO support (comment_id, device, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
      [commentId, hash, now],
    );
    if (rowCount !== 1) return { ok: true, supports, repeated: true };
    await tx.query("UPDATE comment SET support_count = support_count + 1 WHERE id = $1", [commentId]);
    return { ok: true, supports: supports + 1, repeated: false };
  });
}
