import type { Tx } from "~/platform/db.server";

export interface AttachedFile {
  id: string;
  name: string;
  mediaType: string;
  bytes: number;
}

/** The files that came with a comment, in their order; none of one that was withdrawn. Staff only: they are never shown in public. */
export async function listFiles(tx: Tx, commentId: string): Promise<AttachedFile[]> {
  const rows = await tx.commentFile.findMany({
    where: { commentId, comment: { state: { not: "withdrawn" } } },
    orderBy: { position: "asc" },
    select: { file: { select: { id: true, name: true, mediaType: true, bytes: true } } },
  });
  return rows.map(({ file }) => file);
}
