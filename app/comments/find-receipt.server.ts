import { takesComments, windowAt } from "~/consultations/window";
import type { PrismaClient } from "~/platform/generated/prisma/client";
import { readReceiptCode } from "./receipt-code";
import { VERSION_COLUMNS, versionsOf } from "./versions";

/** What became of the comments of a code, for whoever has it. Holds no personal data, since a code may be overheard. */
export async function findReceipt(prisma: PrismaClient, typed: string, now: Date) {
  const receiptCode = readReceiptCode(typed);
  if (!receiptCode) return { ok: false as const, reason: "bad-code" as const };
  const rows = await prisma.comment.findMany({
    where: { receiptCode },
    orderBy: { part: "asc" },
    select: {
      part: true,
      channel: true,
      state: true,
      version: true,
      revision: true,
      receivedAt: true,
      kind: true,
      text: true,
      proposed: true,
      proposedBase: true,
      quoteExact: true,
      revisions: { select: VERSION_COLUMNS },
      withdrawal: { select: { at: true } },
      consultation: {
        select: { slug: true, title: true, opensAt: true, closesAt: true, extensions: { select: { closesAt: true } } },
      },
      section: { select: { label: true, heading: true, path: true } },
      paragraph: { select: { number: true, text: true } },
      decisions: {
        orderBy: { version: "asc" },
        select: { action: true, reason: true, note: true, decidedAt: true, redactions: { select: { reason: true } } },
      },
    },
  });
  const consultation = rows[0]?.consultation;
  if (!consultation) return { ok: false as const, reason: "unknown-code" as const };
  const window = windowAt(consultation, now);
  const { slug, title } = consultation;
  const parts = rows.map(({ consultation: _, revisions, text, proposed, kind, proposedBase, quoteExact, withdrawal, ...row }) => {
    const { current, earlier } = versionsOf({ ...row, kind, text, proposed, proposedBase, revisions });
    const withdrawn = row.state === "withdrawn";
    return {
      ...row,
      withdrawnAt: withdrawal?.at ?? null,
      kind: current.kind,
      /** Null once withdrawn: a code may be overheard, and the words are nobody's any more. */
      words: withdrawn ? null : { ...current, quoteExact },
      earlier: withdrawn ? [] : earlier,
      revisedAt: revisions.map(({ createdAt }) => createdAt).sort((a, b) => a.getTime() - b.getTime()),
      /** Why its author cannot edit it any more; null while it can be edited. */
      fixed: withdrawn
        ? ("withdrawn" as const)
        : row.state !== "pending" || row.version > 0
          ? ("decided" as const)
          : takesComments(window)
            ? null
            : ("closed" as const),
    };
  });
  return { ok: true as const, receipt: { receiptCode, consultation: { slug, title }, closesAt: window.closesAt, parts } };
}

export type Receipt = Extract<Awaited<ReturnType<typeof findReceipt>>, { ok: true }>["receipt"];
export type ReceiptPart = Receipt["parts"][number];
