import type { Database } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";
import { insertTagged } from "./tag-comments.server";
import { changeTags, isBelow, readName, recordTag, takenBy, type TagResult } from "./tag-store.server";

interface Who {
  consultationId: string;
  staffId: string;
}

/** A new tag, at the top of the tree where `parentId` is null. */
export async function createTag(
  db: Database,
  { consultationId, staffId, parentId, name: typed }: Who & { parentId: string | null; name: string },
  now: Date,
): Promise<TagResult> {
  const name = readName(typed);
  if (!name) return { ok: false, reason: "name-missing" };
  return changeTags(db, consultationId, async (tx, tags) => {
    if (parentId !== null && !tags.has(parentId)) return { ok: false, reason: "unknown-tag" };
    const tag = { id: newId(), parentId, name };
    const taken = takenBy(tags, tag);
    if (taken) return taken;
    await tx.tag.create({ data: { ...tag, consultationId, staffId, createdAt: now }, select: { id: true } });
    await recordTag(tx, { consultationId, action: "create", tag, staffId }, now);
    return { ok: true, tagId: tag.id, comments: 0 };
  });
}

/** Renames a tag or hangs it elsewhere in the tree, with all below it. */
export async function changeTag(
  db: Database,
  { consultationId, staffId, tagId, ...to }: Who & { tagId: string } & ({ name: string; parentId?: undefined } | { parentId: string | null; name?: undefined }),
  now: Date,
): Promise<TagResult> {
  return changeTags(db, consultationId, async (tx, tags) => {
    const before = tags.get(tagId);
    if (!before || (to.parentId != null && !tags.has(to.parentId))) return { ok: false, reason: "unknown-tag" };
    const name = to.name === undefined ? before.name : readName(to.name);
    if (!name) return { ok: false, reason: "name-missing" };
    const tag = { ...before, name, parentId: to.parentId === undefined ? before.parentId : to.parentId };
    if (isBelow(tags, tag.parentId, tagId)) return { ok: false, reason: "below-itself" };
    const taken = takenBy(tags, tag);
    if (taken) return taken;
    await tx.tag.update({ where: { id: tagId }, data: { name, parentId: tag.parentId }, select: { id: true } });
    await recordTag(tx, { consultationId, action: to.name === undefined ? "move" : "rename", tag, staffId }, now);
    return { ok: true, tagId, comments: 0 };
  });
}

/** Puts what has a tag, and the tags below it, under another, and takes the tag away. Of two children of one name nothing is done. */
export async function mergeTags(
  db: Database,
  { consultationId, staffId, tagId, intoTagId }: Who & { tagId: string; intoTagId: string },
  now: Date,
): Promise<TagResult> {
  return changeTags(db, consultationId, async (tx, tags) => {
    const [tag, into] = [tags.get(tagId), tags.get(intoTagId)];
    if (!tag || !into) return { ok: false, reason: "unknown-tag" };
    if (isBelow(tags, intoTagId, tagId)) return { ok: false, reason: "below-itself" };
    const children = [...tags.values()].filter(({ parentId }) => parentId === tagId);
    for (const child of children) {
      const taken = takenBy(tags, { ...child, parentId: intoTagId });
      if (taken) return taken;
    }
    const moved = await tx.$queryRaw<{ id: string }[]>`DELETE FROM comment_tag WHERE tag_id = ${tagId}::uuid RETURNING comment_id AS id`;
    const commentIds = moved.map(({ id }) => id);
    await insertTagged(tx, { consultationId, tagId: intoTagId, commentIds, staffId }, now);
    for (const child of children) {
      await tx.tag.update({ where: { id: child.id }, data: { parentId: intoTagId }, select: { id: true } });
      await recordTag(tx, { consultationId, action: "move", tag: { ...child, parentId: intoTagId }, staffId }, now);
    }
    await tx.tag.delete({ where: { id: tagId }, select: { id: true } });
    await recordTag(tx, { consultationId, action: "merge", tag, intoTagId, commentIds, staffId }, now);
    return { ok: true, tagId: intoTagId, comments: commentIds.length };
  });
}

/** Takes away a tag that nothing has and under which there is none. */
export async function removeTag(db: Database, { consultationId, staffId, tagId }: Who & { tagId: string }, now: Date): Promise<TagResult> {
  return changeTags(db, consultationId, async (tx, tags) => {
    const tag = tags.get(tagId);
    if (!tag) return { ok: false, reason: "unknown-tag" };
    const comments = await tx.commentTag.count({ where: { tagId } });
    const below = [...tags.values()].filter(({ parentId }) => parentId === tagId).length;
    if (comments + below > 0) return { ok: false, reason: "in-use", comments, tags: below };
    await tx.tag.delete({ where: { id: tagId }, select: { id: true } });
    await recordTag(tx, { consultationId, action: "remove", tag, staffId }, now);
    return { ok: true, tagId, comments: 0 };
  });
}
