import type { Database, Tx } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";
import { isScope, lockGrouping, refuseSigned, TRANSACTION } from "./scope.server";
import { insertMembers, placesOf, readTitle, recordChange, type LockedTopic, type TopicResult } from "./topic-store.server";

export interface NewTopic {
  consultationId: string;
  /** The section it stands under, after those that stand there; null: the whole draft. */
  sectionId: string | null;
  title: string;
  /** Its first comments; may be empty. */
  commentIds: string[];
  staffId: string;
}

export async function createTopic(db: Database, topic: NewTopic, now: Date): Promise<TopicResult> {
  const { consultationId, sectionId, commentIds, staffId } = topic;
  const title = readTitle(topic.title);
  if (!title) return { ok: false, reason: "title-missing" };
  return db.prisma.$transaction(async (tx) => {
    await lockGrouping(tx);
    if (!(await isScope(tx, { consultationId, sectionId }))) return { ok: false, reason: "unknown-section" };
    const { sections, unknown } = await placesOf(tx, consultationId, commentIds);
    if (unknown.length > 0) return { ok: false, reason: "unknown-comment", commentIds: unknown };
    const signed = await refuseSigned(tx, consultationId, [sectionId, ...sections]);
    if (signed) return signed;
    const created = await insertTopic(tx, { consultationId, sectionId, title, staffId }, now);
    const added = await insertMembers(tx, created, commentIds, staffId, now);
    const { position } = created;
    const version = await recordChange(tx, created, { action: "create", staffId, added, title, sectionId, position }, now);
    return { ok: true, topicId: created.id, version, comments: added.length };
  }, TRANSACTION);
}

/** The row of a topic without comments or events yet, after the others of its section. */
export async function insertTopic(
  tx: Tx,
  topic: Pick<NewTopic, "consultationId" | "sectionId" | "title" | "staffId">,
  now: Date,
): Promise<LockedTopic & { position: number }> {
  const { consultationId, sectionId } = topic;
  const last = await tx.topic.aggregate({ where: { consultationId, sectionId }, _max: { position: true } });
  const position = (last._max.position ?? -1) + 1;
  const id = newId();
  await tx.topic.create({ data: { id, ...topic, position, version: 0, createdAt: now }, select: { id: true } });
  return { id, consultationId, sectionId, position, version: 0, mergedIntoId: null };
}
