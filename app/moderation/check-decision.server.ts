import type { Tx } from "~/platform/db.server";
import type { ModerationAction } from "~/platform/generated/prisma/enums";
import { checkSpans, hidesAll, type FieldSpan } from "./check-spans";
import { readScope, type Scope } from "./read-scope.server";
import { isWithholdReason, KEEPS_RULES, MERGES, MOVES, REOPENS } from "./rules";
import type { State } from "./states";

/** What a decision by hand does to a comment. */
export type Action = ModerationAction;

export interface Decision {
  commentId: string;
  /** The version the moderator has read. */
  version: number;
  /** The author's revision the moderator has read. */
  revision: number;
  action: Action;
  /** Key of the published rule. */
  reason: string;
  /** Words for the author; a reopening must say why. */
  note: string | null;
  /** Parts to hide: at least one for "redact", none otherwise. Offsets are UTF-16 units. */
  spans: FieldSpan[];
  staffId: string;
  /** The second of two moderators, where the consultation asks for two. */
  secondStaffId?: string | null;
  /** Of a move: the place in the same draft; both null for the whole draft. */
  toSectionId?: string | null;
  toParagraphId?: string | null;
  /** Of a merge: the comment that stands for this one too. */
  mergedIntoId?: string | null;
}

/** The decision that stands, or waits, instead of the one refused. */
export interface DecidedBy {
  name: string;
  action: ModerationAction;
  reason: string;
  decidedAt: Date;
}

export type Refusal =
  | {
      ok: false;
      reason:
        | "unknown-comment"
        | "bad-reason"
        | "bad-span"
        | "bad-place"
        | "bad-merge"
        | "note-missing"
        | "not-decided"
        | "not-pending"
        | "merged"
        | "withdrawn"
        | "revised-meanwhile"
        | "out-of-scope"
        | "own-decision";
    }
  | { ok: false; reason: "decided-meanwhile"; by: DecidedBy | null };

/** A comment that is locked, and a decision that can be taken on it. */
export interface Decidable {
  ok: true;
  before: {
    consultationId: string;
    draftId: string;
    sectionId: string | null;
    paragraphId: string | null;
    state: State;
    blindShare: number;
  };
  spans: FieldSpan[];
  /** Two moderators must say so: the consultation asks for two, and nothing of the comment could be read in its place any more. */
  needsSecond: boolean;
  /** A request for a second look that this decision answers. */
  secondLookId: string | null;
}

/**
 * Locks the comment (and the one it is to be merged into, in the order of ids) and says whether this decision can be
 * taken on it now. Nothing is written.
 */
export async function lockAndCheck(tx: Tx, decision: Decision): Promise<Decidable | Refusal> {
  const { commentId, version, revision, action, reason, note, staffId } = decision;
  if (!fits(action, reason)) return { ok: false, reason: "bad-reason" };
  if (action === "reopen" && !note) return { ok: false, reason: "note-missing" };
  await lockComments(tx, [commentId, decision.mergedIntoId ?? commentId]);
  const comment = await tx.comment.findFirst({
    where: { id: commentId },
    select: {
      consultationId: true,
      draftId: true,
      sectionId: true,
      paragraphId: true,
      district: true,
      state: true,
      version: true,
      revision: true,
      text: true,
      proposed: true,
      consultation: { select: { fourEyes: true, blindShare: true } },
      secondLook: { select: { id: true, answeredAt: true, decision: { select: { staffId: true, secondStaffId: true } } } },
    },
  });
  if (!comment) return { ok: false, reason: "unknown-comment" };
  const { consultationId, draftId, sectionId, paragraphId, state, secondLook } = comment;
  const open = secondLook && !secondLook.answeredAt ? secondLook : null;
  if (!isInside(await readScope(tx, { staffId, consultationId }), comment)) return { ok: false, reason: "out-of-scope" };
  if (state === "withdrawn" || comment.version !== version || comment.revision !== revision) return refuse(tx, decision);
  // Whoever took the contested decision does not judge the request.
  if (open && isBy(open.decision, [staffId, decision.secondStaffId])) return { ok: false, reason: "own-decision" };
  if (action === "reopen" && state === "pending") return { ok: false, reason: "not-decided" };
  if ((action === "move" || action === "merge") && state !== "pending") return { ok: false, reason: "not-pending" };
  if (action !== "reopen" && state === "merged") return { ok: false, reason: "merged" };
  const words = await tx.commentRevision.findUnique({ where: { commentId_number: { commentId, number: revision } } });
  const spans = checkSpans(words ?? comment, decision.spans);
  const { fourEyes, blindShare } = comment.consultation;
  if (!spans || spans.length > 0 !== (action === "redact")) return { ok: false, reason: "bad-span" };
  if (action === "move" && !(await isPlace(tx, comment, decision))) return { ok: false, reason: "bad-place" };
  if (action === "merge" && !(await isMergeable(tx, consultationId, decision))) return { ok: false, reason: "bad-merge" };
  const answers = action === "publish" || action === "redact" || action === "withhold";
  return {
    ok: true,
    before: { consultationId, draftId, sectionId, paragraphId, state, blindShare },
    spans,
    needsSecond: fourEyes && (action === "withhold" || action === "merge" || (action === "redact" && hidesAll(words ?? comment, spans))),
    secondLookId: open && answers ? open.id : null,
  };
}

