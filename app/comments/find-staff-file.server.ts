import type { Pool } from "pg";
import { readFileHead, type StoredFileHead } from "~/platform/files/read-file.server";

/** A kept file for staff; null for none, and for one of a comment that was withdrawn since. */
export async function findStaffFile(pool: Pool, id: string): Promise<StoredFileHead | null> {
  const { rows } = await pool.query(
    `SELECT FROM comment_file f JOIN comment c ON c.id = f.comment_id WHERE f.file_id = $1 AND c.state = 'withdrawn'`,
    [id],
  );
  return rows.length > 0 ? null : readFileHead(pool, id);
}
