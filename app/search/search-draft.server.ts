import type { Pool } from "pg";
import { wordsOf } from "./fold-vietnamese";
import { allWords, asPhrase } from "./search-query";

/** The last paragraph of a page: the next page begins after it. */
export interface DraftCursor {
  phrase: boolean;
  position: number;
}

export interface DraftSearch {
  draftId: string;
  /** Only in these sections; null for the whole draft. */
  sectionIds: string[] | null;
  /** Folded; at least one. */
  words: string[];
}

export interface ParagraphHit {
  id: string;
  sectionId: string | null;
  number: number;
  place: "front" | "body" | "back";
  text: string;
  /** The words stand one after another. */
  phrase: boolean;
  position: number;
}

const matching = `p.draft_id = $1 AND ($2::uuid[] IS NULL OR p.section_id = ANY($2)) AND words_vi(p.text) @@ $3::tsquery`;

const valuesOf = ({ draftId, sectionIds, words }: DraftSearch) => [draftId, sectionIds, allWords(words)];

/** Paragraphs that have all the words: those with the phrase first, then in the order of reading. */
export async function searchDraft(pool: Pool, search: DraftSearch, after: DraftCursor | null, limit: number) {
  const { rows } = await pool.query<ParagraphHit>(
    `SELECT * FROM (
       SELECT p.id, p.section_id AS "sectionId", p.number, p.place, p.text, p.position,
              $4::text IS NULL OR words_vi(p.text) @@ $4::tsquery AS phrase
       FROM paragraph p WHERE ${matching}
     ) p
     WHERE $5::int IS NULL OR (NOT phrase, position) > (NOT $6::boolean, $5)
     ORDER BY NOT phrase, position LIMIT $7`,
    [...valuesOf(search), asPhrase(search.words), after?.position ?? null, after?.phrase ?? null, limit + 1],
  );
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { hits: rows.slice(0, limit), next: last ? { phrase: last.phrase, position: last.position } : null };
}

export async function countInDraft(pool: Pool, search: DraftSearch): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM paragraph p WHERE ${matching}`,
    valuesOf(search),
  );
  return rows[0]?.count ?? 0;
}

/** The entries of an outline whose title has all the words. */
export function searchTitles<Entry>(outline: readonly Entry[], titleOf: (entry: Entry) => string, words: readonly string[]): Entry[] {
  return outline.filter((entry) => {
    const title = new Set(wordsOf(titleOf(entry)).map(({ folded }) => folded));
    return words.every((word) => title.has(word));
  });
}
