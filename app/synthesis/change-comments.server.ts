import type { Database } from "~/platform/db.server";
import { lockGrouping, refuseSigned, TRANSACTION } from "./scope.server";
import {
  deleteMembers, insertMembers, lockTopics, placesOf, recordChange, refuseOutside, refuseTopic, type TopicResult,
} from "./topic-store.server";

export interface CommentsOfTopic {
  topicId: string;
  commentIds: string[];
  staffId: string;
}

/** Puts comments into a topic, whatever else they are in. Those that are there already stay there. */
export async function addComments(db: Database, { topicId, commentIds, staffId }: CommentsOfTopic, now: Date): Promise<TopicResult> {
  if (commentIds.length === 0) return { ok: false, reason: "no-comments" };
  return db.prisma.$transaction(async (tx) => {
    await lockGrouping(tx);
    const topic = (await lockTopics(tx, [topicId])).get(topicId);
    const refused = await refuseTopic(tx, topic, null);
    if (!topic || refused) return refused ?? { ok: false, reason: "unknown-topic" };
    const { sections, unknown } = await placesOf(tx, topic.consultationId, commentIds);
    if (unknown.length > 0) return { ok: false, reason: "unknown-comment", commentIds: unknown };
    const signed = await refuseSigned(tx, topic.consultationId, [topic.sectionId, ...sections]);
    if (signed) return signed;
    const added = await insertMembers(tx, topic, commentIds, staffId, now);
    if (added.length === 0) return { ok: true, topicId, version: topic.version, comments: 0 };
    const version = await recordChange(tx, topic, { action: "add", staffId, toTopicId: topicId, added }, now);
    return { ok: true, topicId, version, comments: added.length };
  }, TRANSACTION);
}

/** Takes comments out of a topic: all of them, or none when somebody has taken one out before. */
export async function removeComments(db: Database, { topicId, commentIds, staffId }: CommentsOfTopic, now: Date): Promise<TopicResult> {
  if (commentIds.length === 0) return { ok: false, reason: "no-comments" };
  return db.prisma.$transaction(async (tx) => {
    await lockGrouping(tx);
    const topic = (await lockTopics(tx, [topicId])).get(topicId);
    const refused = (await refuseTopic(tx, topic, null)) ?? (await refuseOutside(tx, topicId, commentIds));
    if (!topic || refused) return refused ?? { ok: false, reason: "unknown-topic" };
    const { sections } = await placesOf(tx, topic.consultationId, commentIds);
    const signed = await refuseSigned(tx, topic.consultationId, [topic.sectionId, ...sections]);
    if (signed) return signed;
    const removed = await deleteMembers(tx, topicId, commentIds);
    const version = await recordChange(tx, topic, { action: "remove", staffId, fromTopicId: topicId, removed }, now);
    return { ok: true, topicId, version, comments: removed.length };
  }, TRANSACTION);
}

export interface Move {
  fromTopicId: string;
  toTopicId: string;
  commentIds: string[];
  staffId: string;
}

/**
 * Moves comments from one topic to another: all of them, or none when somebody has moved one before; the answer says who
 * and where to. `version` is that of the topic they are in now.
 */
export async function moveComments(db: Database, { fromTopicId, toTopicId, commentIds, staffId }: Move, now: Date): Promise<TopicResult> {
  if (commentIds.length === 0) return { ok: false, reason: "no-comments" };
  if (fromTopicId === toTopicId) return { ok: false, reason: "same-topic" };
  return db.prisma.$transaction(async (tx) => {
    await lockGrouping(tx);
    const topics = await lockTopics(tx, [fromTopicId, toTopicId]);
    const [from, to] = [topics.get(fromTopicId), topics.get(toTopicId)];
    const refused =
      (await refuseTopic(tx, from, null)) ?? (await refuseTopic(tx, to, null)) ?? (await refuseOutside(tx, fromTopicId, commentIds));
    if (!from || !to || refused) return refused ?? { ok: false, reason: "unknown-topic" };
    if (from.consultationId !== to.consultationId) return { ok: false, reason: "unknown-topic" };
    const { sections, unknown } = await placesOf(tx, from.consultationId, commentIds);
    if (unknown.length > 0) return { ok: false, reason: "unknown-comment", commentIds: unknown };
    const signed = await refuseSigned(tx, from.consultationId, [from.sectionId, to.sectionId, ...sections]);
    if (signed) return signed;
    const removed = await deleteMembers(tx, fromTopicId, commentIds);
    const added = await insertMembers(tx, to, commentIds, staffId, now);
    await recordChange(tx, from, { action: "move", staffId, fromTopicId, toTopicId, removed }, now);
    const version = await recordChange(tx, to, { action: "move", staffId, fromTopicId, toTopicId, added }, now);
    return { ok: true, topicId: toTopicId, version, comments: removed.length };
  }, TRANSACTION);
}
