import type { Tx } from "~/platform/db.server";
import type { Outcome } from "~/platform/generated/prisma/enums";
import type { Doubt } from "./acts";

/** A comment as it stands now, and the last version of the response of its own. */
export interface Standing {
  commentId: string;
  /** 0 where there is none. */
  number: number;
  approved: boolean;
  outcome: Outcome | null;
  text: string | null;
  /** What happened to it since the copy was made. */
  doubts: Doubt[];
}

/**
 * What happened to comment `c` since the instant $madeAt: withdrawn, merged with another, withheld, put to another
 * place, rewritten by its author. As an array of DOUBTS, in SQL.
 */
export const SINCE = (madeAt: string) => `array_remove(ARRAY[
  CASE WHEN c.state = 'withdrawn' THEN 'withdrawn' END,
  CASE WHEN c.state = 'merged' AND EXISTS (SELECT 1 FROM moderation_decision d WHERE d.comment_id = c.id AND d.action = 'merge' AND d.decided_at > ${madeAt}) THEN 'merged' END,
  CASE WHEN c.state = 'withheld' AND EXISTS (SELECT 1 FROM moderation_decision d WHERE d.comment_id = c.id AND d.action = 'withhold' AND d.decided_at > ${madeAt}) THEN 'withheld' END,
  CASE WHEN EXISTS (SELECT 1 FROM moderation_decision d WHERE d.comment_id = c.id AND d.action = 'move' AND d.decided_at > ${madeAt}) THEN 'moved' END,
  CASE WHEN EXISTS (SELECT 1 FROM comment_revision v WHERE v.comment_id = c.id AND v.created_at > ${madeAt}) THEN 'revised' END], NULL)`;

/** Those of the comments that are the consultation's, by id, in the order of the draft. */
export async function loadStanding(
  tx: Tx,
  { consultationId, madeAt, commentIds }: { consultationId: string; madeAt: Date; commentIds: string[] },
): Promise<Map<string, Standing>> {
  const rows = await tx.$queryRawUnsafe<Standing[]>(
    `SELECT c.id AS "commentId", coalesce(v.number, 0) AS number, v.outcome, v.text, ${SINCE("$2::timestamptz")} AS doubts,
       EXISTS (SELECT 1 FROM response_approval a WHERE a.response_id = r.id AND a.number = v.number) AS approved
     FROM comment c
     JOIN draft t ON t.id = c.draft_id
     LEFT JOIN section s ON s.id = c.section_id
     LEFT JOIN paragraph p ON p.id = c.paragraph_id
     LEFT JOIN response r ON r.comment_id = c.id
     LEFT JOIN LATERAL (SELECT number, outcome, text FROM response_version WHERE response_id = r.id ORDER BY number DESC LIMIT 1) v ON true
     WHERE c.consultation_id = $1::uuid AND c.id = ANY ($3::uuid[])
     ORDER BY t.number,
       CASE WHEN s.id IS NOT NULL THEN 2 WHEN p.place = 'front' THEN 1 WHEN p.place = 'back' THEN 3 ELSE 0 END,
       s.position, p.position NULLS FIRST, c.received_at, c.id`,
    consultationId,
    madeAt,
    commentIds,
  );
  return new Map(rows.map((row) => [row.commentId, row]));
}
