import { CURRENT, JOIN_REVISION } from "~/comments/current-text";
import type { Tx } from "~/platform/db.server";
import { Prisma } from "~/platform/generated/prisma/client";
import { citationCode } from "./citation-code";
import { COUNTED } from "./scope.server";
import { groupBySharedTerms } from "./shared-terms";

/** Comments that might be one topic. Nothing is done with them: a compiler puts them into a topic, or not. */
export interface Suggestion {
  commentIds: string[];
  /** The first of them as they begin, to be judged by: of equal texts a few, of others most. */
  samples: { id: string; code: string; beginning: string }[];
  /** A topic in which comments with the same text stand; null: a new one. */
  topicId: string | null;
  reason:
    /** They say nearly the same: one text, so many times. */
    | { kind: "same-text"; comments: number }
    /** They share these rare terms of the section. */
    | { kind: "shared-terms"; terms: string[]; texts: number; comments: number };
}

/** Comments looked at in one go, the earliest first. */
const MOST = 5_000;
/** Samples of each sort of suggestion, and characters of each. */
const SAMPLES = { same: 2, shared: 20, characters: 240 };
/** Suggestions of each sort. */
const LIMIT = 20;

interface Row {
  id: string;
  text: string;
  groupId: string | null;
}

/** Suggestions for the comments of one section itself (null: of none) that are in no topic. `more` tells that not all were looked at. */
export async function suggestTopics(
  tx: Tx,
  { consultationId, sectionId }: { consultationId: string; sectionId: string | null },
): Promise<{ suggestions: Suggestion[]; considered: number; more: boolean }> {
  const here = sectionId === null ? Prisma.sql`c.section_id IS NULL` : Prisma.sql`c.section_id = ${sectionId}::uuid`;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT c.id, left(${Prisma.raw(CURRENT.text)}, 1000) AS text, a.group_id AS "groupId"
    FROM comment c ${Prisma.raw(JOIN_REVISION)} LEFT JOIN comment_analysis a ON a.comment_id = c.id
    WHERE c.consultation_id = ${consultationId}::uuid AND ${here} AND ${Prisma.raw(COUNTED)}
      AND NOT EXISTS (SELECT 1 FROM topic_comment m WHERE m.comment_id = c.id)
    ORDER BY c.received_at, c.id LIMIT ${MOST + 1}`;
  const open = rows.slice(0, MOST);
  const texts = new Map<string, Row[]>();
  for (const row of open) {
    const key = row.groupId ?? row.id;
    const members = texts.get(key);
    if (members) members.push(row);
    else texts.set(key, [row]);
  }
  const topics = await topicsOfGroups(tx, open.flatMap(({ groupId }) => groupId ?? []));
  const alike = [...texts]
    .map(([key, members]): Suggestion => ({
      commentIds: members.map(({ id }) => id),
      samples: members.slice(0, SAMPLES.same).map(sampleOf),
      topicId: topics.get(key) ?? null,
      reason: { kind: "same-text", comments: members.length },
    }))
    .filter(({ commentIds, topicId }) => commentIds.length > 1 || topicId !== null)
    .sort((a, b) => b.commentIds.length - a.commentIds.length)
    .slice(0, LIMIT);
  const each = [...texts.values()];
  const related = groupBySharedTerms(each.map(([first]) => first!.text), LIMIT).map(({ members, terms }): Suggestion => {
    const commentIds = members.flatMap((index) => each[index]!.map(({ id }) => id));
    const samples = members.slice(0, SAMPLES.shared).map((index) => sampleOf(each[index]![0]!));
    return { commentIds, samples, topicId: null, reason: { kind: "shared-terms", terms, texts: members.length, comments: commentIds.length } };
  });
  return { suggestions: [...alike, ...related], considered: open.length, more: rows.length > MOST };
}

function sampleOf({ id, text }: Row) {
  return { id, code: citationCode(id), beginning: text.slice(0, SAMPLES.characters) };
}

/** For groups of like texts of which some stand in topics: the topic most of them stand in. */
async function topicsOfGroups(tx: Tx, groupIds: string[]): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ groupId: string; topicId: string }[]>`
    SELECT DISTINCT ON (a.group_id) a.group_id AS "groupId", m.topic_id AS "topicId"
    FROM comment_analysis a JOIN topic_comment m ON m.comment_id = a.comment_id
    WHERE a.group_id = ANY (${[...new Set(groupIds)]}::uuid[])
    GROUP BY a.group_id, m.topic_id ORDER BY a.group_id, count(*) DESC, m.topic_id`;
  return new Map(rows.map(({ groupId, topicId }) => [groupId, topicId]));
}
