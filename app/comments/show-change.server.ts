import type { Tx } from "~/platform/db.server";
import type { CommentState } from "~/platform/generated/prisma/enums";
import { announceChange } from "~/platform/http/changes.server";
import { indexWords } from "./index-words.server";

interface Change {
  commentId: string;
  consultationId: string;
  sectionId: string | null;
  was: CommentState;
  is: CommentState;
}

/**
 * What follows from another state of a comment: the section's public number, what the search finds, and pages that are
 * made anew. Called when everything else is written and the comment's row is locked: whoever locks a comment and its
 * section takes the comment first.
 */
export async function showChange(tx: Tx, { commentId, consultationId, sectionId, was, is }: Change) {
  const step = Number(is === "published") - Number(was === "published");
  if (sectionId !== null && step !== 0) {
    await tx.section.update({
      where: { id: sectionId },
      data: { publishedCount: { increment: step } },
      select: { id: true },
    });
  }
  const shown = was === "published" || is === "published";
  if (shown) await indexWords(tx, commentId);
  if (sectionId !== null && shown) await announceChange(tx, sectionId);
  await announceChange(tx, consultationId);
}
