import type { RedactionSpan } from "~/comments/apply-redactions";
import type { Tx } from "~/platform/db.server";
import { PERSONAL_DATA_RULE } from "./erasable";
import { maskSpans, maskWordsIn, wordsOf } from "./mask";

interface Marked {
  id: string;
  version: number;
  revision: number;
  text: string;
  proposed: string | null;
  spans: (RedactionSpan & { field: "text" | "proposed" })[];
}

interface Words {
  text: string;
  proposed: string | null;
}

/**
 * Masks, in the words themselves, what the decision in force on each comment hides as personal data: in the version it
 * was made on, and the same words in the others. What the public reads stays the same.
 */
export async function maskWords(tx: Tx, ids: string[]): Promise<void> {
  const comments = await tx.$queryRaw<Marked[]>`
    SELECT c.id, c.version, c.revision, c.text, c.proposed,
      (SELECT coalesce(json_agg(json_build_object('field', r.field, 'start', r.start, 'end', r."end", 'reason', r.reason)), '[]')
       FROM moderation_decision m JOIN redaction r ON r.decision_id = m.id
       WHERE m.comment_id = c.id AND m.version = c.version AND r.reason = ${PERSONAL_DATA_RULE}) AS spans
    FROM comment c WHERE c.id = ANY (${ids}::uuid[]) ORDER BY c.id FOR UPDATE`;
  await tx.$executeRaw`SELECT set_config('register.masking', 'on', true)`;
  for (const comment of comments) if (comment.spans.length > 0) await maskComment(tx, comment);
  await tx.$executeRaw`SELECT set_config('register.masking', 'off', true)`;
}

async function maskComment(tx: Tx, { id, version, revision, text, proposed, spans }: Marked): Promise<void> {
  const revisions = await tx.commentRevision.findMany({ where: { commentId: id }, select: { id: true, number: true, text: true, proposed: true } });
  const of = (field: "text" | "proposed") => spans.filter((span) => span.field === field);
  const versions = [{ number: 0, text, proposed }, ...revisions];
  const current = versions.find(({ number }) => number === revision)!;
  const words = [...wordsOf(current.text, of("text")), ...wordsOf(current.proposed ?? "", of("proposed"))];
  const mask = (said: Words & { number: number }): Words =>
    said.number === revision
      ? { text: maskSpans(said.text, of("text")), proposed: said.proposed && maskSpans(said.proposed, of("proposed")) }
      : { text: maskWordsIn(said.text, words), proposed: said.proposed && maskWordsIn(said.proposed, words) };
  const original = mask(versions[0]!);
  await tx.$executeRaw`
    UPDATE comment SET text = ${original.text}, proposed = ${original.proposed}, masked_version = ${version} WHERE id = ${id}::uuid`;
  for (const each of revisions) {
    const masked = mask(each);
    if (masked.text === each.text && masked.proposed === each.proposed) continue;
    await tx.$executeRaw`UPDATE comment_revision SET text = ${masked.text}, proposed = ${masked.proposed} WHERE id = ${each.id}::uuid`;
  }
  // What the desk's search finds it by; the public's never had the hidden words.
  const said = mask(current);
  await tx.$executeRaw`
    UPDATE comment_analysis a
    SET words = words_vi(${said.proposed ? `${said.text}\n${said.proposed}` : said.text}::text)
      || queue_marks(c.received_at, c.section_id, c.district, c.channel, coalesce(v.kind, c.kind), a.flags)
    FROM comment c LEFT JOIN comment_revision v ON v.comment_id = c.id AND v.number = c.revision
    WHERE a.comment_id = ${id}::uuid AND c.id = a.comment_id`;
}
