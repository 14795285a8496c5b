import type { Pool } from "pg";

/** How long somebody may go on reading what they have opened. */
const OPEN_MS = 12 * 3_600_000;

/**
 * Whether this member of staff has opened a letter, a mail or a file, which is an act of theirs that is written down
 * (see recordAct). Reading it afterwards changes nothing.
 */
export async function hasOpened(pool: Pool, { staffId, of, id }: { staffId: string; of: "itemId" | "fileId"; id: string }, now: Date): Promise<boolean> {
  const { rowCount } = await pool.query(
    `SELECT FROM audit_event
     WHERE type LIKE 'personal.%' AND type IN ('personal.letter-opened', 'personal.mail-opened', 'personal.file-opened')
       AND at > $1 AND staff_id = $2 AND data ->> $3 = $4 LIMIT 1`,
    [new Date(now.getTime() - OPEN_MS), staffId, of, id],
  );
  return rowCount === 1;
}
