import type { PoolClient } from "pg";
import { newId } from "~/platform/ids.server";
import type { Person } from "./comment.schema";
import { newEmailToken } from "./email-token.server";

export type NewContributor = Pick<Person, "name" | "organisation" | "email" | "showName"> & { consultationId: string };

/** Keeps who it is, where anything is known of them; `token` confirms the e-mail. Null for nobody. */
export async function insertContributor(
  tx: PoolClient,
  { consultationId, name, organisation, email, showName }: NewContributor,
  now: Date,
): Promise<{ id: string; token: string | null } | null> {
  if (name === null && organisation === null && email === null) return null;
  const id = newId();
  const { token, hash } = email === null ? { token: null, hash: null } : newEmailToken();
  await tx.query({
    name: "insert-contributor",
    text: `INSERT INTO contributor (id, consultation_id, name, organisation, email, email_token_hash, show_name, created_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [id, consultationId, name, organisation, email, hash, showName, now],
  });
  return { id, token };
}
