import type { Database } from "~/platform/db.server";
import { lockGrouping, refuseSigned, TRANSACTION } from "./scope.server";
import { deleteMembers, insertMembers, lockTopics, placesOf, recordChange, refuseTopic, type TopicResult } from "./topic-store.server";

export interface Merge {
  topicId: string;
  /** The versions that were read. */
  version: number;
  intoTopicId: string;
  intoVersion: number;
  staffId: string;
}

/** Puts all comments of a topic into another, which stands for both from then on. Gives the one that stays. */
export async function mergeTopics(db: Database, { topicId, version, intoTopicId, intoVersion, staffId }: Merge, now: Date): Promise<TopicResult> {
  if (topicId === intoTopicId) return { ok: false, reason: "same-topic" };
  return db.prisma.$transaction(async (tx) => {
    await lockGrouping(tx);
    const topics = await lockTopics(tx, [topicId, intoTopicId]);
    const [from, into] = [topics.get(topicId), topics.get(intoTopicId)];
    const refused = (await refuseTopic(tx, from, version)) ?? (await refuseTopic(tx, into, intoVersion));
    if (!from || !into || refused) return refused ?? { ok: false, reason: "unknown-topic" };
    if (from.consultationId !== into.consultationId) return { ok: false, reason: "unknown-topic" };
    const members = await tx.topicComment.findMany({ where: { topicId }, select: { commentId: true } });
    const commentIds = members.map(({ commentId }) => commentId);
    const { sections } = await placesOf(tx, from.consultationId, commentIds);
    const signed = await refuseSigned(tx, from.consultationId, [from.sectionId, into.sectionId, ...sections]);
    if (signed) return signed;
    const removed = await deleteMembers(tx, topicId, commentIds);
    const added = await insertMembers(tx, into, commentIds, staffId, now);
    const both = { action: "merge", staffId, fromTopicId: topicId, toTopicId: intoTopicId } as const;
    await tx.topic.update({ where: { id: topicId }, data: { mergedAt: now, mergedIntoId: intoTopicId }, select: { id: true } });
    await recordChange(tx, from, { ...both, removed }, now);
    const last = await recordChange(tx, into, { ...both, added }, now);
    return { ok: true, topicId: intoTopicId, version: last, comments: removed.length };
  }, TRANSACTION);
}
