import { randomBytes } from "node:crypto";
import type { Database } from "~/platform/db.server";
import type { CommentInput } from "./comment.schema";
import type { NewComment } from "./insert-in-time.server";
import { newReceiptCode } from "./receipt-code";
import { submitCollection, type MailSettings, type SubmitResult } from "./submit-collection.server";

export interface Submission {
  /** Address of the consultation. */
  slug: string;
  /** Path of the section; null for the whole draft. */
  sectionPath: string | null;
  comment: CommentInput;
  mail: MailSettings;
}

/** Inserts one comment without personal data or quote; see insertInTime. */
export type InsertComment = (comment: NewComment) => Promise<boolean>;

/**
 * Takes a comment from the web form into the register. Most are anonymous and about a whole paragraph: those go in
 * together with others of the same moment. What was not inserted so is looked at one by one, and told why.
 */
export async function submitComment(db: Database, insert: InsertComment, submission: Submission, now: Date): Promise<SubmitResult> {
  const { slug, sectionPath, comment, mail } = submission;
  const hasContributor = comment.name !== null || comment.organisation !== null || comment.email !== null;
  if (!hasContributor && comment.quoteExact === "") {
    const receiptCode = newReceiptCode(randomBytes);
    if (await insert({ slug, sectionPath, comment, receiptCode, receivedAt: now })) return { ok: true, receiptCode, repeated: false };
  }
  return submitCollection(db, { slug, parts: [{ ...comment, section: sectionPath }], person: comment, mail }, now);
}
