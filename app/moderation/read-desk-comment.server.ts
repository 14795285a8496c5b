import { z } from "zod";
import { listFiles } from "~/comments/list-files.server";
import type { Database } from "~/platform/db.server";
import { isInside } from "./check-decision.server";
import { readForModeration } from "./read-for-moderation.server";
import { readScope } from "./read-scope.server";

const findingsOf = z.array(
  z.object({ flag: z.string(), field: z.enum(["text", "proposed"]), start: z.int(), end: z.int() }).catchall(z.unknown()),
);

/** Other comments of a group that are named beside the open one. */
const SIBLINGS = 5;

export type Finding = z.infer<typeof findingsOf>[number];

/**
 * An open comment with all that helps to decide on it: what was found in it, who sent nearly the same, who else has it
 * open, what waits, what its author asks. Null for an unknown one and for one that is not entrusted to the one who asks.
 */
export async function readDeskComment(db: Database, { commentId, staffId }: { commentId: string; staffId: string }, now: Date) {
  const { prisma } = db;
  const [comment, about] = await Promise.all([
    readForModeration(prisma, { commentId }),
    prisma.comment.findUnique({
      where: { id: commentId },
      select: {
        consultationId: true,
        sectionId: true,
        district: true,
        receiptCode: true,
        part: true,
        intakeItemId: true,
        lease: { select: { staffId: true, expiresAt: true, staff: { select: { name: true } } } },
        analysis: {
          select: { flags: true, findings: true, suggestedSection: { select: { id: true, path: true, label: true, heading: true } }, group: { select: { id: true, size: true } } },
        },
        secondLook: { select: { words: true, requestedAt: true, answeredAt: true, decision: { select: { staffId: true, secondStaffId: true } } } },
        proposals: {
          orderBy: { madeAt: "asc" },
          where: { OR: [{ settledAt: null }, { outcome: { in: ["declined", "undone", "overtaken"] } }] },
          select: { id: true, version: true, revision: true, action: true, reason: true, note: true, madeAt: true, dueAt: true, needsSecond: true, settledAt: true, outcome: true, mergedIntoId: true, staffId: true, staff: { select: { name: true } }, secondStaff: { select: { name: true } } },
        },
        absorbed: { where: { comment: { state: "merged" } }, select: { commentId: true }, take: SIBLINGS },
      },
    }),
  ]);
  if (!comment || !about) return null;
  if (!isInside(await readScope(prisma, { staffId, consultationId: about.consultationId }), about)) return null;
  const { lease, analysis, secondLook, proposals, sectionId, receiptCode, part, intakeItemId, absorbed } = about;
  const withdrawn = comment.state === "withdrawn";
  const group = analysis?.group && analysis.group.size > 1 ? analysis.group : null;
  const open = secondLook && !secondLook.answeredAt ? secondLook : null;
  const waiting = proposals.find((each) => each.settledAt === null && each.version === comment.version && each.revision === comment.revision);
  const suggested = analysis?.suggestedSection && analysis.suggestedSection.id !== sectionId ? analysis.suggestedSection : null;
  return {
    ...comment,
    receipt: part === 1 ? receiptCode : `${receiptCode} ${part}`,
    intakeItemId,
    files: await listFiles(prisma, commentId),
    heldBy: lease && lease.staffId !== staffId && lease.expiresAt > now ? lease.staff.name : null,
    findings: withdrawn ? [] : findingsOf.safeParse(analysis?.findings).data ?? [],
    suggested,
    group,
    siblings: group && !withdrawn ? await readSiblings(db, group.id, commentId) : [],
    absorbed: absorbed.map(({ commentId: id }) => id),
    secondLook: open && { words: open.words, requestedAt: open.requestedAt, own: [open.decision.staffId, open.decision.secondStaffId].includes(staffId) },
    waiting: waiting
      ? { id: waiting.id, action: waiting.action, reason: waiting.reason, note: waiting.note, by: waiting.staff.name, own: waiting.staffId === staffId, needsSecond: waiting.needsSecond && waiting.dueAt <= now, into: await readTarget(prisma, waiting.mergedIntoId) }
      : null,
    notTaken: proposals
      .filter(({ outcome }) => outcome === "declined")
      .map(({ id, action, reason, madeAt, staff, secondStaff }) => ({ id, action, reason, madeAt, by: staff.name, second: secondStaff?.name ?? "" })),
  };
}

export type DeskComment = NonNullable<Awaited<ReturnType<typeof readDeskComment>>>;

/** The comment another is to be merged into, to be compared; null without one, and for one that was withdrawn. */
async function readTarget(prisma: Database["prisma"], id: string | null) {
  const target = id === null ? null : await prisma.comment.findFirst({ where: { id, state: { not: "withdrawn" } }, select: { receiptCode: true, part: true, text: true, proposed: true } });
  return target && { code: target.part === 1 ? target.receiptCode : `${target.receiptCode} ${target.part}`, text: target.text, proposed: target.proposed };
}

/** Codes of comments that say nearly the same, the oldest first: one of them may stand for the open one. */
async function readSiblings({ prisma }: Database, groupId: string, commentId: string) {
  const rows = await prisma.commentAnalysis.findMany({
    where: { groupId, commentId: { not: commentId }, comment: { state: { in: ["pending", "published", "withheld"] } } },
    orderBy: { receivedAt: "asc" },
    take: SIBLINGS,
    select: { comment: { select: { receiptCode: true, part: true, receivedAt: true } } },
  });
  return rows.map(({ comment: { receiptCode, part, receivedAt } }) => ({ code: part === 1 ? receiptCode : `${receiptCode} ${part}`, receivedAt }));
}
