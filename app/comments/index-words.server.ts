import type { Database, Tx } from "~/platform/db.server";
import { Prisma } from "~/platform/generated/prisma/client";
import { publicText, type Shown } from "./public-text";
import { CURRENT, JOIN_REVISION, REDACTIONS } from "./current-text";

/** Comments indexed in one transaction when many are. */
const BATCH = 500;

/**
 * Has the search find a comment by what the public can read of it now, and not at all when that is nothing. To be called
 * in every transaction that changes a comment's state or text, after the change.
 */
export async function indexWords(tx: Tx, commentId: string): Promise<void> {
  await indexAll(tx, [commentId]);
}

/** Indexes the published comments that are not yet, until there is none or `signal` ends it; returns their number. */
export async function indexBacklog({ pool, prisma }: Database, signal?: AbortSignal): Promise<number> {
  let indexed = 0;
  while (!signal?.aborted) {
    const { rows } = await pool.query<{ id: string }>(
      `SELECT c.id FROM comment c
       WHERE c.state = 'published' AND NOT EXISTS (SELECT FROM comment_words w WHERE w.comment_id = c.id) LIMIT ${BATCH}`,
    );
    if (rows.length === 0) return indexed;
    await prisma.$transaction((tx) => indexAll(tx, rows.map(({ id }) => id)));
    indexed += rows.length;
  }
  return indexed;
}

interface Row extends Shown {
  id: string;
}

async function indexAll(tx: Tx, ids: string[]): Promise<void> {
  // Locked before it is read, so that what another transaction is about to hide is not read as it was.
  await tx.$queryRaw`SELECT id FROM comment WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT c.id, ${Prisma.raw(CURRENT.text)} AS text, ${Prisma.raw(CURRENT.proposed)} AS proposed, ${Prisma.raw(REDACTIONS)} AS redactions
    FROM comment c ${Prisma.raw(JOIN_REVISION)}
    WHERE c.id = ANY(${ids}::uuid[]) AND c.state = 'published'`;
  const texts = rows.map((row) => Object.values(publicText(row)).filter(Boolean).join("\n"));
  await tx.$executeRaw`DELETE FROM comment_words WHERE comment_id = ANY(${ids}::uuid[])`;
  await tx.$executeRaw`
    INSERT INTO comment_words (comment_id, draft_id, section_id, received_at, words)
    SELECT c.id, c.draft_id, c.section_id, c.received_at, words_vi(i.text)
    FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${texts}::text[]) AS i (id, text) JOIN comment c USING (id)`;
}
