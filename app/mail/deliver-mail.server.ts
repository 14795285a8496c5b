import type { Transporter } from "nodemailer";
import type { Database } from "~/platform/db.server";

/**
 * Sends one mail of the outbox. Sent at least once: a crash between the mail server's answer and our record sends it
 * again, under the same Message-ID. Throws when the server may take it later, so that the job is tried again; a
 * refusal for good (SMTP 5yz) is recorded and ends it.
 */
export async function deliverMail(db: Database, transporter: Transporter, mailId: string, from: string, now: () => Date): Promise<void> {
  const mail = await db.prisma.mailMessage.findUnique({ where: { id: mailId } });
  if (!mail || mail.sentAt || mail.failedAt) return;
  const attempt = { attempts: { increment: 1 }, lastTriedAt: now() };
  try {
    await transporter.sendMail({
      from,
      to: mail.recipient,
      subject: mail.subject,
      text: mail.body,
      messageId: mail.messageId,
      // What it answers may have had no Message-ID, and then no mail program could find it.
      ...(mail.inReplyTo?.startsWith("<") ? { inReplyTo: mail.inReplyTo, references: mail.inReplyTo } : {}),
      // RFC 3834: an answer made by a program; other programs do not answer it.
      headers: { "Auto-Submitted": "auto-replied" },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  } catch (error) {
    const { responseCode } = error as { responseCode?: number };
    const final = responseCode !== undefined && responseCode >= 500;
    await db.prisma.mailMessage.update({
      where: { id: mailId },
      data: { ...attempt, lastError: describe(error), ...(final ? { failedAt: now() } : {}) },
    });
    if (final) return;
    throw new Error("The mail server did not take the message yet.");
  }
  await db.prisma.mailMessage.update({ where: { id: mailId }, data: { ...attempt, lastError: null, sentAt: now() } });
}

/** What staff see: the kind of failure and the server's code, not its text, which may repeat the address. */
function describe(error: unknown): string {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return [code ?? "ERROR", responseCode].filter(Boolean).join(" ");
}
