import type { ClientBase } from "pg";

/** Facts of a report that the register's numbers do not hold. */
export interface ReportFacts {
  opensAt: Date;
  closesAt: Date;
  extensions: { closesAt: Date; reason: string; signedBy: string }[];
  /** Lists brought from conferences, and how many people were there. */
  lists: number;
  people: number;
  /** In the order of the draft; `sectionId` null is the whole draft. */
  topics: { sectionId: string | null; title: string; comments: number; texts: number }[];
  /** Comments in no topic. */
  inNoTopic: number;
  /** What was signed off of a section, its numbers written out; by the section's id, "" for the whole draft. */
  summaries: Map<string, string>;
}

const COUNTED = "c.state NOT IN ('withdrawn', 'merged')";

/** In the caller's snapshot. */
export async function readReportFacts(client: ClientBase, consultationId: string): Promise<ReportFacts> {
  const about = await client.query<{ opens_at: Date; closes_at: Date }>("SELECT opens_at, closes_at FROM consultation WHERE id = $1", [consultationId]);
  const extensions = await client.query<{ closesAt: Date; reason: string; signedBy: string }>(
    `SELECT closes_at AS "closesAt", reason, signed_by AS "signedBy" FROM extension WHERE consultation_id = $1 ORDER BY created_at, id`,
    [consultationId],
  );
  const lists = await client.query<{ lists: number; people: number }>(
    `SELECT count(*)::int AS lists, coalesce(sum(people_present), 0)::int AS people FROM bulk_import WHERE consultation_id = $1 AND state = 'registered' AND channel = 'meeting'`,
    [consultationId],
  );
  const topics = await client.query<ReportFacts["topics"][number]>(
    `SELECT t.section_id AS "sectionId", t.title, count(c.id)::int AS comments, count(DISTINCT coalesce(a.group_id, c.id))::int AS texts
     FROM topic t LEFT JOIN section s ON s.id = t.section_id LEFT JOIN draft d ON d.id = s.draft_id
     LEFT JOIN topic_comment m ON m.topic_id = t.id LEFT JOIN comment c ON c.id = m.comment_id AND ${COUNTED}
     LEFT JOIN comment_analysis a ON a.comment_id = c.id
     WHERE t.consultation_id = $1 AND t.merged_at IS NULL
     GROUP BY t.id, d.number, s.position ORDER BY d.number NULLS FIRST, s.position NULLS FIRST, t.position, t.id`,
    [consultationId],
  );
  const open = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM comment c WHERE c.consultation_id = $1 AND ${COUNTED}
     AND NOT EXISTS (SELECT 1 FROM topic_comment m JOIN topic t ON t.id = m.topic_id AND t.merged_at IS NULL WHERE m.comment_id = c.id)`,
    [consultationId],
  );
  const signed = await client.query<{ section: string; text: string }>(
    `SELECT DISTINCT ON (o.section_id) coalesce(o.section_id::text, '') AS section, o.summary_text AS text FROM sign_off o
     WHERE o.consultation_id = $1 AND o.summary_text IS NOT NULL AND NOT EXISTS (SELECT 1 FROM sign_off_reopening r WHERE r.sign_off_id = o.id)
     ORDER BY o.section_id, o.at DESC`,
    [consultationId],
  );
  const [consultation] = about.rows;
  if (!consultation) throw new Error("There is no such consultation.");
  return {
    opensAt: consultation.opens_at,
    closesAt: consultation.closes_at,
    extensions: extensions.rows,
    ...(lists.rows[0] ?? { lists: 0, people: 0 }),
    topics: topics.rows,
    inNoTopic: open.rows[0]?.count ?? 0,
    summaries: new Map(signed.rows.map(({ section, text }) => [section, text])),
  };
}
