import type { Database } from "~/platform/db.server";
import { Prisma } from "~/platform/generated/prisma/client";
import { COUNTED, lockGrouping, refuseSigned, TRANSACTION } from "./scope.server";
import { deleteMembers, lockTopics, recordChange, refuseTopic, type TopicResult } from "./topic-store.server";

interface Dissolved {
  topicId: string;
  /** The version that was read. */
  version: number;
  staffId: string;
}

/**
 * Ends a topic that has no comments and no response. Those withdrawn or merged into others since are taken out, so that
 * one that is reopened counts as in no topic again. What it was stays in its history.
 */
export async function dissolveTopic(db: Database, { topicId, version, staffId }: Dissolved, now: Date): Promise<TopicResult> {
  return db.prisma.$transaction(async (tx) => {
    await lockGrouping(tx);
    const topic = (await lockTopics(tx, [topicId])).get(topicId);
    const refused = await refuseTopic(tx, topic, version);
    if (!topic || refused) return refused ?? { ok: false, reason: "unknown-topic" };
    const signed = await refuseSigned(tx, topic.consultationId, [topic.sectionId]);
    if (signed) return signed;
    const counted = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM topic_comment m JOIN comment c ON c.id = m.comment_id WHERE m.topic_id = ${topicId}::uuid AND ${Prisma.raw(COUNTED)} LIMIT 1`;
    if (counted.length > 0) return { ok: false, reason: "not-empty" };
    if ((await tx.response.count({ where: { topicId } })) > 0) return { ok: false, reason: "answered" };
    const members = await tx.topicComment.findMany({ where: { topicId }, select: { commentId: true } });
    const removed = await deleteMembers(tx, topicId, members.map(({ commentId }) => commentId));
    await tx.topic.update({ where: { id: topicId }, data: { mergedAt: now }, select: { id: true } });
    return { ok: true, topicId, version: await recordChange(tx, topic, { action: "dissolve", staffId, removed }, now), comments: 0 };
  }, TRANSACTION);
}
