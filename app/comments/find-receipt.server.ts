import { takesComments, windowAt } from "~/consultations/window";
import type { PrismaClient } from "~/platform/generated/prisma/client";
import { readReceiptCode } from "./receipt-code";
import { contestableUntil } from "./second-look";
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
      files: { orderBy: { position: "asc" }, select: { file: { select: { name: true, bytes: true } } } },
      consultation: {
        select: { slug: true, title: true, opensAt: true, closesAt: true, extensions: { select: { closesAt: true } } },
      },
      secondLook: {
        select: { requestedAt: true, answeredAt: true, answerDecision: { select: { action: true } }, decision: { select: { action: true } } },
      },
      section: { select: { label: true, heading: true, path: true } },
      paragraph: { select: { number: true, text: true } },
      decisions: {
        orderBy: { version: "asc" },
        select: {
          action: true, reason: true, rulesVersion: true, note: true, decidedAt: true, toSectionId: true,
          redactions: { select: { reason: true } },
        },
      },
    },
  });
  const consultation = rows[0]?.consultation;
  if (!consultation) return findLetter(prisma, receiptCode);
  const window = windowAt(consultation, now);
  const { slug, title } = consultation;
  const movedTo = rows.flatMap(({ decisions }) => decisions.flatMap(({ toSectionId }) => toSectionId ?? []));
  const places = await prisma.section.findMany({ where: { id: { in: movedTo } }, select: { id: true, label: true, heading: true } });
  const parts = rows.map(({ consultation: _, revisions, text, proposed, kind, proposedBase, quoteExact, withdrawal, files, ...row }) => {
    const { current, earlier } = versionsOf({ ...row, kind, text, proposed, proposedBase, revisions });
    const withdrawn = row.state === "withdrawn";
    return {
      ...row,
      decisions: row.decisions.map(({ toSectionId, ...decision }) => ({
        ...decision,
        /** Where a move led; null for the whole draft. */
        movedTo: places.find(({ id }) => id === toSectionId) ?? null,
      })),
      /** Until when its author can ask for a second look; null when that cannot be asked for. */
      contestableUntil: contestable(row, now),
      withdrawnAt: withdrawal?.at ?? null,
      kind: current.kind,
      /** Null once withdrawn: a code may be overheard, and the words are nobody's any more. */
      words: withdrawn ? null : { ...current, quoteExact },
      earlier: withdrawn ? [] : earlier,
      /** What its author sent along. */
      files: withdrawn ? [] : files.map(({ file }) => file),
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

/** A letter or a mail of which no comment has been entered, or will be. Its words are not told: a code may be overheard. */
async function findLetter(prisma: PrismaClient, receiptCode: string) {
  const letter = await prisma.intakeItem.findUnique({
    where: { receiptCode },
    select: {
      receiptCode: true, channel: true, state: true, reason: true, receivedAt: true, settledAt: true,
      consultation: { select: { slug: true, title: true } },
    },
  });
  return letter ? { ok: false as const, reason: "not-entered" as const, letter } : { ok: false as const, reason: "unknown-code" as const };
}

export type ReceivedLetter = Extract<Awaited<ReturnType<typeof findLetter>>, { reason: "not-entered" }>["letter"];

type Row = Pick<Parameters<typeof contestableUntil>[0], "state"> & {
  secondLook: object | null;
  decisions: Omit<Parameters<typeof contestableUntil>[0], "state">[];
};

function contestable({ state, secondLook, decisions }: Row, now: Date): Date | null {
  const last = decisions.at(-1);
  const until = last && !secondLook ? contestableUntil({ state, ...last }) : null;
  return until !== null && now <= until ? until : null;
}

export type Receipt = Extract<Awaited<ReturnType<typeof findReceipt>>, { ok: true }>["receipt"];
export type ReceiptPart = Receipt["parts"][number];
