import type { Database, Tx } from "~/platform/db.server";
import { changeTags, recordTag, type TagResult } from "./tag-store.server";
import { placesOf } from "./topic-store.server";

interface Tagged {
  consultationId: string;
  tagId: string;
  commentIds: string[];
  staffId: string;
}

/** Puts a tag on comments; those that have it keep it. */
export async function attachTag(db: Database, { consultationId, tagId, commentIds, staffId }: Tagged, now: Date): Promise<TagResult> {
  return changeTags(db, consultationId, async (tx, tags) => {
    const tag = tags.get(tagId);
    if (!tag) return { ok: false, reason: "unknown-tag" };
    if ((await placesOf(tx, consultationId, commentIds)).unknown.length > 0) return { ok: false, reason: "unknown-comment" };
    const changed = await insertTagged(tx, { consultationId, tagId, commentIds, staffId }, now);
    if (changed.length > 0) await recordTag(tx, { consultationId, action: "attach", tag, commentIds: changed, staffId }, now);
    return { ok: true, tagId, comments: changed.length };
  });
}

/** Gives the comments that had not got the tag. */
export async function insertTagged(tx: Tx, { consultationId, tagId, commentIds, staffId }: Tagged, now: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO comment_tag (comment_id, tag_id, consultation_id, staff_id, added_at)
    SELECT w.id, ${tagId}::uuid, ${consultationId}::uuid, ${staffId}::uuid, ${now} FROM unnest(${commentIds}::uuid[]) AS w (id)
    ON CONFLICT DO NOTHING RETURNING comment_id AS id`;
  return rows.map(({ id }) => id);
}

/** Takes a tag off comments; those without it stay as they are. */
export async function detachTag(db: Database, { consultationId, tagId, commentIds, staffId }: Tagged, now: Date): Promise<TagResult> {
  return changeTags(db, consultationId, async (tx, tags) => {
    const tag = tags.get(tagId);
    if (!tag) return { ok: false, reason: "unknown-tag" };
    const rows = await tx.$queryRaw<{ id: string }[]>`
      DELETE FROM comment_tag WHERE tag_id = ${tagId}::uuid AND comment_id = ANY (${commentIds}::uuid[]) RETURNING comment_id AS id`;
    const changed = rows.map(({ id }) => id);
    if (changed.length > 0) await recordTag(tx, { consultationId, action: "detach", tag, commentIds: changed, staffId }, now);
    return { ok: true, tagId, comments: changed.length };
  });
}

export interface TagNode {
  id: string;
  parentId: string | null;
  name: string;
  /** From the top, from 0. */
  depth: number;
  comments: number;
}

/** The tree of tags, each before those below it, beside each other in Vietnamese order. */
export async function listTags(tx: Tx, { consultationId }: { consultationId: string }): Promise<TagNode[]> {
  const rows = await tx.tag.findMany({
    where: { consultationId },
    select: { id: true, parentId: true, name: true, _count: { select: { comments: true } } },
  });
  const { compare } = new Intl.Collator("vi", { numeric: true });
  rows.sort((a, b) => compare(a.name, b.name));
  const from = (parentId: string | null, depth: number): TagNode[] =>
    rows
      .filter((row) => row.parentId === parentId)
      .flatMap(({ _count, ...row }) => [{ ...row, depth, comments: _count.comments }, ...from(row.id, depth + 1)]);
  return from(null, 0);
}
