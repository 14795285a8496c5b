import type { Database, Tx } from "~/platform/db.server";
import { addComments, moveComments, removeComments } from "./change-comments.server";
import type { TopicResult } from "./topic-store.server";

/** A change of a topic: the version it made. */
export interface ChangeOfTopic {
  topicId: string;
  version: number;
}

/** What somebody has just done, as it is told to them; null where it was another or there is no such change. */
export async function readOwnChange(tx: Tx, { topicId, version, staffId }: ChangeOfTopic & { staffId: string }) {
  const event = await tx.topicEvent.findFirst({
    where: { topicId, version, staffId },
    select: { action: true, added: true, removed: true, fromTopicId: true, toTopicId: true, topic: { select: { title: true } } },
  });
  if (!event) return null;
  const { action, added, removed, topic } = event;
  const from = event.fromTopicId && (await tx.topic.findUnique({ where: { id: event.fromTopicId }, select: { title: true } }));
  return {
    topicId,
    version,
    action,
    title: topic.title,
    from: from ? from.title : null,
    comments: Math.max(added.length, removed.length),
    /** Putting in, taking out and moving have an opposite; the others are changed by hand. */
    undoable: (action === "add" || action === "remove" || action === "move") && added.length + removed.length > 0,
  };
}

/**
 * Does the opposite of one's own putting in, taking out or moving, as a change of its own in the history: for all of its
 * comments or, when another has moved one meanwhile, for none.
 */
export async function undoTopicChange(db: Database, change: ChangeOfTopic & { staffId: string }, now: Date): Promise<TopicResult> {
  const { topicId, version, staffId } = change;
  const event = await db.prisma.topicEvent.findFirst({
    where: { topicId, version, staffId },
    select: { action: true, added: true, removed: true, fromTopicId: true, toTopicId: true },
  });
  switch (event?.action) {
    case "add":
      return removeComments(db, { topicId, commentIds: event.added, staffId }, now);
    case "remove":
      return addComments(db, { topicId, commentIds: event.removed, staffId }, now);
    case "move": {
      // The row of the topic they went to; one that was there before stays there.
      const { fromTopicId, toTopicId } = event;
      if (!fromTopicId || toTopicId !== topicId || event.added.length === 0) return { ok: false, reason: "unknown-topic" };
      return moveComments(db, { fromTopicId: topicId, toTopicId: fromTopicId, commentIds: event.added, staffId }, now);
    }
    default:
      return { ok: false, reason: "unknown-topic" };
  }
}
