import { createConsultation, type NewConsultation } from "~/consultations/create-consultation.server";
import type { DocumentTree } from "~/documents/document-tree";
import { extractContacts } from "~/documents/extract-contacts";
import { saveDraft } from "~/documents/save-draft.server";
import type { Tx } from "~/platform/db.server";

/** Makes a consultation of a parsed document; where else to send an opinion is read from the document's last lines. */
export async function importDocument(tx: Tx, tree: DocumentTree, input: Omit<NewConsultation, "contacts">, now: Date) {
  const created = await createConsultation(tx, { ...input, contacts: extractContacts(tree.back) }, now);
  if (!created.ok) return created;
  const saved = await saveDraft(tx, { consultationId: created.id, number: 1, tree }, now);
  return { ok: true as const, consultationId: created.id, ...saved };
}
