import type { Tx } from "~/platform/db.server";

/** Whether results are published; with sections, whether any of them has an answer the public can read. */
export async function hasResults(tx: Tx, { consultationId, sectionIds = null }: { consultationId: string; sectionIds?: string[] | null }): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ has: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM (SELECT id FROM results_publication WHERE consultation_id = ${consultationId}::uuid ORDER BY at DESC, id DESC LIMIT 1) p
      WHERE ${sectionIds === null} OR EXISTS (
        SELECT 1 FROM published_response d JOIN response r ON r.id = d.response_id
        LEFT JOIN topic t ON t.id = r.topic_id LEFT JOIN comment c ON c.id = r.comment_id AND c.state = 'published'
        WHERE d.publication_id = p.id AND coalesce(t.section_id, c.section_id) = ANY (${sectionIds ?? []}::uuid[]))) AS has`;
  return found!.has;
}
