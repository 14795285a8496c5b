import type { PoolClient } from "pg";
import { CURRENT, JOIN_REVISION } from "~/comments/current-text";
import { prepareArrival, wholeText } from "./group-texts.server";

/**
 * Takes edited comments out of the groups their former words put them in. Where one of them was what others were compared
 * with, another of the group is that from now on; a group with nobody in it goes. The caller holds the consultation's lock.
 */
export async function leaveGroups(client: PoolClient, ids: readonly string[]): Promise<void> {
  const { rows: left } = await client.query<{ group_id: string; leader_id: string }>(
    `WITH gone AS (
       SELECT a.comment_id, a.group_id, c.state <> 'withdrawn' AS counted
       FROM comment_analysis a JOIN comment c ON c.id = a.comment_id WHERE a.comment_id = ANY($1::uuid[]) AND a.group_id IS NOT NULL
     ), freed AS (
       UPDATE comment_analysis a SET group_id = NULL FROM gone WHERE a.comment_id = gone.comment_id
     )
     UPDATE text_group g SET size = g.size - smaller.by
     FROM (SELECT group_id, count(*) FILTER (WHERE counted)::int AS by FROM gone GROUP BY group_id) smaller
     WHERE g.id = smaller.group_id RETURNING g.id AS group_id, g.leader_id`,
    [ids],
  );
  for (const { group_id: groupId, leader_id: leaderId } of left) {
    if (!ids.includes(leaderId)) continue;
    const { rows } = await client.query<{ id: string; consultation_id: string; text: string; proposed: string | null }>(
      `SELECT c.id, c.consultation_id, ${CURRENT.text} AS text, ${CURRENT.proposed} AS proposed
       FROM comment_analysis a JOIN comment c ON c.id = a.comment_id ${JOIN_REVISION}
       WHERE a.group_id = $1 ORDER BY a.comment_id LIMIT 1`,
      [groupId],
    );
    const next = rows[0];
    if (!next) {
      await client.query("DELETE FROM text_group WHERE id = $1", [groupId]);
      continue;
    }
    const { hash, bands } = prepareArrival(next.id, next.consultation_id, wholeText(next.text, next.proposed));
    await client.query("UPDATE text_group SET leader_id = $2, words_hash = decode($3, 'hex'), bands = $4 WHERE id = $1", [groupId, next.id, hash, bands]);
  }
}
