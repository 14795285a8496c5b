import type { Tx } from "~/platform/db.server";
import type { Outcome } from "~/platform/generated/prisma/enums";

export interface PublishedResponseRead {
  /** The comment it answers, of those asked for. */
  commentId: string;
  outcome: Outcome;
  text: string;
  /** Title of the topic; null for a response to this comment alone. */
  topicTitle: string | null;
  publishedAt: Date;
}

/** What was answered to comments, as last published; empty before the results are. Holds no personal data. */
export function responsesOf(tx: Tx, commentIds: readonly string[]): Promise<PublishedResponseRead[]> {
  return tx.$queryRaw<PublishedResponseRead[]>`
    SELECT a.comment_id AS "commentId", v.outcome, v.text, t.title AS "topicTitle", p.at AS "publishedAt"
    FROM published_answer a
    JOIN results_publication p ON p.id = a.publication_id
    JOIN published_response d ON d.publication_id = a.publication_id AND d.response_id = a.response_id
    JOIN response_version v ON v.response_id = d.response_id AND v.number = d.number
    JOIN response r ON r.id = a.response_id
    LEFT JOIN topic t ON t.id = r.topic_id
    WHERE a.comment_id = ANY (${commentIds}::uuid[])
      AND p.id = (SELECT l.id FROM results_publication l WHERE l.consultation_id = p.consultation_id ORDER BY l.at DESC, l.id DESC LIMIT 1)
    ORDER BY a.comment_id, (t.id IS NULL) DESC, t.title, r.id`;
}
