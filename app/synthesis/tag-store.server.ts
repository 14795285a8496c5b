import { cleanLine } from "~/platform/clean-text";
import type { Database, Tx } from "~/platform/db.server";
import type { TagAction } from "~/platform/generated/prisma/enums";
import { newId } from "~/platform/ids.server";
import { TRANSACTION } from "./scope.server";

export type TagResult =
  /** `comments` is how many it was put on or taken off. */
  | { ok: true; tagId: string; comments: number }
  | { ok: false; reason: "name-missing" | "unknown-tag" | "unknown-comment" | "below-itself" }
  /** Another tag beside it has this name. */
  | { ok: false; reason: "name-taken"; tagId: string }
  /** It has tags below it or stands on comments. */
  | { ok: false; reason: "in-use"; comments: number; tags: number };

export interface TagRow {
  id: string;
  parentId: string | null;
  name: string;
}

/**
 * Changes the tags of a consultation, one change at a time: the tree is small, and its shape is checked as a whole.
 * `work` gets all tags as they stand.
 */
export async function changeTags(
  db: Database,
  consultationId: string,
  work: (tx: Tx, tags: Map<string, TagRow>) => Promise<TagResult>,
): Promise<TagResult> {
  return db.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`tags ${consultationId}`}, 0))`;
    const tags = await tx.tag.findMany({ where: { consultationId }, select: { id: true, parentId: true, name: true } });
    return work(tx, new Map(tags.map((tag) => [tag.id, tag])));
  }, TRANSACTION);
}

export function readName(typed: string): string | null {
  return cleanLine(typed) || null;
}

/** The tag beside which there would be two of one name; null where there is none. */
export function takenBy(tags: Map<string, TagRow>, { id, parentId, name }: TagRow): TagResult | null {
  for (const tag of tags.values()) {
    if (tag.id !== id && tag.parentId === parentId && tag.name === name) return { ok: false, reason: "name-taken", tagId: tag.id };
  }
  return null;
}

/** Whether `id` is `above` or stands somewhere below it. */
export function isBelow(tags: Map<string, TagRow>, id: string | null, above: string): boolean {
  for (let at = id; at !== null; at = tags.get(at)?.parentId ?? null) if (at === above) return true;
  return false;
}

interface TagEventInput {
  consultationId: string;
  action: TagAction;
  tag: TagRow;
  intoTagId?: string;
  commentIds?: string[];
  staffId: string;
}

export async function recordTag(tx: Tx, { tag, ...event }: TagEventInput, now: Date): Promise<void> {
  await tx.tagEvent.create({
    data: { id: newId(), tagId: tag.id, name: tag.name, parentId: tag.parentId, at: now, ...event },
    select: { id: true },
  });
}
