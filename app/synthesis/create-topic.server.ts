import type { Database, Tx } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";
import { isScope, lockGrouping, refuseSigned, TRANSACTION } from "./scope.server";
import { insertMembers, placesOf, readTitle, recordChange, type LockedTopic, type TopicResult } from "./topic-store.server";

export interface NewTopic {
  /** Chosen by who asks, so that a second click makes no second topic. */
  id?: string;
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
    const made = topic.id === undefined ? null : await findMade(tx, topic.id, topic);
    if (made) return made;
    if (!(await isScope(tx, { consultationId, sectionId }))) return { ok: false, reason: "unknown-section" };
    const { sections, unknown } = await placesOf(tx, consultationId, commentIds);
    if (unknown.length > 0) return { ok: false, reason: "unknown-comment", commentIds: unknown };
    const signed = await refuseSigned(tx, consultationId, [sectionId, ...sections]);
    if (signed) return signed;
    const created = await insertTopic(tx, { ...(topic.id === undefined ? {} : { id: topic.id }), consultationId, sectionId, title, staffId }, now);
    const added = await insertMembers(tx, created, commentIds, staffId, now);
    const { position } = created;
    const version = await recordChange(tx, created, { action: "create", staffId, added, title, sectionId, position }, now);
    return { ok: true, topicId: created.id, version, comments: added.length };
  }, TRANSACTION);
}

/** The topic this request has made before; its first version is what it made. A second one waits for the first. */
async function findMade(tx: Tx, id: string, { consultationId, staffId }: NewTopic): Promise<TopicResult | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`topic ${id}`}, 0))`;
  const found = await tx.topic.findUnique({ where: { id }, select: { consultationId: true, staffId: true } });
  if (!found) return null;
  if (found.consultationId !== consultationId || found.staffId !== staffId) return { ok: false, reason: "unknown-topic" };
  return { ok: true, topicId: id, version: 1, comments: 0 };
}

/** The row of a topic without comments or events yet, after the others of its section. */
export async function insertTopic(
  tx: Tx,
  topic: Pick<NewTopic, "id" | "consultationId" | "sectionId" | "title" | "staffId">,
  now: Date,
): Promise<LockedTopic & { position: number }> {
  const { consultationId, sectionId } = topic;
  const last = await tx.topic.aggregate({ where: { consultationId, sectionId }, _max: { position: true } });
  const position = (last._max.position ?? -1) + 1;
  const id = topic.id ?? newId();
  await tx.topic.create({ data: { ...topic, id, position, version: 0, createdAt: now }, select: { id: true } });
  return { id, consultationId, sectionId, position, version: 0, mergedIntoId: null, ended: false };
}
