import { showChange } from "~/comments/show-change.server";
import type { Database, Tx } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";
import { checkSpans, type FieldSpan } from "./check-spans";
import { isWithholdReason, KEEPS_RULES, REOPENS, RULES_VERSION } from "./rules";
import type { State } from "./states";

import type { ModerationAction } from "~/platform/generated/prisma/enums";

/** What a decision by hand does to what is shown. */
export type Action = "publish" | "redact" | "withhold" | "reopen";

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
}

/** The decision that stands instead of the one refused. */
export interface DecidedBy {
  name: string;
  action: ModerationAction;
  reason: string;
  decidedAt: Date;
}

export type DecideResult =
  | { ok: true; version: number; state: State }
  | { ok: false; reason: "unknown-comment" | "bad-reason" | "bad-span" | "note-missing" | "not-decided" | "withdrawn" | "revised-meanwhile" }
  | { ok: false; reason: "decided-meanwhile"; by: DecidedBy | null };

const STATE_AFTER = { publish: "published", redact: "published", withhold: "withheld", reopen: "pending" } as const;

/**
 * Takes one decision on the version and the words the moderator has read. When another decision was there first,
 * nothing is written and the answer says whose it is; neither is it when the author has changed the words.
 */
export async function decide(db: Database, decision: Decision, now: Date): Promise<DecideResult> {
  const { commentId, version, revision, action, reason, note, staffId } = decision;
  if (!fits(action, reason)) return { ok: false, reason: "bad-reason" };
  if (action === "reopen" && !note) return { ok: false, reason: "note-missing" };
  return db.prisma.$transaction(async (tx) => {
    const before = await tx.comment.findFirst({
      where: { id: commentId },
      select: { consultationId: true, sectionId: true, state: true, version: true, revision: true, text: true, proposed: true },
    });
    if (!before) return { ok: false, reason: "unknown-comment" };
    if (before.state === "withdrawn" || before.version !== version || before.revision !== revision) return refuse(tx, decision);
    if (action === "reopen" && before.state === "pending") return { ok: false, reason: "not-decided" };
    const words = await tx.commentRevision.findUnique({ where: { commentId_number: { commentId, number: revision } } });
    const spans = checkSpans(words ?? before, decision.spans);
    if (!spans || spans.length > 0 !== (action === "redact")) return { ok: false, reason: "bad-span" };

    const state = STATE_AFTER[action];
    const { count } = await tx.comment.updateMany({
      where: { id: commentId, version, revision, state: before.state },
      data: { version: version + 1, state },
    });
    if (count !== 1) return refuse(tx, decision);

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
    await showChange(tx, { commentId, consultationId, sectionId, was: before.state, is: state });
    return { ok: true, version: version + 1, state };
  });
}

function fits(action: Action, reason: string): boolean {
  if (action === "publish") return reason === KEEPS_RULES;
  if (action === "reopen") return reason === REOPENS;
  return isWithholdReason(reason);
}

async function refuse(tx: Tx, { commentId, version, revision }: Decision): Promise<DecideResult> {
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
