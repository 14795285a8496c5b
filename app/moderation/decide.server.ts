import type { Database, Tx } from "~/platform/db.server";
import { announceChange } from "~/platform/http/changes.server";
import { newId } from "~/platform/ids.server";
import { checkSpans, type FieldSpan } from "./check-spans";
import { isWithholdReason, KEEPS_RULES, REOPENS, RULES_VERSION } from "./rules";
import type { State } from "./states";

export type Action = "publish" | "redact" | "withhold" | "reopen";

export interface Decision {
  commentId: string;
  /** The version the moderator has read. */
  version: number;
  action: Action;
  /** Key of the published rule. */
  reason: string;
  /** Words for the author; a reopening must say why. */
  note: string | null;
  /** Parts to hide: at least one for "redact", none otherwise. Offsets are UTF-16 units. */
  spans: FieldSpan[];
  staffId: string;
}

/** The decision that stands instead of the one refused. */
export interface DecidedBy {
  name: string;
  action: Action;
  reason: string;
  decidedAt: Date;
}

export type DecideResult =
  | { ok: true; version: number; state: State }
  | { ok: false; reason: "unknown-comment" | "bad-reason" | "bad-span" | "note-missing" | "not-decided" | "withdrawn" }
  | { ok: false; reason: "decided-meanwhile"; by: DecidedBy | null };

const STATE_AFTER = { publish: "published", redact: "published", withhold: "withheld", reopen: "pending" } as const;

/**
 * Takes one decision on the version the moderator has read. When another decision was there first, nothing is written
 * and the answer says whose it is.
 */
export async function decide(db: Database, decision: Decision, now: Date): Promise<DecideResult> {
  const { commentId, version, action, reason, note, staffId } = decision;
  if (!fits(action, reason)) return { ok: false, reason: "bad-reason" };
  if (action === "reopen" && !note) return { ok: false, reason: "note-missing" };
  return db.prisma.$transaction(async (tx) => {
    const before = await tx.comment.findFirst({
      where: { id: commentId },
      select: { consultationId: true, sectionId: true, state: true, version: true, text: true, proposed: true },
    });
    if (!before) return { ok: false, reason: "unknown-comment" };
    if (before.state === "withdrawn" || before.version !== version) return refuse(tx, commentId);
    if (action === "reopen" && before.state === "pending") return { ok: false, reason: "not-decided" };
    const spans = checkSpans(before, decision.spans);
    if (!spans || spans.length > 0 !== (action === "redact")) return { ok: false, reason: "bad-span" };

    const state = STATE_AFTER[action];
    const { count } = await tx.comment.updateMany({
      where: { id: commentId, version, state: before.state },
      data: { version: version + 1, state },
    });
    if (count !== 1) return refuse(tx, commentId);

    const { consultationId, sectionId } = before;
    const decisionId = newId();
    await tx.moderationDecision.create({
      data: {
        id: decisionId,
        consultationId,
        commentId,
        version: version + 1,
        action,
        reason,
        rulesVersion: RULES_VERSION,
        note,
        staffId,
        decidedAt: now,
      },
    });
    if (spans.length > 0) {
      await tx.redaction.createMany({
        data: spans.map((span) => ({ id: newId(), consultationId, commentId, decisionId, ...span })),
      });
    }
    await showChange(tx, { consultationId, sectionId, was: before.state, is: state });
    return { ok: true, version: version + 1, state };
  });
}

function fits(action: Action, reason: string): boolean {
  if (action === "publish") return reason === KEEPS_RULES;
  if (action === "reopen") return reason === REOPENS;
  return isWithholdReason(reason);
}

interface Shown {
  consultationId: string;
  sectionId: string | null;
  was: State;
  is: State;
}

/** Keeps the section's public number, and has the pages that show the comment, or the log, made anew. */
async function showChange(tx: Tx, { consultationId, sectionId, was, is }: Shown) {
  const step = Number(is === "published") - Number(was === "published");
  if (sectionId !== null && step !== 0) {
    await tx.section.update({
      where: { id: sectionId },
      data: { publishedCount: { increment: step } },
      select: { id: true },
    });
  }
  if (sectionId !== null && (was === "published" || is === "published")) await announceChange(tx, sectionId);
  await announceChange(tx, consultationId);
}

async function refuse(tx: Tx, commentId: string): Promise<DecideResult> {
  const comment = await tx.comment.findFirst({ where: { id: commentId }, select: { state: true } });
  if (comment?.state === "withdrawn") return { ok: false, reason: "withdrawn" };
  const last = await tx.moderationDecision.findFirst({
    where: { commentId },
    orderBy: { version: "desc" },
    select: { action: true, reason: true, decidedAt: true, staff: { select: { name: true } } },
  });
  if (!last) return { ok: false, reason: "decided-meanwhile", by: null };
  const { staff, ...rest } = last;
  return { ok: false, reason: "decided-meanwhile", by: { name: staff.name, ...rest } };
}
