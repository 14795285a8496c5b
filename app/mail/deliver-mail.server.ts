import { Readable } from "node:stream";
import type { SendMailOptions, Transporter } from "nodemailer";
import { cleanLine } from "~/platform/clean-text";
import type { Database } from "~/platform/db.server";
import { readFileContent } from "~/platform/files/read-file.server";

/** Characters of a mail server's answer that are kept. */
const REPLY_MAX = 200;

/**
 * Sends one mail of the outbox. Sent at least once: a crash between the mail server's answer and our record sends it
 * again, under the same Message-ID, and the record says that it may have come twice. Throws when the server may take it
 * later, so that the job is tried again; a refusal for good (SMTP 5yz) is recorded and ends it.
 */
export async function deliverMail(db: Database, transporter: Transporter, mailId: string, from: string, now: () => Date): Promise<void> {
  const mail = await db.prisma.mailMessage.findUnique({
    where: { id: mailId },
    include: { attachments: { orderBy: { position: "asc" }, select: { file: true } } },
  });
  if (!mail || mail.sentAt || mail.failedAt) return;
  const end = (data: object) => db.prisma.mailMessage.update({ where: { id: mailId }, data: { attempts: { increment: 1 }, lastTriedAt: now(), tryingSince: null, ...data } });
  if (mail.attachments.some(({ file }) => file.erasedAt)) return void (await end({ lastError: "ERASED", failedAt: now() }));
  await db.prisma.mailMessage.updateMany({ where: { id: mailId }, data: { tryingSince: now(), ...(mail.tryingSince && { uncertainAt: now() }) } });
  const message: SendMailOptions = {
    from,
    to: mail.recipient,
    subject: mail.subject,
    text: mail.body,
    messageId: mail.messageId,
    // What it answers may have had no Message-ID, and then no mail program could find it.
    ...(mail.inReplyTo?.startsWith("<") ? { inReplyTo: mail.inReplyTo, references: mail.inReplyTo } : {}),
    // RFC 3834: made by a program; other programs do not answer it.
    headers: { "Auto-Submitted": mail.attachments.length > 0 || mail.kind === "delivery" ? "auto-generated" : "auto-replied" },
    // RFC 3461: a failure notice names the envelope even where it does not return the header.
    dsn: { id: mail.id, return: "headers", notify: ["failure"], recipient: mail.recipient },
    attachments: mail.attachments.map(({ file }) => ({
      filename: file.name,
      contentType: file.mediaType,
      content: Readable.from(readFileContent(db.pool, file.id), { objectMode: false }),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  let reply: string;
  try {
    ({ response: reply } = (await transporter.sendMail(message)) as { response: string });
  } catch (error) {
    const { responseCode, response } = error as { responseCode?: number; response?: string };
    const final = responseCode !== undefined && responseCode >= 500;
    await end({ lastError: describe(error), reply: response === undefined ? null : withoutAddresses(response), ...(final ? { failedAt: now() } : {}) });
    if (final) return;
    throw new Error("The mail server did not take the message yet.");
  }
  await end({ lastError: null, reply: withoutAddresses(reply), sentAt: now() });
}

/** The last try of many has failed: nobody tries any more. */
export async function giveUpMail({ prisma }: Database, mailId: string, now: Date): Promise<void> {
  await prisma.mailMessage.updateMany({ where: { id: mailId, sentAt: null, failedAt: null }, data: { failedAt: now } });
}

/** What staff see in the outbox: the kind of failure and the server's code, not its text, which may repeat the address. */
function describe(error: unknown): string {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return [code ?? "ERROR", responseCode].filter(Boolean).join(" ");
}

/** "250 2.0.0 Ok: queued as 4F1" */
function withoutAddresses(reply: string): string {
  return cleanLine(reply.slice(0, 5 * REPLY_MAX)).replace(/\S*@\S*/g, "…").slice(0, REPLY_MAX);
}
