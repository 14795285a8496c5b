import type { ClientBase, Pool } from "pg";
import { FIRST_INSULT_WORDS } from "./insult-words";
import type { Knowledge } from "./find-flags";
import { buildSectionModel, type SectionModel, type SectionText } from "./suggest-section";

/** Models of drafts, whose text never changes; a few drafts are commented on at a time. */
const models = new Map<string, SectionModel>();
const KEPT_MODELS = 8;

/** What the finders of a draft's comments know. The list of insults is read anew, for it is edited. */
export async function loadKnowledge(client: ClientBase, { consultationId, draftId }: { consultationId: string; draftId: string }): Promise<Knowledge> {
  const insults = await client.query<{ word: string }>("SELECT word FROM insult_word");
  const contacts = await client.query<{ address: string | null; emails: string[] }>(
    "SELECT address, emails FROM contact_point WHERE consultation_id = $1",
    [consultationId],
  );
  return {
    insultWords: insults.rows.map(({ word }) => word),
    contacts: contacts.rows.flatMap(({ address, emails }) => [...(address ? [address] : []), ...emails]),
    sections: await modelOf(client, draftId),
  };
}

async function modelOf(client: ClientBase, draftId: string): Promise<SectionModel> {
  const known = models.get(draftId);
  if (known) return known;
  const model = buildSectionModel(await readSections(client, draftId));
  models.set(draftId, model);
  const oldest = models.keys().next().value;
  if (models.size > KEPT_MODELS && oldest !== undefined) models.delete(oldest);
  return model;
}

async function readSections(client: ClientBase, draftId: string): Promise<SectionText[]> {
  const { rows } = await client.query<SectionText>(
    `SELECT s.id, s.parent_id AS "parentId", s.heading,
       coalesce((SELECT string_agg(p.text, E'\\n' ORDER BY p.position) FROM paragraph p WHERE p.section_id = s.id), '') AS text
     FROM section s WHERE s.draft_id = $1 ORDER BY s.position`,
    [draftId],
  );
  return rows;
}

const SEEDED = "insult-words-given";

/** Gives a new portal its first list of insulting words, once: what administrators take out of it stays out. */
export async function giveInsultWords(pool: Pool, now: Date): Promise<void> {
  await pool.query(
    `WITH given AS (INSERT INTO portal_setting (key, value) VALUES ('${SEEDED}', 'true') ON CONFLICT DO NOTHING RETURNING key)
     INSERT INTO insult_word (word, created_at) SELECT word, $2 FROM given, unnest($1::text[]) AS word ON CONFLICT DO NOTHING`,
    [FIRST_INSULT_WORDS, now],
  );
}
