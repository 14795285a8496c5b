import { changeMail } from "~/mail/change-mail";
import { enqueueMail } from "~/mail/enqueue-mail.server";
import type { Tx } from "~/platform/db.server";
import type { LockedComment, ReceiptLine } from "./lock-comment.server";
import type { MailSettings } from "./submit-collection.server";

interface Told extends ReceiptLine {
  what: "revised" | "withdrawn";
  comment: LockedComment;
  mail: MailSettings;
}

/** A mail to the author, where there is an address: whoever has seen the code could have made this change. */
export async function tellAuthor(tx: Tx, { what, comment, receiptCode, part, mail }: Told, now: Date): Promise<void> {
  const { id: commentId, consultationId, title, email: recipient } = comment;
  if (recipient === null) return;
  const { baseUrl, from, locale } = mail;
  const words = changeMail({ what, title, receiptCode, part, at: now, baseUrl, locale });
  await enqueueMail(tx, { kind: what, consultationId, commentId, from, recipient, ...words }, now);
}
