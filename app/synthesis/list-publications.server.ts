import type { Tx } from "~/platform/db.server";

export interface PublicationRow {
  id: string;
  signOffId: string;
  at: Date;
  name: string;
  sha256: string;
  responses: number;
  /** Comments it answers. */
  comments: number;
  /** Mails written of it so far. */
  mails: number;
}

/** Every publication of a consultation's results, the last first. */
export function listPublications(tx: Tx, { consultationId }: { consultationId: string }): Promise<PublicationRow[]> {
  return tx.$queryRaw<PublicationRow[]>`
    SELECT p.id, p.sign_off_id AS "signOffId", p.at, s.name, p.sha256,
      (SELECT count(*)::int FROM published_response r WHERE r.publication_id = p.id) AS responses,
      (SELECT count(DISTINCT comment_id)::int FROM published_answer a WHERE a.publication_id = p.id) AS comments,
      (SELECT count(*)::int FROM answer_mail m WHERE m.publication_id = p.id) AS mails
    FROM results_publication p JOIN staff s ON s.id = p.staff_id
    WHERE p.consultation_id = ${consultationId}::uuid ORDER BY p.at DESC, p.id DESC`;
}
