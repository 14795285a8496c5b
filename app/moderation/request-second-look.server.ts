import { lockComment, type ReceiptLine } from "~/comments/lock-comment.server";
import { isContestable, WORDS_MAX } from "~/comments/second-look";
import { cleanText } from "~/platform/clean-text";
import type { Database } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";

export type SecondLookResult =
  | { ok: true; /** It had been asked for before. */ repeated: boolean }
  | { ok: false; reason: "unknown-comment" | "too-long" | "not-contestable" };

/** An author asks, once, that another moderator look at the decision again; `words` say why and may be empty. */
export async function requestSecondLook(
  db: Database,
  { receiptCode, part, words }: ReceiptLine & { words: string },
  now: Date,
): Promise<SecondLookResult> {
  const said = cleanText(words);
  if ([...said].length > WORDS_MAX) return { ok: false, reason: "too-long" };
  return db.prisma.$transaction(async (tx) => {
    // Decisions and withdrawals lock the same row: what is contested is what stands.
    const comment = await lockComment(tx, { receiptCode, part });
    if (!comment) return { ok: false, reason: "unknown-comment" };
    const { id: commentId, consultationId, version, state } = comment;
    if (await tx.secondLook.findUnique({ where: { commentId }, select: { id: true } })) return { ok: true, repeated: true };
    const decision = await tx.moderationDecision.findUnique({
      where: { commentId_version: { commentId, version } },
      select: { id: true, action: true, decidedAt: true },
    });
    if (!decision || !isContestable({ state, ...decision }, now)) return { ok: false, reason: "not-contestable" };
    await tx.secondLook.create({
      data: { id: newId(), consultationId, commentId, decisionId: decision.id, words: said || null, requestedAt: now },
      select: { id: true },
    });
    return { ok: true, repeated: false };
  });
}
