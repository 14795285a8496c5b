import type { Pool } from "pg";

/** The place a comment is about, with what decides whether it may be made. */
export interface Target {
  consultationId: string;
  draftId: string;
  sectionId: string | null;
  paragraphId: string | null;
  paragraphText: string | null;
  title: string;
  opensAt: Date;
  closesAt: Date;
  extensions: { closesAt: Date }[];
}

export interface Place {
  /** Path of the section; null for the whole draft. */
  section: string | null;
  /** Number in the section; null for the section itself. */
  paragraph: number | null;
}

/** A place in the newest draft of a consultation; null when there is no such place. */
export async function findTarget(pool: Pool, slug: string, { section, paragraph }: Place): Promise<Target | null> {
  const { rows } = await pool.query<Omit<Target, "extensions"> & { extendedTo: Date | null }>({
    name: "find-target",
    text: `
      SELECT c.id AS "consultationId", d.id AS "draftId", s.id AS "sectionId", p.id AS "paragraphId", p.text AS "paragraphText",
             c.title, c.opens_at AS "opensAt", c.closes_at AS "closesAt",
             (SELECT max(e.closes_at) FROM extension e WHERE e.consultation_id = c.id) AS "extendedTo"
      FROM consultation c
      JOIN LATERAL (SELECT id FROM draft WHERE consultation_id = c.id ORDER BY number DESC LIMIT 1) d ON true
      LEFT JOIN section s ON s.draft_id = d.id AND s.path = $2
      LEFT JOIN paragraph p ON p.section_id = s.id AND p.number = $3
      WHERE c.slug = $1 AND ($2::text IS NULL OR s.id IS NOT NULL) AND ($3::int IS NULL OR p.id IS NOT NULL)`,
    values: [slug, section, paragraph],
  });
  const row = rows[0];
  if (!row) return null;
  const { extendedTo, ...target } = row;
  return { ...target, extensions: extendedTo ? [{ closesAt: extendedTo }] : [] };
}
