import type { Tx } from "~/platform/db.server";
import type { Outcome } from "~/platform/generated/prisma/enums";

export interface PublishedTopic {
  topicId: string;
  responseId: string;
  /** Null: the whole draft. */
  sectionId: string | null;
  title: string;
  outcome: Outcome;
  text: string;
  /** Comments it answers, and how many different texts they are. */
  comments: number;
  texts: number;
}

export interface PublishedResults {
  publicationId: string;
  publishedAt: Date;
  sha256: string;
  topics: PublishedTopic[];
}

/** Topics and their answers as last published, in the order of the draft; null before the results are. */
export async function listResults(tx: Tx, { consultationId }: { consultationId: string }): Promise<PublishedResults | null> {
  const publication = await tx.resultsPublication.findFirst({
    where: { consultationId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { id: true, at: true, sha256: true },
  });
  if (!publication) return null;
  const topics = await tx.$queryRaw<PublishedTopic[]>`
    SELECT t.id AS "topicId", r.id AS "responseId", t.section_id AS "sectionId", t.title, v.outcome, v.text, n.comments, n.texts
    FROM published_response d
    JOIN response r ON r.id = d.response_id
    JOIN topic t ON t.id = r.topic_id
    JOIN response_version v ON v.response_id = d.response_id AND v.number = d.number
    LEFT JOIN section s ON s.id = t.section_id
    LEFT JOIN draft f ON f.id = s.draft_id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS comments, count(DISTINCT coalesce(g.group_id, a.comment_id))::int AS texts
      FROM published_answer a LEFT JOIN comment_analysis g ON g.comment_id = a.comment_id
      WHERE a.publication_id = d.publication_id AND a.response_id = d.response_id) n
    WHERE d.publication_id = ${publication.id}::uuid
    ORDER BY f.number NULLS FIRST, s.position NULLS FIRST, t.position, t.id`;
  return { publicationId: publication.id, publishedAt: publication.at, sha256: publication.sha256, topics };
}
