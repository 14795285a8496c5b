import type { Database } from "~/platform/db.server";
import { insertTopic } from "./create-topic.server";
import { lockGrouping, refuseSigned, TRANSACTION } from "./scope.server";
import {
  deleteMembers, insertMembers, lockTopics, placesOf, readTitle, recordChange, refuseOutside, refuseTopic, type TopicResult,
} from "./topic-store.server";

export interface Split {
  topicId: string;
  /** The version that was read. */
  version: number;
  /** Of the new topic, which stands under the same section. */
  title: string;
  commentIds: string[];
  staffId: string;
}

/** Makes a topic of its own of some comments of a topic. Gives the new one. */
export async function splitTopic(db: Database, { topicId, version, commentIds, staffId, ...split }: Split, now: Date): Promise<TopicResult> {
  const title = readTitle(split.title);
  if (!title) return { ok: false, reason: "title-missing" };
  if (commentIds.length === 0) return { ok: false, reason: "no-comments" };
  return db.prisma.$transaction(async (tx) => {
    await lockGrouping(tx);
    const topic = (await lockTopics(tx, [topicId])).get(topicId);
    const refused = (await refuseTopic(tx, topic, version)) ?? (await refuseOutside(tx, topicId, commentIds));
    if (!topic || refused) return refused ?? { ok: false, reason: "unknown-topic" };
    const { consultationId, sectionId } = topic;
    const { sections } = await placesOf(tx, consultationId, commentIds);
    const signed = await refuseSigned(tx, consultationId, [sectionId, ...sections]);
    if (signed) return signed;
    const created = await insertTopic(tx, { consultationId, sectionId, title, staffId }, now);
    const removed = await deleteMembers(tx, topicId, commentIds);
    const added = await insertMembers(tx, created, removed, staffId, now);
    const both = { action: "split", staffId, fromTopicId: topicId, toTopicId: created.id } as const;
    await recordChange(tx, topic, { ...both, removed }, now);
    const first = await recordChange(tx, created, { ...both, added, title, sectionId, position: created.position }, now);
    return { ok: true, topicId: created.id, version: first, comments: added.length };
  }, TRANSACTION);
}
