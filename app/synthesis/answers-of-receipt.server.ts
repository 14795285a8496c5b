import type { Tx } from "~/platform/db.server";
import { responsesOf, type PublishedResponseRead } from "./responses-of.server";

export interface ReceiptAnswers {
  slug: string;
  /** When the results were published last; null before. */
  publishedAt: Date | null;
  /** Every comment of the receipt but the withdrawn ones: withheld and merged ones too. */
  parts: { part: number; answers: Omit<PublishedResponseRead, "commentId">[] }[];
}

/** What was answered to the comments of a receipt, as last published; null for a code without comments. */
export async function answersOfReceipt(tx: Tx, receiptCode: string): Promise<ReceiptAnswers | null> {
  const comments = await tx.comment.findMany({
    where: { receiptCode, state: { not: "withdrawn" } },
    orderBy: { part: "asc" },
    select: { id: true, part: true, consultationId: true, consultation: { select: { slug: true } } },
  });
  const first = comments[0];
  if (!first) return null;
  const publication = await tx.resultsPublication.findFirst({
    where: { consultationId: first.consultationId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { at: true },
  });
  const all = publication ? await responsesOf(tx, comments.map(({ id }) => id)) : [];
  return {
    slug: first.consultation.slug,
    publishedAt: publication?.at ?? null,
    parts: comments.map(({ id, part }) => ({
      part,
      answers: all.filter(({ commentId }) => commentId === id).map(({ commentId: _, ...answer }) => answer),
    })),
  };
}
