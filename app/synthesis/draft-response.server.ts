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
      if (topic?.consultationId !== consultationId || topic.ended) return { ok: false, reason: "unknown-topic" };
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

/** A draft for one comment, with the version that was read, 0 for none, and whether that was approved. */
export interface CommentDraft {
  commentId: string;
  number: number;
  approved: boolean;
  outcome: Outcome;
  text: string;
}

export type CommentDraftResult =
  | { ok: true; number: number }
  | { ok: false; reason: "text-missing" | "unknown-comment" | "drafted-meanwhile" | "approved-meanwhile" };

/** Drafts in one statement. */
const BATCH = 1_000;

/**
 * The same for many comments in the caller's transaction: each by itself, so that one refused leaves the rest. Beside a
 * version that came meanwhile, an approval that did is a refusal too: nobody has seen that it would be passed by.
 */
export async function draftForComments(
  tx: Tx,
  { consultationId, staffId, drafts }: { consultationId: string; staffId: string; drafts: CommentDraft[] },
  now: Date,
): Promise<Map<string, CommentDraftResult>> {
  const results = new Map<string, CommentDraftResult>();
  // Always in the same order, so that two who draft for the same comments do not wait for each other.
  const sorted = drafts.map((draft) => ({ ...draft, text: cleanText(draft.text) })).sort((a, b) => (a.commentId < b.commentId ? -1 : 1));
  for (let start = 0; start < sorted.length; start += BATCH) {
    const batch = sorted.slice(start, start + BATCH);
    const ids = batch.map(({ commentId }) => commentId);
    const comments = await tx.comment.findMany({ where: { id: { in: ids }, consultationId, state: { notIn: ["withdrawn", "merged"] } }, select: { id: true } });
    const known = new Set(comments.map(({ id }) => id));
    const wanted = batch.filter(({ commentId, text }) => {
      const reason = !text ? "text-missing" : !known.has(commentId) ? "unknown-comment" : null;
      if (reason) results.set(commentId, { ok: false, reason });
      return !reason;
    });
    await tx.response.createMany({
      data: wanted.flatMap(({ commentId, number }) => (number === 0 ? [{ id: newId(), consultationId, commentId, createdAt: now }] : [])),
      skipDuplicates: true,
    });
    const standing = await lockStanding(tx, wanted.map(({ commentId }) => commentId));
    const versions = wanted.flatMap(({ commentId, number, approved, outcome, text }) => {
      const at = standing.get(commentId);
      const reason = (at?.number ?? 0) !== number || !at ? "drafted-meanwhile" : at.approved !== approved ? "approved-meanwhile" : null;
      results.set(commentId, reason ? { ok: false, reason } : { ok: true, number: number + 1 });
      return at && !reason ? [{ responseId: at.responseId, number: number + 1, outcome, text }] : [];
    });
    await tx.$executeRaw`
      INSERT INTO response_version (response_id, number, outcome, text, drafted_by, drafted_at)
      SELECT v."responseId", v.number, v.outcome, v.text, ${staffId}::uuid, ${now}
      FROM jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) AS v ("responseId" uuid, number int, outcome outcome, text text)`;
  }
  return results;
}

/** The last versions of comments' own responses, which nobody else writes until this transaction ends. */
async function lockStanding(tx: Tx, commentIds: string[]) {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM response WHERE comment_id = ANY (${commentIds}::uuid[]) ORDER BY comment_id FOR NO KEY UPDATE`;
  const rows = await tx.$queryRaw<{ responseId: string; commentId: string; number: number; approved: boolean }[]>`
    SELECT r.id AS "responseId", r.comment_id AS "commentId", coalesce(v.number, 0) AS number,
      EXISTS (SELECT 1 FROM response_approval a WHERE a.response_id = r.id AND a.number = v.number) AS approved
    FROM response r LEFT JOIN LATERAL (SELECT number FROM response_version WHERE response_id = r.id ORDER BY number DESC LIMIT 1) v ON true
    WHERE r.id = ANY (${locked.map(({ id }) => id)}::uuid[])`;
  return new Map(rows.map(({ commentId, ...row }) => [commentId, row]));
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
