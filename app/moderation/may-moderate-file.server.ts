import type { Database } from "~/platform/db.server";
import { isInside } from "./check-decision.server";
import { readScope } from "./read-scope.server";

interface Asked {
  fileId: string;
  staffId: string;
}

/** Whether a file came with a comment that is entrusted to this moderator. What came in a letter or a mail shows who wrote it, and never is. */
export async function mayModerateFile({ pool, prisma }: Database, { fileId, staffId }: Asked): Promise<boolean> {
  const { rows } = await pool.query<{ consultationId: string; sectionId: string | null; district: string | null }>(
    `SELECT c.consultation_id AS "consultationId", c.section_id AS "sectionId", c.district
     FROM comment_file f JOIN comment c ON c.id = f.comment_id WHERE f.file_id = $1`,
    [fileId],
  );
  for (const { consultationId, ...comment } of rows) {
    if (isInside(await readScope(prisma, { staffId, consultationId }), comment)) return true;
  }
  return false;
}
