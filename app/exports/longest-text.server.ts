import { escapeLiteral, type ClientBase } from "pg";
import { CURRENT, JOIN_REVISION } from "~/comments/current-text";
import type { Anchors } from "./load-anchors.server";
import { selectComments, type Selection } from "./register-rows.server";
import { LONGEST_MARK } from "~/comments/hidden-mark";

/** UTF-16 units of a text: characters beyond the first plane count twice. Only long texts are looked through. */
const units = (text: string) =>
  `CASE WHEN length(${text}) <= 16383 THEN length(${text})
     ELSE length(${text}) + length(regexp_replace(${text}, '[^\\U00010000-\\U0010FFFF]', '', 'g')) END`;

/**
 * An upper bound, in UTF-16 units, of every text the selection delivers: what the comments say, what is made of it by
 * writing a mark over hidden words, the paragraphs they quote or rewrite, notes to the authors, and all that was answered
 * to one comment.
 */
export async function longestText(client: ClientBase, selection: Selection, anchors: Anchors): Promise<number> {
  const own = escapeLiteral(selection.consultationId);
  const { rows } = await client.query<{ longest: number | null }>(`
    SELECT max(
      greatest(
        greatest(${units(`(${CURRENT.text})`)}, ${units(`(${CURRENT.proposed})`)}) + coalesce(r.spans, 0) * ${LONGEST_MARK},
        ${units(`(${CURRENT.proposedBase})`)}, ${units("c.quote_exact")})
    )::int AS longest
    FROM comment c
    ${JOIN_REVISION}
    LEFT JOIN (SELECT comment_id, count(*) AS spans FROM redaction GROUP BY comment_id) r ON r.comment_id = c.id
    WHERE ${selectComments(selection, anchors)}
    UNION ALL
    SELECT max(${units("m.note")})::int FROM moderation_decision m JOIN comment c ON c.id = m.comment_id ${JOIN_REVISION}
    WHERE ${selectComments(selection, anchors)}
    UNION ALL
    SELECT (1 + coalesce((SELECT max(n) FROM (SELECT count(*) AS n FROM topic_comment WHERE consultation_id = ${own} GROUP BY comment_id) t), 0)) * (1 + greatest(
      (SELECT max(${units("v.text")}) FROM response_version v JOIN response r ON r.id = v.response_id WHERE r.consultation_id = ${own}),
      (SELECT max(${units("t.title")}) FROM topic t WHERE t.consultation_id = ${own})))`);
  return Math.max(LONGEST_MARK, ...rows.map(({ longest }) => longest ?? 0));
}
