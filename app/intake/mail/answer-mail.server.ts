import type { PoolClient } from "pg";
import { enqueueMail } from "~/mail/enqueue-mail.server";
import { translator } from "~/messages";
import { instantIn } from "~/messages/instants";
import type { ReadMail } from "./read-mail.server";

export interface AnswerSettings {
  /** The portal's address, without a slash at its end. */
  baseUrl: string;
  /** Sender of the answers; see MAIL_FROM. */
  from: string;
}

interface Answered {
  consultationId: string;
  title: string;
  receiptCode: string;
  receivedAt: Date;
}

/** Answers to one address in an hour: enough for a person, too few for two programs that answer each other. */
const MOST = 3;
const HOUR = 3600 * 1000;

/** Puts the one answer a mail gets into the outbox: its receipt code, or that it could not be read. */
export async function answerMail(tx: PoolClient, mail: ReadMail, item: Answered, { baseUrl, from }: AnswerSettings, now: Date): Promise<void> {
  const { answerTo, unread } = mail;
  if (answerTo === null) return;
  const { rows } = await tx.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM mail_message
     WHERE kind IN ('intake-receipt', 'intake-unreadable') AND lower(recipient) = $1 AND created_at > $2`,
    [answerTo, new Date(now.getTime() - HOUR)],
  );
  if (rows[0]!.count >= MOST) return;
  const t = translator("intakeMail");
  const { title, receiptCode: code } = item;
  const words = { title, code, receivedAt: instantIn(translator("common"))(item.receivedAt), link: `${baseUrl}/tra-cuu/${code}` };
  const message =
    unread === null
      ? { kind: "intake-receipt", subject: t("receipt.subject", { code }), body: t("receipt.body", words) }
      : {
          kind: "intake-unreadable",
          subject: t("unreadable.subject", { code }),
          body: t("unreadable.body", { ...words, home: `${baseUrl}/`, why: unread === "too-large" ? "large" : "other" }),
        };
  await enqueueMail(tx, { ...message, consultationId: item.consultationId, commentId: null, from, recipient: answerTo, inReplyTo: mail.messageId }, now);
}
