import type { Database } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";
import { lockComment, type ReceiptLine } from "./lock-comment.server";
import { showChange } from "./show-change.server";
import type { MailSettings } from "./submit-collection.server";
import { tellAuthor } from "./tell-author.server";

export type WithdrawResult = { ok: true; /** It had been withdrawn before. */ repeated: boolean } | { ok: false; reason: "unknown-comment" };

/**
 * Takes a comment back, for good, whatever was decided and however late. Its text leaves the public pages and every
 * export from now on; the register keeps that it was received and withdrawn.
 */
export async function withdrawComment(
  db: Database,
  { receiptCode, part, mail }: ReceiptLine & { mail: MailSettings },
  now: Date,
): Promise<WithdrawResult> {
  return db.prisma.$transaction(async (tx) => {
    const comment = await lockComment(tx, { receiptCode, part });
    if (!comment) return { ok: false, reason: "unknown-comment" };
    if (comment.state === "withdrawn") return { ok: true, repeated: true };
    const { id: commentId, consultationId, sectionId, state } = comment;
    await tx.withdrawal.create({ data: { id: newId(), consultationId, commentId, at: now }, select: { id: true } });
    await tx.comment.update({ where: { id: commentId }, data: { state: "withdrawn" }, select: { id: true } });
    await showChange(tx, { commentId, consultationId, sectionId, was: state, is: "withdrawn" });
    await tellAuthor(tx, { what: "withdrawn", comment, receiptCode, part, mail }, now);
    return { ok: true, repeated: false };
  });
}
