import type { Database, Tx } from "~/platform/db.server";
import { isScope, lockGrouping, refuseSigned, TRANSACTION } from "./scope.server";
import { lockTopics, readTitle, recordChange, refuseTopic, type LockedTopic, type TopicResult } from "./topic-store.server";

interface ReadTopic {
  topicId: string;
  /** The version that was read. */
  version: number;
  staffId: string;
}

export async function renameTopic(db: Database, { title: typed, ...read }: ReadTopic & { title: string }, now: Date): Promise<TopicResult> {
  const title = readTitle(typed);
  if (!title) return { ok: false, reason: "title-missing" };
  return changeTopic(db, read, async (tx, topic) => {
    const signed = await refuseSigned(tx, topic.consultationId, [topic.sectionId]);
    if (signed) return signed;
    await tx.topic.update({ where: { id: topic.id }, data: { title }, select: { id: true } });
    const version = await recordChange(tx, topic, { action: "rename", staffId: read.staffId, title }, now);
    return { ok: true, topicId: topic.id, version, comments: 0 };
  });
}

/** Puts a topic under a section, before the topic that has that position there now (from 0). */
export async function placeTopic(
  db: Database,
  { sectionId, position, ...read }: ReadTopic & { sectionId: string | null; position: number },
  now: Date,
): Promise<TopicResult> {
  return changeTopic(db, read, async (tx, topic) => {
    const { id, consultationId } = topic;
    if (!(await isScope(tx, { consultationId, sectionId }))) return { ok: false, reason: "unknown-section" };
    const signed = await refuseSigned(tx, consultationId, [topic.sectionId, sectionId]);
    if (signed) return signed;
    await tx.topic.updateMany({
      where: { consultationId, sectionId, position: { gte: position }, id: { not: id } },
      data: { position: { increment: 1 } },
    });
    await tx.topic.update({ where: { id }, data: { sectionId, position }, select: { id: true } });
    const version = await recordChange(tx, topic, { action: "place", staffId: read.staffId, sectionId, position }, now);
    return { ok: true, topicId: id, version, comments: 0 };
  });
}

async function changeTopic(db: Database, { topicId, version }: ReadTopic, change: (tx: Tx, topic: LockedTopic) => Promise<TopicResult>) {
  return db.prisma.$transaction(async (tx): Promise<TopicResult> => {
    await lockGrouping(tx);
    const topic = (await lockTopics(tx, [topicId])).get(topicId);
    const refused = await refuseTopic(tx, topic, version);
    if (!topic || refused) return refused ?? { ok: false, reason: "unknown-topic" };
    return change(tx, topic);
  }, TRANSACTION);
}
