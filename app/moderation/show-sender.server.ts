import { recordAct } from "~/auth/record-act.server";
import type { Tx } from "~/platform/db.server";
import { isInside } from "./check-decision.server";
import { readScope } from "./read-scope.server";
import type { SenderReason } from "./show-sender";

export type ShowSenderResult =
  | { ok: true; sender: { name: string | null; organisation: string | null; email: string | null } | null }
  | { ok: false; reason: "unknown-comment" };

/** Who sent a comment that is entrusted to this moderator, and in the same transaction who looked and why. The sender is null where nothing is known. */
export async function showSender(
  tx: Tx,
  { commentId, staffId, why }: { commentId: string; staffId: string; why: SenderReason },
  now: Date,
): Promise<ShowSenderResult> {
  const comment = await tx.comment.findUnique({
    where: { id: commentId },
    select: { consultationId: true, sectionId: true, district: true, contributor: { select: { name: true, organisation: true, email: true } } },
  });
  if (!comment || !isInside(await readScope(tx, { staffId, consultationId: comment.consultationId }), comment)) return { ok: false, reason: "unknown-comment" };
  await recordAct(tx, { type: "personal.sender-shown", staffId, data: { commentId, why } }, now);
  return { ok: true, sender: comment.contributor };
}
