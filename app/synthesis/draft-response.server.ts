import { cleanText } from "~/platform/clean-text";
import type { Database, Tx } from "~/platform/db.server";
import type { Outcome } from "~/platform/generated/prisma/enums";
import { newId } from "~/platform/ids.server";
import { TRANSACTION } from "./scope.server";
import { lockTopics } from "./topic-store.server";

/** What a response answers. */
export type Answered = { topicId: string; commentId?: undefined } | { commentId: string; topicId?: undefined };

export interface ResponseDraft {
  consultationId: string;
  to: Answered;
  /** The version that was read, 0 for none. */
  number: number;
  outcome: Outcome;
  text: string;
  staffId: string;
}

/** The version that stands instead of the one that was read. */
export interface StandingVersion {
  number: number;
  outcome: Outcome;
  text: string;
  by: string;
  at: Date;
}

export type DraftResult =
  | { ok: true; responseId: string; number: number }
  | { ok: false; reason: "text-missing" | "unknown-topic" | "unknown-comment" }
  | { ok: false; reason: "drafted-meanwhile"; standing: StandingVersion | null };

/** Writes the next version of a response; what was approved of an earlier one stays with that one. */
export async function draftResponse(db: Database, draft: ResponseDraft, now: Date): Promise<DraftResult> {
  const { consultationId, to, number, outcome, staffId } = draft;
  const text = cleanText(draft.text);
  if (!text) return { ok: false, reason: "text-missing" };
  return db.prisma.$transaction(async (tx) => {
    if (to.topicId !== undefined) {
      const topic = (await lockTopics(tx, [to.topicId])).get(to.topicId);
      if (topic?.consultationId !== consultationId || topic.mergedIntoId !== null) return { ok: false, reason: "unknown-topic" };
    } else {
      const comments = await tx.comment.count({ where: { id: to.commentId, consultationId, state: { notIn: ["withdrawn", "merged"] } } });
      if (comments === 0) return { ok: false, reason: "unknown-comment" };
    }
    await tx.response.createMany({ data: [{ id: newId(), consultationId, ...to, createdAt: now }], skipDuplicates: true });
    const { id: responseId } = await tx.response.findFirstOrThrow({ where: to, select: { id: true } });
    await lockResponse(tx, responseId);
    const standing = await readStanding(tx, responseId);
    if ((standing?.number ?? 0) !== number) return { ok: false, reason: "drafted-meanwhile", standing };
    await tx.responseVersion.create({
      data: { responseId, number: number + 1, outcome, text, draftedBy: staffId, draftedAt: now },
      select: { number: true },
    });
    return { ok: true, responseId, number: number + 1 };
  }, TRANSACTION);
}

/** False where there is no such response. */
export async function lockResponse(tx: Tx, responseId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM response WHERE id = ${responseId}::uuid FOR NO KEY UPDATE`;
  return rows.length === 1;
}

export async function readStanding(tx: Tx, responseId: string): Promise<StandingVersion | null> {
  const last = await tx.responseVersion.findFirst({
    where: { responseId },
    orderBy: { number: "desc" },
    select: { number: true, outcome: true, text: true, draftedAt: true, drafter: { select: { name: true } } },
  });
  if (!last) return null;
  const { drafter, draftedAt, ...rest } = last;
  return { ...rest, by: drafter.name, at: draftedAt };
}
