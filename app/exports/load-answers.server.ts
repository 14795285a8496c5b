import type { ClientBase } from "pg";
import type { RowResponse, RowTopic } from "./register-row";

/** Everything that staff have written about comments: it bounds itself, since people wrote it. */
export interface Answers {
  topics: ReadonlyMap<string, RowTopic>;
  /** Answers to one comment alone, by its id. */
  ofComments: ReadonlyMap<string, RowResponse>;
}

type ResponseColumns = { [Key in keyof RowResponse]: RowResponse[Key] | null };

const RESPONSE = `v.outcome, v.text, v.name AS "approvedBy", v.approved_at::text AS "approvedAt", v.published`;
/** The last approved version of response `r`. */
const APPROVED = `
  LEFT JOIN LATERAL (
    SELECT v.outcome, v.text, m.name, a.approved_at,
      EXISTS (SELECT 1 FROM published_response p WHERE p.response_id = v.response_id AND p.number = v.number) AS published
    FROM response_version v JOIN response_approval a ON a.response_id = v.response_id AND a.number = v.number JOIN staff m ON m.id = a.approved_by
    WHERE v.response_id = r.id ORDER BY v.number DESC LIMIT 1) v ON true`;

/** The topics of a consultation with their answers, and the answers to single comments. */
export async function loadAnswers(client: ClientBase, consultationId: string): Promise<Answers> {
  const topics = await client.query<ResponseColumns & { id: string; title: string; section_id: string | null }>(
    `SELECT t.id, t.title, t.section_id, ${RESPONSE} FROM topic t LEFT JOIN response r ON r.topic_id = t.id ${APPROVED}
     WHERE t.consultation_id = $1 AND t.merged_at IS NULL`,
    [consultationId],
  );
  const single = await client.query<ResponseColumns & { comment_id: string }>(
    `SELECT r.comment_id, ${RESPONSE} FROM response r ${APPROVED} WHERE r.consultation_id = $1 AND r.comment_id IS NOT NULL AND v.outcome IS NOT NULL`,
    [consultationId],
  );
  return {
    topics: new Map(topics.rows.map(({ id, title, section_id: sectionId, ...response }) => [id, { id, title, sectionId, response: approved(response) }])),
    ofComments: new Map(single.rows.flatMap(({ comment_id: id, ...response }) => (approved(response) ? [[id, approved(response)!] as const] : []))),
  };
}

function approved({ outcome, text, approvedBy, approvedAt, published }: ResponseColumns): RowResponse | null {
  if (outcome === null || text === null || approvedBy === null || approvedAt === null) return null;
  return { outcome, text, approvedBy, approvedAt, published: published ?? false };
}
