import { cleanLine } from "~/platform/clean-text";
import type { Tx } from "~/platform/db.server";
import type { TopicAction } from "~/platform/generated/prisma/enums";
import { newId } from "~/platform/ids.server";
import type { SignedOff } from "./scope.server";

/** A change of a topic by somebody, as it is told to whoever comes second. */
export interface TopicChange {
  name: string;
  action: TopicAction;
  at: Date;
  fromTopicId: string | null;
  toTopicId: string | null;
}

export type TopicRefusal =
  | { ok: false; reason: "unknown-topic" | "unknown-section" | "title-missing" | "same-topic" | "no-comments" }
  /** It is not to be dissolved: it has comments, or a response. */
  | { ok: false; reason: "not-empty" | "answered" }
  /** It stands no more. */
  | { ok: false; reason: "dissolved" }
  /** Not in the consultation, withdrawn, or merged into others. */
  | { ok: false; reason: "unknown-comment"; commentIds: string[] }
  /** The topic had another version when its turn came. */
  | { ok: false; reason: "changed-meanwhile"; topicId: string; by: TopicChange | null }
  /** Another topic stands for it. */
  | { ok: false; reason: "merged"; topicId: string; intoTopicId: string }
  /** Comments that are not, or no longer, in the topic, and who took them out. */
  | { ok: false; reason: "not-in-topic"; comments: { commentId: string; by: TopicChange | null }[] }
  | SignedOff;

/** `version` is the topic's after the change; `comments` is how many of those named it changed anything for. */
export type TopicResult = { ok: true; topicId: string; version: number; comments: number } | TopicRefusal;

export interface LockedTopic {
  id: string;
  consultationId: string;
  sectionId: string | null;
  version: number;
  mergedIntoId: string | null;
  /** It was merged into another, or dissolved. */
  ended: boolean;
}

/** The topics, to be changed by this transaction alone; always locked in the order of their ids. */
export async function lockTopics(tx: Tx, ids: readonly string[]): Promise<Map<string, LockedTopic>> {
  const rows = await tx.$queryRaw<LockedTopic[]>`
    SELECT id, consultation_id AS "consultationId", section_id AS "sectionId", version, merged_into_id AS "mergedIntoId", merged_at IS NOT NULL AS ended
    FROM topic WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** Why a topic cannot be changed now; null when it can. `version` is the one that was read; null where it does not matter. */
export async function refuseTopic(tx: Tx, topic: LockedTopic | undefined, version: number | null): Promise<TopicRefusal | null> {
  if (!topic) return { ok: false, reason: "unknown-topic" };
  if (version !== null && topic.version !== version) {
    return { ok: false, reason: "changed-meanwhile", topicId: topic.id, by: await lastChange(tx, topic.id) };
  }
  if (topic.mergedIntoId !== null) return { ok: false, reason: "merged", topicId: topic.id, intoTopicId: topic.mergedIntoId };
  if (topic.ended) return { ok: false, reason: "dissolved" };
  return null;
}

async function lastChange(tx: Tx, topicId: string): Promise<TopicChange | null> {
  const [change] = await tx.$queryRaw<TopicChange[]>`
    SELECT m.name, e.action, e.at, e.from_topic_id AS "fromTopicId", e.to_topic_id AS "toTopicId"
    FROM topic_event e JOIN staff m ON m.id = e.staff_id WHERE e.topic_id = ${topicId}::uuid ORDER BY e.version DESC LIMIT 1`;
  return change ?? null;
}

/** Sections of comments that can be grouped; a refusal where one cannot. */
export async function placesOf(tx: Tx, consultationId: string, commentIds: readonly string[]) {
  const rows = await tx.$queryRaw<{ id: string; sectionId: string | null }[]>`
    SELECT c.id, c.section_id AS "sectionId" FROM comment c
    WHERE c.id = ANY (${commentIds}::uuid[]) AND c.consultation_id = ${consultationId}::uuid AND c.state NOT IN ('withdrawn', 'merged')`;
  const known = new Set(rows.map(({ id }) => id));
  const unknown = commentIds.filter((id) => !known.has(id));
  return { sections: rows.map(({ sectionId }) => sectionId), unknown };
}

/** A refusal where one of the comments is not in the topic; null when all are. */
export async function refuseOutside(tx: Tx, topicId: string, commentIds: readonly string[]): Promise<TopicRefusal | null> {
  const comments = await tx.$queryRaw<{ commentId: string; event: string | null }[]>`
    SELECT w.id AS "commentId",
      (SELECT e.id FROM topic_event e WHERE e.topic_id = ${topicId}::uuid AND w.id = ANY (e.removed) ORDER BY e.version DESC LIMIT 1) AS event
    FROM unnest(${commentIds}::uuid[]) AS w (id)
    WHERE NOT EXISTS (SELECT 1 FROM topic_comment t WHERE t.topic_id = ${topicId}::uuid AND t.comment_id = w.id)`;
  if (comments.length === 0) return null;
  const events = await tx.topicEvent.findMany({
    where: { id: { in: [...new Set(comments.flatMap(({ event }) => event ?? []))] } },
    select: { id: true, action: true, at: true, fromTopicId: true, toTopicId: true, staff: { select: { name: true } } },
  });
  const changes = new Map(events.map(({ id, staff, ...event }) => [id, { ...event, name: staff.name }]));
  return {
    ok: false,
    reason: "not-in-topic",
    comments: comments.map(({ commentId, event }) => ({ commentId, by: changes.get(event ?? "") ?? null })),
  };
}

/** Puts the comments into the topic; gives those that were not there. */
export async function insertMembers(tx: Tx, topic: LockedTopic, commentIds: readonly string[], staffId: string, now: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO topic_comment (topic_id, comment_id, consultation_id, staff_id, added_at)
    SELECT ${topic.id}::uuid, w.id, ${topic.consultationId}::uuid, ${staffId}::uuid, ${now}
    FROM unnest(${commentIds}::uuid[]) AS w (id) ORDER BY w.id
    ON CONFLICT DO NOTHING RETURNING comment_id AS id`;
  return rows.map(({ id }) => id);
}

/** Takes comments out of the topic; gives those that were there. */
export async function deleteMembers(tx: Tx, topicId: string, commentIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM topic_comment WHERE topic_id = ${topicId}::uuid AND comment_id = ANY (${commentIds}::uuid[]) RETURNING comment_id AS id`;
  return rows.map(({ id }) => id);
}

interface Event {
  action: TopicAction;
  staffId: string;
  fromTopicId?: string;
  toTopicId?: string;
  added?: string[];
  removed?: string[];
  title?: string;
  sectionId?: string | null;
  position?: number;
}

/** Writes the event that makes the topic's next version, which it gives. */
export async function recordChange(tx: Tx, topic: LockedTopic, event: Event, now: Date): Promise<number> {
  const version = topic.version + 1;
  await tx.topic.update({ where: { id: topic.id }, data: { version }, select: { id: true } });
  await tx.topicEvent.create({
    data: { id: newId(), consultationId: topic.consultationId, topicId: topic.id, version, at: now, ...event },
    select: { id: true },
  });
  return version;
}

/** A title as it is kept; null for an empty one. */
export function readTitle(typed: string): string | null {
  return cleanLine(typed) || null;
}
