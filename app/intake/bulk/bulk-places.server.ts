import type { Pool } from "pg";
import { readPlace } from "../read-place";

export interface PlaceRow {
  path: string;
  sectionId: string;
  /** Ids of its paragraphs, from the first. */
  paragraphs: string[];
}

export type FoundPlace =
  | { ok: true; sectionId: string | null; paragraphId: string | null }
  | { ok: false; reason: "place-unknown" | "paragraph-unknown" };

/** The places of a draft by the codes that stand on its sheets. */
export class BulkPlaces {
  readonly #sections: Map<string, PlaceRow>;

  constructor(
    rows: readonly PlaceRow[],
    private readonly slug: string,
  ) {
    this.#sections = new Map(rows.map((row) => [row.path, row]));
  }

  /** An empty code is the whole draft. */
  find(code: string): FoundPlace {
    const place = readPlace(code, this.slug);
    if (place?.section === null) return { ok: true, sectionId: null, paragraphId: null };
    const section = place && this.#sections.get(place.section);
    if (!section) return { ok: false, reason: "place-unknown" };
    if (place.paragraph === null) return { ok: true, sectionId: section.sectionId, paragraphId: null };
    const paragraphId = section.paragraphs[place.paragraph - 1];
    return paragraphId ? { ok: true, sectionId: section.sectionId, paragraphId } : { ok: false, reason: "paragraph-unknown" };
  }
}

/** Every place of the newest draft. */
export async function loadBulkPlaces(pool: Pool, consultationId: string): Promise<{ draftId: string; places: BulkPlaces }> {
  const { rows } = await pool.query<{ draftId: string; slug: string }>(
    `SELECT d.id AS "draftId", c.slug FROM draft d JOIN consultation c ON c.id = d.consultation_id
     WHERE c.id = $1 ORDER BY d.number DESC LIMIT 1`,
    [consultationId],
  );
  const { draftId, slug } = rows[0]!;
  const sections = await pool.query<PlaceRow>(
    `SELECT s.path, s.id AS "sectionId", ARRAY(SELECT p.id::text FROM paragraph p WHERE p.section_id = s.id ORDER BY p.number) AS paragraphs
     FROM section s WHERE s.draft_id = $1`,
    [draftId],
  );
  return { draftId, places: new BulkPlaces(sections.rows, slug) };
}
