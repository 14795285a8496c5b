import type { Tx } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";
import { DOCUMENT_KINDS, type DocumentKind, type Layout } from "./kinds";

export interface DocumentRequest {
  consultationId: string;
  /** At least one. */
  kinds: readonly DocumentKind[];
  personalData: boolean;
  layout: Layout;
  /** Null: asked for by a schedule. */
  staffId: string | null;
}

/** Has documents made by the worker, all from one snapshot; in the caller's transaction. */
export async function requestDocuments(tx: Tx, { kinds, ...request }: DocumentRequest, now: Date): Promise<{ setId: string }> {
  const setId = newId();
  const ordered = DOCUMENT_KINDS.filter((kind) => kinds.includes(kind));
  if (ordered.length === 0) throw new Error("No document is asked for.");
  await tx.documentSet.create({ data: { id: setId, ...request, kinds: ordered, createdAt: now }, select: { id: true } });
  await tx.$executeRaw`
    SELECT graphile_worker.add_job('make-documents', json_build_object('setId', ${setId}::text), queue_name := 'documents',
      job_key := 'make-documents:' || ${setId}::text, max_attempts := 4)`;
  return { setId };
}
