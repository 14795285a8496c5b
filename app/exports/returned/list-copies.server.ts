import type { Tx } from "~/platform/db.server";

const PAGE = 20;

/** Copies that came back, the latest first. */
export async function listCopies(tx: Tx, { consultationId, before }: { consultationId: string; before: string | null }) {
  const rows = await tx.$queryRaw<{ id: string; fileName: string; createdAt: Date; madeAt: Date; by: string; erasedAt: Date | null; acted: number; taken: number }[]>`
    SELECT d.id, d.file_name AS "fileName", d.created_at AS "createdAt", d.made_at AS "madeAt", m.name AS by, d.erased_at AS "erasedAt", i.acted, i.taken
    FROM returned_draft d JOIN staff m ON m.id = d.staff_id
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE acted)::int AS acted, count(number)::int AS taken FROM returned_item WHERE returned_id = d.id) i
    WHERE d.consultation_id = ${consultationId}::uuid AND (${before}::uuid IS NULL OR (d.created_at, d.id) < (SELECT created_at, id FROM returned_draft WHERE id = ${before}::uuid))
    ORDER BY d.created_at DESC, d.id DESC LIMIT ${PAGE + 1}`;
  const copies = rows.slice(0, PAGE);
  return { copies, next: rows.length > PAGE ? copies.at(-1)!.id : null };
}

/** Null for an unknown one. */
export async function readCopy(tx: Tx, { id }: { id: string }) {
  const copy = await tx.returnedDraft.findUnique({
    where: { id },
    select: { id: true, fileName: true, createdAt: true, madeAt: true, known: true, erasedAt: true, staff: { select: { name: true } }, consultation: { select: { id: true, slug: true, title: true } } },
  });
  if (!copy) return null;
  const [counts] = await tx.$queryRaw<CopyCounts[]>`
    SELECT count(*)::int AS comments, count(*) FILTER (WHERE act = 'accepted')::int AS accepted, count(*) FILTER (WHERE act = 'edited')::int AS edited,
      count(*) FILTER (WHERE act = 'rejected')::int AS rejected, count(*) FILTER (WHERE act = 'open')::int AS open,
      count(*) FILTER (WHERE replies <> '[]')::int AS replied, count(*) FILTER (WHERE closed)::int AS closed, count(*) FILTER (WHERE 'gone' = ANY (doubts))::int AS gone,
      count(*) FILTER (WHERE acted)::int AS acted, count(*) FILTER (WHERE acted AND number IS NULL AND (doubts <> '{}' OR left_out IS NOT NULL))::int AS doubtful,
      count(*) FILTER (WHERE chosen AND number IS NULL)::int AS chosen, count(number)::int AS taken,
      (SELECT count(*)::int FROM returned_note WHERE returned_id = ${id}::uuid) AS notes
    FROM returned_item WHERE returned_id = ${id}::uuid`;
  return { ...copy, counts: counts! };
}

export interface CopyCounts {
  /** Comments of the register in the copy; by what became of their tracked change; answered, closed, deleted in it. */
  comments: number;
  accepted: number;
  edited: number;
  rejected: number;
  open: number;
  replied: number;
  closed: number;
  gone: number;
  acted: number;
  /** Not taken, and a person has to look first. */
  doubtful: number;
  chosen: number;
  taken: number;
  notes: number;
}
