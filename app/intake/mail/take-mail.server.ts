import { randomBytes } from "node:crypto";
import type { PoolClient } from "pg";
import { insertContributor } from "~/comments/insert-contributor.server";
import { newReceiptCode } from "~/comments/receipt-code";
import { translator } from "~/messages";
import { identifyFile, type FileKind, type Identified } from "~/platform/files/identify-file.server";
import { saveFile } from "~/platform/files/save-file.server";
import { newId } from "~/platform/ids.server";
import { answerMail, type AnswerSettings } from "./answer-mail.server";
import { findAddressed } from "./find-addressed.server";
import type { ReadMail } from "./read-mail.server";

/** Kinds of attachment that are kept by themselves. */
const KINDS: readonly FileKind[] = ["pdf", "jpeg", "png", "webp", "docx", "odt", "xlsx", "text"];

export interface Attached {
  name: string;
  content: Buffer;
  identified: Identified;
}

/** What each attachment is, by its content. Before the transaction, since it may take a while. */
export async function identifyAttachments({ attachments }: ReadMail): Promise<Attached[]> {
  const found: Attached[] = [];
  for (const { name, content } of attachments) {
    found.push({ name: name || translator("intakeMail")("note.unnamed"), content, identified: await identifyFile(content, KINDS) });
  }
  return found;
}

export type TakenMail =
  /** `known`: it was taken before, and nothing has been done. */
  | { outcome: "new" | "set-aside" | "refused" | "known"; itemId: string; receiptCode: string }
  | { outcome: "no-consultation" };

interface Arrived {
  mail: ReadMail;
  attached: Attached[];
  /** When the mail server had it. */
  receivedAt: Date;
}

/**
 * Takes a mail into the intake, once, in the caller's transaction: its text and its files, what it answers, the mail
 * itself, and the receipt that is answered. What no person sent is set aside and not answered.
 */
export async function takeMail(tx: PoolClient, { mail, attached, receivedAt }: Arrived, settings: AnswerSettings, now: Date): Promise<TakenMail> {
  const addressed = await findAddressed(tx, mail.to, receivedAt);
  if (!addressed) return { outcome: "no-consultation" };
  const { consultationId, title } = addressed;
  const known = await findKnown(tx, mail.messageId);
  if (known) return known;

  const item = { id: newId(), receiptCode: newReceiptCode(randomBytes) };
  const state = mail.setAside ? "set_aside" : mail.unread ? "refused" : "waiting";
  const reason = mail.setAside ?? (mail.unread ? "unreadable" : null);
  const { rowCount } = await tx.query(
    `INSERT INTO intake_item (id, consultation_id, channel, state, receipt_code, received_at, subject, text, recovered_from, message_id, thread_id,
                              reason, note, created_at, settled_at)
     VALUES ($1, $2, 'email', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     ON CONFLICT (consultation_id, message_id) DO NOTHING`,
    [
      item.id, consultationId, state, item.receiptCode, receivedAt, mail.subject, textOf(mail), mail.recoveredFrom, mail.messageId,
      await findThread(tx, consultationId, mail.answers), reason, noteOf(mail, attached), now, state === "waiting" ? null : now,
    ],
  );
  // Taken at this moment by somebody else who reads the same mails; where they undo it, it comes again.
  if (rowCount === 0) return (await findKnown(tx, mail.messageId))!;

  const { name, address } = mail.from;
  const contributor = mail.setAside ? null : await insertContributor(tx, { consultationId, name, organisation: null, email: address, showName: false }, now);
  const type = mail.unread === "too-large" ? "text/rfc822-headers" : "message/rfc822";
  const source = await saveFile(tx, { consultationId, name: `thu-${item.receiptCode}.eml`, mediaType: type, content: mail.source }, now);
  await tx.query("UPDATE intake_item SET source_id = $2, contributor_id = $3 WHERE id = $1", [item.id, source.id, contributor?.id ?? null]);
  let position = 0;
  for (const { name, content, identified } of attached) {
    if (!identified.ok) continue;
    const file = await saveFile(tx, { consultationId, name, mediaType: identified.mediaType, content }, now);
    await tx.query("INSERT INTO intake_file (item_id, position, file_id) VALUES ($1, $2, $3)", [item.id, ++position, file.id]);
  }
  if (mail.bounced.length > 0 || mail.bouncedEnvelopes.length > 0) {
    await tx.query(
      `UPDATE mail_message SET bounced_at = $3, bounce_status = $4
       WHERE (message_id = ANY ($1) OR id = ANY ($2::uuid[])) AND bounced_at IS NULL AND sent_at IS NOT NULL`,
      [mail.bounced, mail.bouncedEnvelopes, now, mail.bounceStatus],
    );
  }
  await answerMail(tx, mail, { consultationId, title, receiptCode: item.receiptCode, receivedAt }, settings, now);
  const outcome = state === "waiting" ? "new" : state === "refused" ? "refused" : "set-aside";
  return { outcome, itemId: item.id, receiptCode: item.receiptCode };
}

/** By its Message-ID alone, of which an erased one keeps a hash: a mail for two consultations is one mail. */
async function findKnown(tx: PoolClient, messageId: string): Promise<TakenMail | null> {
  const { rows } = await tx.query<{ itemId: string; receiptCode: string }>(
    `SELECT i.id AS "itemId", i.receipt_code AS "receiptCode" FROM consultation c
     JOIN intake_item i ON i.consultation_id = c.id AND i.message_id IN ($1, 'sha256:' || encode(sha256(convert_to($1, 'UTF8')), 'hex')) LIMIT 1`,
    [messageId],
  );
  return rows[0] ? { outcome: "known", ...rows[0] } : null;
}

/** The first mail of the conversation: by a mail it answers, or by what the portal answered to one. */
async function findThread(tx: PoolClient, consultationId: string, answers: string[]): Promise<string | null> {
  if (answers.length === 0) return null;
  const { rows } = await tx.query<{ thread: string }>(
    `SELECT coalesce(i.thread_id, i.id) AS thread FROM intake_item i
     WHERE i.consultation_id = $1 AND i.message_id = ANY (
       $2::text[] || ARRAY (SELECT in_reply_to FROM mail_message WHERE message_id = ANY ($2) AND in_reply_to IS NOT NULL))
     ORDER BY i.created_at, i.id LIMIT 1`,
    [consultationId, answers],
  );
  return rows[0]?.thread ?? null;
}

/** What of a mail is kept as its words; a text that is not whole says so itself. */
function textOf({ text, cut }: ReadMail): string | null {
  return cut ? `${text}\n\n[${translator("intakeMail")("note.cut")}]` : text;
}

/** What staff should know about the mail, a line each. */
function noteOf(mail: ReadMail, attached: Attached[]): string | null {
  const t = translator("intakeMail.note");
  const lines = attached.flatMap(({ name, identified }) => (identified.ok ? [] : [t("refusedFile", { name, reason: t(`fileReason.${identified.reason}`) })]));
  if (mail.more > 0) lines.push(t("moreFiles", { count: mail.more }));
  if (mail.garbled) lines.push(t("garbled"));
  if (mail.unread === "too-large") lines.push(t("tooLarge"));
  if (mail.unread === "too-complex") lines.push(t("tooComplex"));
  if (mail.unread === "damaged") lines.push(t("damaged"));
  return lines.join("\n") || null;
}
