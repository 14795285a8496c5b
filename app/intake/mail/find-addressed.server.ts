import type { Pool, PoolClient } from "pg";

export interface Addressed {
  consultationId: string;
  title: string;
}

/**
 * The consultation a mail is for: the one that names an address it was sent to; where several or none do, the one that
 * takes comments, or else the one that closed last. Null where there is none at all.
 * @param to addresses in small letters.
 */
export async function findAddressed(tx: Pool | PoolClient, to: string[], receivedAt: Date): Promise<Addressed | null> {
  const { rows } = await tx.query<Addressed>({
    name: "find-addressed",
    text: `SELECT c.id AS "consultationId", c.title
           FROM consultation c
           CROSS JOIN LATERAL (SELECT greatest(c.closes_at, max(e.closes_at)) AS at FROM extension e WHERE e.consultation_id = c.id) closes
           WHERE EXISTS (SELECT FROM draft d WHERE d.consultation_id = c.id)
           ORDER BY EXISTS (SELECT FROM contact_point p, unnest(p.emails) email WHERE p.consultation_id = c.id AND lower(email) = ANY ($1)) DESC,
                    c.opens_at <= $2 AND closes.at >= $2 DESC, c.opens_at <= $2 DESC, closes.at DESC, c.id LIMIT 1`,
    values: [to, receivedAt],
  });
  return rows[0] ?? null;
}
