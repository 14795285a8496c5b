import type { PoolClient } from "pg";
import type { Tx } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";

export interface NewMail {
  /** Id of what the mail tells of, where that is told once; else the mail gets an id of its own. */
  id?: string;
  kind: string;
  consultationId: string | null;
  commentId: string | null;
  /** The sender; its domain makes the Message-ID. */
  from: string;
  recipient: string;
  subject: string;
  body: string;
  /** Message-ID of the mail this one answers. */
  inReplyTo?: string;
  /** Ids of kept files that go with it. */
  attachments?: string[];
}

/** Writes a mail to the outbox, and the job that sends it, in the transaction of what the mail tells of. */
export async function enqueueMail(tx: PoolClient | Tx, { id = newId(), from, attachments = [], ...mail }: NewMail, now: Date): Promise<void> {
  const messageId = `<${id}@${/@([^\s<>@]+)/.exec(from)?.[1] ?? "localhost"}>`;
  if ("$executeRaw" in tx) {
    await tx.mailMessage.create({ data: { id, ...mail, messageId, createdAt: now }, select: { id: true } });
    await tx.mailAttachment.createMany({ data: attachments.map((fileId, index) => ({ mailId: id, position: index + 1, fileId })) });
    await tx.$executeRaw`SELECT graphile_worker.add_job('deliver-mail', json_build_object('mailId', ${id}::text), job_key := ${id}::text)`;
    return;
  }
  await tx.query({
    name: "insert-mail",
    text: `INSERT INTO mail_message (id, consultation_id, comment_id, kind, message_id, recipient, subject, body, created_at, in_reply_to)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [id, mail.consultationId, mail.commentId, mail.kind, messageId, mail.recipient, mail.subject, mail.body, now, mail.inReplyTo ?? null],
  });
  for (const [index, fileId] of attachments.entries()) {
    await tx.query("INSERT INTO mail_attachment (mail_id, position, file_id) VALUES ($1, $2, $3)", [id, index + 1, fileId]);
  }
  await tx.query({
    name: "add-mail-job",
    text: `SELECT graphile_worker.add_job('deliver-mail', json_build_object('mailId', $1::text), job_key := $1::text)`,
    values: [id],
  });
}
