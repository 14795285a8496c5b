import type { Pool } from "pg";
import {
  asPublic, PUBLISHED_COLUMNS, PUBLISHED_JOINS, type PublishedComment, type PublishedRow,
} from "~/comments/published-columns";
import { allWords, asPhrase, COUNTED } from "./search-query";

/** The last comment of a page: the next page begins after it. */
export interface CommentCursor {
  phrase: boolean;
  receivedAt: Date;
  id: string;
}

export interface CommentSearch {
  draftId: string;
  /** Only about these sections; null for all, and what is about the whole draft. */
  sectionIds: string[] | null;
  /** Folded; at least one. */
  words: string[];
}

export interface CommentHit extends PublishedComment {
  sectionId: string | null;
  paragraph: number | null;
}

interface Row extends PublishedRow {
  sectionId: string | null;
  paragraph: number | null;
}

const matching = `w.draft_id = $1 AND ($2::uuid[] IS NULL OR w.section_id = ANY($2)) AND w.words @@ $3::tsquery`;

/** Published comments that have all the words: those with the phrase first, then the newest first. */
export async function searchComments(
  pool: Pool,
  search: CommentSearch,
  after: CommentCursor | null,
  limit: number,
): Promise<{ hits: CommentHit[]; next: CommentCursor | null }> {
  const phrase = asPhrase(search.words);
  const all = allWords(search.words);
  const found: { row: Row; phrase: boolean }[] = [];
  const stages = phrase === null ? [{ query: all, phrase: true }] : [{ query: phrase, phrase: true }, { query: `${all} & !(${phrase})`, phrase: false }];
  for (const stage of stages) {
    const wanted = limit + 1 - found.length;
    if (wanted === 0 || (after && !after.phrase && stage.phrase)) continue;
    const from = after?.phrase === stage.phrase ? after : null;
    const rows = await findNewest(pool, search, stage.query, from, wanted);
    found.push(...rows.map((row) => ({ row, phrase: stage.phrase })));
  }
  const last = found.length > limit ? found[limit - 1] : undefined;
  return {
    hits: found.slice(0, limit).map(({ row }) => ({ ...asPublic(row), sectionId: row.sectionId, paragraph: row.paragraph })),
    next: last ? { phrase: last.phrase, receivedAt: last.row.receivedAt, id: last.row.id } : null,
  };
}

async function findNewest(pool: Pool, { draftId, sectionIds }: CommentSearch, query: string, after: CommentCursor | null, limit: number) {
  const { rows } = await pool.query<Row>(
    `SELECT ${PUBLISHED_COLUMNS}, c.section_id AS "sectionId", p.number AS paragraph
     FROM (
       SELECT w.comment_id, w.received_at FROM comment_words w
       WHERE ${matching} AND ($4::timestamptz IS NULL OR (w.received_at, w.comment_id) < ($4, $5::uuid))
       ORDER BY w.received_at DESC, w.comment_id DESC LIMIT $6
     ) w
     JOIN comment c ON c.id = w.comment_id AND c.state = 'published'
     LEFT JOIN paragraph p ON p.id = c.paragraph_id
     ${PUBLISHED_JOINS}
     ORDER BY c.received_at DESC, c.id DESC`,
    [draftId, sectionIds, query, after?.receivedAt ?? null, after?.id ?? null, limit],
  );
  return rows;
}

/** The number of published comments that have all the words; COUNTED + 1 stands for more than COUNTED. */
export async function countComments(pool: Pool, { draftId, sectionIds, words }: CommentSearch): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT FROM comment_words w WHERE ${matching} LIMIT ${COUNTED + 1}) w`,
    [draftId, sectionIds, allWords(words)],
  );
  return rows[0]?.count ?? 0;
}
