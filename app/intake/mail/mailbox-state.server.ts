import type { Pool, PoolClient } from "pg";

export interface MailboxState {
  /** When it was last read to its end; null for never. */
  checkedAt: Date | null;
  /** What is wrong since, without names; null where nothing is. */
  lastError: string | null;
}

/** How the reading of the mailbox goes; null where none has been read or tried yet. */
export async function readMailboxState(pool: Pool): Promise<MailboxState | null> {
  const { rows } = await pool.query<{ checkedAt: Date; lastError: string | null }>(
    `SELECT checked_at AS "checkedAt", last_error AS "lastError" FROM mailbox_state ORDER BY checked_at DESC LIMIT 1`,
  );
  const [row] = rows;
  return row ? { checkedAt: row.checkedAt.getTime() === 0 ? null : row.checkedAt, lastError: row.lastError } : null;
}

export interface Cursor {
  uidValidity: bigint;
  lastUid: number;
}

/** How far a mailbox has been read. */
export async function readCursor(pool: Pool, mailbox: string): Promise<Cursor | null> {
  const { rows } = await pool.query<{ uid_validity: string; last_uid: string }>("SELECT uid_validity, last_uid FROM mailbox_state WHERE mailbox = $1", [mailbox]);
  return rows[0] ? { uidValidity: BigInt(rows[0].uid_validity), lastUid: Number(rows[0].last_uid) } : null;
}

/** In the transaction of the message that was read. */
export async function moveCursor(tx: PoolClient, mailbox: string, { uidValidity, lastUid }: Cursor): Promise<void> {
  await tx.query(
    `INSERT INTO mailbox_state (mailbox, uid_validity, last_uid, checked_at) VALUES ($1, $2, $3, to_timestamp(0))
     ON CONFLICT (mailbox) DO UPDATE SET uid_validity = excluded.uid_validity, last_uid = excluded.last_uid`,
    [mailbox, uidValidity, lastUid],
  );
}

/** All of the mailbox has been read. */
export async function recordChecked(pool: Pool, mailbox: string, uidValidity: bigint, now: Date): Promise<void> {
  await pool.query(
    `INSERT INTO mailbox_state (mailbox, uid_validity, last_uid, checked_at) VALUES ($1, $2, 0, $3)
     ON CONFLICT (mailbox) DO UPDATE SET checked_at = excluded.checked_at, last_error = NULL`,
    [mailbox, uidValidity, now],
  );
}

export async function recordFailure(pool: Pool, mailbox: string, error: string): Promise<void> {
  await pool.query(
    `INSERT INTO mailbox_state (mailbox, uid_validity, last_uid, checked_at, last_error) VALUES ($1, 0, 0, to_timestamp(0), $2)
     ON CONFLICT (mailbox) DO UPDATE SET last_error = excluded.last_error`,
    [mailbox, error],
  );
}