async function lockComments(tx: Tx, ids: string[]) {
  await tx.$queryRaw`SELECT id FROM comment WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
}

function fits(action: Action, reason: string): boolean {
  const only = { publish: KEEPS_RULES, reopen: REOPENS, move: MOVES, merge: MERGES } as const;
  return action === "redact" || action === "withhold" ? isWithholdReason(reason) : reason === only[action];
}

/** Whether one of `people` took this decision. */
export function isBy({ staffId, secondStaffId }: { staffId: string; secondStaffId: string | null }, people: (string | null | undefined)[]) {
  return people.some((person) => person != null && (person === staffId || person === secondStaffId));
}

/** Whether somebody with this scope may moderate a comment of this section and district. */
export function isInside({ sectionIds, districts }: Scope, comment: { sectionId: string | null; district: string | null }): boolean {
  const has = (list: readonly string[] | null, value: string | null) => list === null || (value !== null && list.includes(value));
  return has(sectionIds, comment.sectionId) && has(districts, comment.district);
}

/** Whether a move leads to another place, of the same draft. */
async function isPlace(
  tx: Tx,
  comment: { draftId: string; sectionId: string | null; paragraphId: string | null },
  { toSectionId = null, toParagraphId = null }: Decision,
): Promise<boolean> {
  const { draftId } = comment;
  if (comment.sectionId === toSectionId && comment.paragraphId === toParagraphId) return false;
  if (toParagraphId !== null) return (await tx.paragraph.count({ where: { id: toParagraphId, draftId, sectionId: toSectionId } })) === 1;
  return toSectionId === null || (await tx.section.count({ where: { id: toSectionId, draftId } })) === 1;
}

async function isMergeable(tx: Tx, consultationId: string, { commentId, mergedIntoId }: Decision): Promise<boolean> {
  if (!mergedIntoId || mergedIntoId === commentId) return false;
  const found = await tx.comment.count({
    where: { id: mergedIntoId, consultationId, state: { in: ["pending", "published", "withheld"] } },
  });
  return found === 1;
}

async function refuse(tx: Tx, { commentId, version, revision }: Decision): Promise<Refusal> {
  const comment = await tx.comment.findFirstOrThrow({
    where: { id: commentId },
    select: { state: true, version: true, revision: true },
  });
  if (comment.state === "withdrawn") return { ok: false, reason: "withdrawn" };
  if (comment.version === version && comment.revision !== revision) return { ok: false, reason: "revised-meanwhile" };
  const last = await tx.moderationDecision.findFirst({
    where: { commentId },
    orderBy: { version: "desc" },
    select: { action: true, reason: true, decidedAt: true, staff: { select: { name: true } } },
  });
  if (!last) return { ok: false, reason: "decided-meanwhile", by: null };
  const { staff, ...rest } = last;
  return { ok: false, reason: "decided-meanwhile", by: { name: staff.name, ...rest } };
}
