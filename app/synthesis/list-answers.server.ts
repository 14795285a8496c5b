import type { Tx } from "~/platform/db.server";
import type { Outcome } from "~/platform/generated/prisma/enums";
import { Prisma } from "~/platform/generated/prisma/client";
import type { AnswerState } from "./answer-states";
import { citationCode } from "./citation-code";
import { COUNTED } from "./scope.server";

const PAGE = 50;

export interface AnswerRow {
  /** Of the topic, or of the comment that is answered on its own. */
  id: string;
  kind: "topic" | "comment";
  sectionId: string | null;
  /** The topic's title, or what the comment is cited by. */
  title: string;
  /** Comments of the topic, neither withdrawn nor merged into others. */
  comments: number;
  state: AnswerState;
  outcome: Outcome | null;
  draftedBy: string | null;
}

/** Topics, and the comments with a response of their own, with where each stands. `rank` orders them as the draft is read. */
const ANSWERS = (consultationId: string) => Prisma.sql`
  WITH latest AS (
    SELECT id FROM results_publication WHERE consultation_id = ${consultationId}::uuid ORDER BY at DESC, id DESC LIMIT 1),
  answered AS (
    SELECT t.id, 'topic' AS kind, t.section_id, t.title, t.position, r.id AS response_id
    FROM topic t LEFT JOIN response r ON r.topic_id = t.id
    WHERE t.consultation_id = ${consultationId}::uuid AND t.merged_at IS NULL
    UNION ALL
    SELECT c.id, 'comment', c.section_id, '', 0, r.id
    FROM response r JOIN comment c ON c.id = r.comment_id
    WHERE r.consultation_id = ${consultationId}::uuid AND ${Prisma.raw(COUNTED)}),
  row AS (
    SELECT a.id, a.kind, a.section_id, a.title, v.outcome, m.name AS drafted_by,
      CASE WHEN v.number IS NULL THEN 'none'
        WHEN EXISTS (SELECT 1 FROM published_response p JOIN latest l ON l.id = p.publication_id WHERE p.response_id = a.response_id AND p.number = v.number)
          THEN 'published'
        WHEN EXISTS (SELECT 1 FROM response_approval o WHERE o.response_id = a.response_id AND o.number = v.number) THEN 'approved'
        ELSE 'drafted' END AS state,
      concat_ws(' ', lpad(coalesce(d.number, 0)::text, 6, '0'), lpad(coalesce(s.position, 0)::text, 9, '0'), (a.kind = 'comment')::int,
        lpad(a.position::text, 9, '0'), a.id::text) COLLATE "C" AS rank
    FROM answered a
    LEFT JOIN section s ON s.id = a.section_id
    LEFT JOIN draft d ON d.id = s.draft_id
    LEFT JOIN LATERAL (SELECT number, outcome, drafted_by FROM response_version WHERE response_id = a.response_id ORDER BY number DESC LIMIT 1) v ON true
    LEFT JOIN staff m ON m.id = v.drafted_by)`;

/** One page of what is answered or waits for it, in the order of the draft. `after` is the last page's `next`. */
export async function listAnswers(
  tx: Tx,
  { consultationId, state, after }: { consultationId: string; state: AnswerState | null; after: string | null },
): Promise<{ rows: AnswerRow[]; next: string | null }> {
  const found = await tx.$queryRaw<(AnswerRow & { rank: string })[]>`
    ${ANSWERS(consultationId)}
    SELECT id, kind, section_id AS "sectionId", title, state, outcome, drafted_by AS "draftedBy", rank,
      CASE kind WHEN 'comment' THEN 1 ELSE (
        SELECT count(*)::int FROM topic_comment m JOIN comment c ON c.id = m.comment_id WHERE m.topic_id = page.id AND ${Prisma.raw(COUNTED)}) END AS comments
    FROM (
      SELECT * FROM row
      WHERE ${state ? Prisma.sql`state = ${state}` : Prisma.sql`true`} AND ${after ? Prisma.sql`rank > ${after} COLLATE "C"` : Prisma.sql`true`}
      ORDER BY rank LIMIT ${PAGE + 1}) page
    ORDER BY rank`;
  const page = found.slice(0, PAGE);
  return {
    rows: page.map(({ rank: _, ...row }) => (row.kind === "comment" ? { ...row, title: citationCode(row.id) } : row)),
    next: found.length > PAGE ? page.at(-1)!.rank : null,
  };
}

export async function countAnswers(tx: Tx, { consultationId }: { consultationId: string }): Promise<Record<AnswerState, number>> {
  const rows = await tx.$queryRaw<{ state: AnswerState; count: number }[]>`
    ${ANSWERS(consultationId)} SELECT state, count(*)::int AS count FROM row GROUP BY state`;
  return { none: 0, drafted: 0, approved: 0, published: 0, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
}
