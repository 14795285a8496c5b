import type { z } from "zod";
import { takesComments, windowAt } from "~/consultations/window";
import type { Database } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";
import type { wordsSchema } from "./comment.schema";
import { lockComment, type ReceiptLine } from "./lock-comment.server";
import type { MailSettings } from "./submit-collection.server";
import { tellAuthor } from "./tell-author.server";

export interface NewWords extends ReceiptLine {
  words: z.output<typeof wordsSchema>;
  /** The revision the author had before the eyes. */
  revision: number;
  mail: MailSettings;
}

/** Each is kept, shown to the author and the moderator, told by mail and delivered. */
const MOST_REVISIONS = 20;

export type ReviseResult =
  /** `revision` stands now; the one that stood before, where the words are the same. */
  | { ok: true; revision: number }
  | { ok: false; reason: "unknown-comment" | "withdrawn" | "decided" | "revised-meanwhile" }
  | { ok: false; reason: "closed"; closesAt: Date }
  | { ok: false; reason: "too-often"; most: number };

/**
 * Lets new words stand for a comment that no moderator has decided on, in the consultation's time. Those before are
 * kept. The same words once more, as from a second click, change nothing. `now` is the instant the request arrived.
 */
export async function reviseComment(db: Database, input: NewWords, now: Date): Promise<ReviseResult> {
  const { receiptCode, part, mail } = input;
  return db.prisma.$transaction(async (tx) => {
    const comment = await lockComment(tx, { receiptCode, part });
    if (!comment) return { ok: false, reason: "unknown-comment" };
    if (comment.state === "withdrawn") return { ok: false, reason: "withdrawn" };
    const base = comment.paragraphText;
    const { kind, text } = input.words;
    // The paragraph as it is proposes nothing.
    const proposed = input.words.proposed === base ? null : input.words.proposed;
    if (comment.kind === kind && comment.text === text && comment.proposed === proposed) {
      return { ok: true, revision: comment.revision };
    }
    if (comment.state !== "pending" || comment.version > 0) return { ok: false, reason: "decided" };
    const { opensAt, closesAt, extendedTo } = comment;
    const window = windowAt({ opensAt, closesAt, extensions: extendedTo ? [{ closesAt: extendedTo }] : [] }, now);
    if (!takesComments(window)) return { ok: false, reason: "closed", closesAt: window.closesAt };
    if (comment.revision !== input.revision) return { ok: false, reason: "revised-meanwhile" };
    if (comment.revision >= MOST_REVISIONS) return { ok: false, reason: "too-often", most: MOST_REVISIONS };

    const { id: commentId, consultationId } = comment;
    const number = comment.revision + 1;
    const proposedBase = proposed === null ? null : base;
    await tx.commentRevision.create({
      data: { id: newId(), consultationId, commentId, number, kind, text, proposed, proposedBase, createdAt: now },
    });
    await tx.comment.update({ where: { id: commentId }, data: { revision: number }, select: { id: true } });
    await tellAuthor(tx, { what: "revised", comment, receiptCode, part, mail }, now);
    return { ok: true, revision: number };
  });
}
