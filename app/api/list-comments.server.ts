import type { z } from "zod";
import { listPublishedPage } from "~/comments/list-published-page.server";
import { below } from "~/documents/below";
import { readDraftOutline } from "~/documents/read-draft-outline.server";
import type { Database } from "~/platform/db.server";
import type { Comments, commentsQuery } from "./api.schema";
import { commentLink, type Links } from "./api-links";
import { readCursor, writeCursor } from "~/moderation/cursor";

export type ListResult<Data> = { ok: true; data: Data } | { ok: false; reason: "bad-cursor" | "unknown-section" };

/** One page of a draft's published comments, the newest first. */
export async function listComments(
  { pool, prisma }: Database,
  { slug, draftId, query, links }: { slug: string; draftId: string; query: z.output<typeof commentsQuery>; links: Links },
): Promise<ListResult<Comments>> {
  const after = query.after === undefined ? null : readCursor(query.after);
  if (query.after !== undefined && !after) return { ok: false, reason: "bad-cursor" };
  const outline = await readDraftOutline(prisma, draftId);
  const section = outline.find(({ path }) => path === query.section);
  if (query.section !== undefined && !section) return { ok: false, reason: "unknown-section" };
  const paths = new Map(outline.map(({ id, path }) => [id, path]));
  const { comments, next } = await listPublishedPage(
    pool,
    {
      draftId,
      about: section ? [section.id, ...below(outline, section.id)] : "anything",
      paragraph: null,
      kind: query.kind ?? null,
      order: "newest",
    },
    after && { receivedAt: after.at, id: after.id },
    query.limit,
  );
  // Of what is public: how many more there are that wait or are withheld is nobody's to learn here.
  const { rows: groups } = await pool.query<{ id: string; copies: number }>(
    `SELECT a.comment_id AS id, g.copies
     FROM comment_analysis a JOIN (
       SELECT o.group_id, count(*)::int AS copies FROM comment_analysis o JOIN comment c ON c.id = o.comment_id AND c.state = 'published'
       WHERE o.group_id IN (SELECT group_id FROM comment_analysis WHERE comment_id = ANY($1::uuid[])) GROUP BY o.group_id) g USING (group_id)
     WHERE a.comment_id = ANY($1::uuid[])`,
    [comments.map(({ id }) => id)],
  );
  const copies = new Map(groups.map(({ id, copies: count }) => [id, count]));
  return {
    ok: true,
    data: {
      comments: comments.map((comment) => ({
        id: comment.id,
        kind: comment.kind,
        section: paths.get(comment.sectionId ?? "") ?? null,
        paragraph: comment.paragraph,
        quote: comment.quote,
        text: comment.text,
        proposed: comment.proposed,
        proposed_base: comment.proposedBase,
        name: comment.author?.name ?? null,
        organisation: comment.author?.organisation ?? null,
        district: comment.district,
        channel: comment.channel,
        received_at: comment.receivedAt.toISOString(),
        supports: comment.supports,
        copies: copies.get(comment.id) ?? 1,
        url: commentLink(links, slug, comment.id),
      })),
      next: next && writeCursor({ at: next.receivedAt, id: next.id }),
    },
  };
}
