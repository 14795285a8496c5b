import type { Tx } from "~/platform/db.server";
import type { TopicAction } from "~/platform/generated/prisma/enums";

const PAGE = 50;

export interface TopicEventRow {
  topicId: string;
  version: number;
  action: TopicAction;
  name: string;
  at: Date;
  fromTopicId: string | null;
  toTopicId: string | null;
  /** How many comments came in and went out. */
  added: number;
  removed: number;
  title: string | null;
  /** Of a placing: where to. */
  sectionId: string | null;
}

/** A topic's history, the last first; `before` is a version, null for the newest page. */
export async function listTopicEvents(tx: Tx, { topicId, before }: { topicId: string; before: number | null }): Promise<TopicEventRow[]> {
  return tx.$queryRaw<TopicEventRow[]>`
    SELECT e.topic_id AS "topicId", e.version, e.action, m.name, e.at, e.from_topic_id AS "fromTopicId", e.to_topic_id AS "toTopicId",
      cardinality(e.added) AS added, cardinality(e.removed) AS removed, e.title, e.section_id AS "sectionId"
    FROM topic_event e JOIN staff m ON m.id = e.staff_id
    WHERE e.topic_id = ${topicId}::uuid AND (${before}::int IS NULL OR e.version < ${before}::int)
    ORDER BY e.version DESC LIMIT ${PAGE}`;
}
