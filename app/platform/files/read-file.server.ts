import type { Pool } from "pg";

export interface StoredFileHead {
  id: string;
  consultationId: string;
  name: string;
  mediaType: string;
  bytes: number;
  sha256: string;
}

/** What is known of a kept file; null for an unknown id and for what was erased. */
export async function readFileHead(pool: Pool, id: string): Promise<StoredFileHead | null> {
  const { rows } = await pool.query<StoredFileHead>(
    `SELECT id, consultation_id AS "consultationId", name, media_type AS "mediaType", bytes, sha256 FROM stored_file WHERE id = $1 AND erased_at IS NULL`,
    [id],
  );
  return rows[0] ?? null;
}

/** The content of a kept file, piece by piece. */
export async function* readFileContent(pool: Pool, id: string): AsyncGenerator<Buffer, void, undefined> {
  for (let position = 0; ; position++) {
    const { rows } = await pool.query<{ data: Buffer }>({
      name: "read-file-chunk",
      text: "SELECT data FROM file_chunk WHERE file_id = $1 AND position = $2",
      values: [id, position],
    });
    if (!rows[0]) return;
    yield rows[0].data;
  }
}
