import type { PrismaClient } from "~/platform/generated/prisma/client";
import { readReceiptCode } from "./receipt-code";

/** What became of a comment, for whoever has its code. Holds no personal data, since a code may be overheard. */
export async function findReceipt(prisma: PrismaClient, typed: string) {
  const receiptCode = readReceiptCode(typed);
  if (!receiptCode) return { ok: false as const, reason: "bad-code" as const };
  const comment = await prisma.comment.findUnique({
    where: { receiptCode },
    select: {
      kind: true,
      channel: true,
      text: true,
      proposed: true,
      state: true,
      receivedAt: true,
      receiptCode: true,
      consultation: { select: { slug: true, title: true } },
      section: { select: { label: true, heading: true, path: true } },
      paragraph: { select: { number: true } },
      decisions: {
        orderBy: { version: "asc" },
        select: { action: true, reason: true, note: true, decidedAt: true, redactions: { select: { reason: true } } },
      },
    },
  });
  return comment ? { ok: true as const, comment } : { ok: false as const, reason: "unknown-code" as const };
}
