import type { Database, Tx } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";
import { addJob } from "./propose-decision.server";
import { readScope } from "./read-scope.server";
import { isWithholdReason, KEEPS_RULES } from "./rules";
import type { State } from "./states";
import { BATCH_MAX, UNDO_MS } from "./undo-time";

/** What can be decided on many comments at once. */
export interface BatchDecision {
  action: "publish" | "withhold";
  reason: string;
  note: string | null;
  staffId: string;
}

export interface BatchItem {
  id: string;
  version: number;
  revision: number;
}

/** Why a comment is left out. */
export type Skipped =
  | { id: string; why: "held" | "waiting"; by: string }
  | { id: string; why: "state"; state: State }
  | { id: string; why: "changed" | "own-decision" | "not-here"; };

interface Looked extends BatchItem {
  state: State;
  beginning: string;
  flags: string[];
  section_id: string | null;
  district: string | null;
  consultation_id: string;
  four_eyes: boolean;
  held_by: string | null;
  waiting_by: string | null;
  own: boolean;
}

/** Characters of each of the first comments that a preview shows. */
const BEGINNING = 300;
export const SHOWN = 10;

export function fitsBatch({ action, reason }: Pick<BatchDecision, "action" | "reason">): boolean {
  return action === "publish" ? reason === KEEPS_RULES : isWithholdReason(reason);
}

/** Exactly what deciding on these comments would do now. Nothing is written. */
export async function previewBatch(db: Database, { ids, staffId }: { ids: string[]; staffId: string }, now: Date) {
  const looked = await lookAt(db.prisma, { ids: ids.slice(0, BATCH_MAX), staffId, lock: false }, now);
  const { taken, skipped } = await divide(db.prisma, looked, ids.slice(0, BATCH_MAX), staffId);
  return {
    items: taken.map(({ id, version, revision }) => ({ id, version, revision })),
    first: taken.slice(0, SHOWN).map(({ id, beginning }) => ({ id, beginning })),
    personal: taken.filter(({ flags }) => flags.includes("personal-data")).length,
    flagged: taken.filter(({ flags }) => flags.length > 0).length,
    needSecond: taken.filter((each) => each.four_eyes).length,
    skipped,
  };
}

/**
 * Proposes one decision on many waiting comments, with one undo. Each is compared with the version and revision that
 * were seen in the preview; what does not fit any more is left out and told.
 */
export async function proposeBatch(
  db: Database,
  { items, action, reason, note, staffId }: BatchDecision & { items: BatchItem[] },
  now: Date,
): Promise<{ ok: true; batchId: string; count: number; skipped: Skipped[] } | { ok: false; reason: "bad-reason" | "too-many" }> {
  if (!fitsBatch({ action, reason })) return { ok: false, reason: "bad-reason" };
  if (items.length > BATCH_MAX) return { ok: false, reason: "too-many" };
  const seen = new Map(items.map((item) => [item.id, item]));
  const batchId = newId();
  const dueAt = new Date(now.getTime() + UNDO_MS);
  return db.prisma.$transaction(async (tx) => {
    const looked = await lookAt(tx, { ids: [...seen.keys()], staffId, lock: true }, now);
    const divided = await divide(tx, looked, [...seen.keys()], staffId);
    const same = ({ id, version, revision }: BatchItem) => seen.get(id)?.version === version && seen.get(id)?.revision === revision;
    const taken = divided.taken.filter(same);
    const changed = divided.taken.filter((each) => !same(each)).map(({ id }): Skipped => ({ id, why: "changed" }));
    // What waits on other words than those that stand can no longer be applied.
    await tx.proposedDecision.updateMany({
      where: { commentId: { in: taken.map(({ id }) => id) }, settledAt: null },
      data: { settledAt: now, outcome: "overtaken" },
    });
    await tx.proposedDecision.createMany({
      data: taken.map((each) => ({
        id: newId(),
        consultationId: each.consultation_id,
        commentId: each.id,
        batchId,
        version: each.version,
        revision: each.revision,
        action,
        reason,
        note,
        staffId,
        madeAt: now,
        dueAt,
        needsSecond: action === "withhold" && each.four_eyes,
      })),
    });
    if (taken.length > 0) await addJob(tx, batchId, dueAt);
    return { ok: true, batchId, count: taken.length, skipped: [...divided.skipped, ...changed] };
  });
}

async function lookAt(tx: Tx, { ids, staffId, lock }: { ids: string[]; staffId: string; lock: boolean }, now: Date): Promise<Looked[]> {
  if (lock) await tx.$queryRaw`SELECT id FROM comment WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  return tx.$queryRaw<Looked[]>`
    SELECT c.id, c.version, c.revision, c.state, c.section_id, c.district, c.consultation_id, d.four_eyes,
           CASE WHEN c.state = 'withdrawn' THEN '' ELSE left(coalesce(v.text, c.text), ${BEGINNING}) END AS beginning,
           coalesce(a.flags, '{}') AS flags,
           (SELECT s.name FROM comment_lease l JOIN staff s ON s.id = l.staff_id
            WHERE l.comment_id = c.id AND l.expires_at > ${now} AND l.staff_id <> ${staffId}::uuid) AS held_by,
           (SELECT s.name FROM proposed_decision p JOIN staff s ON s.id = p.staff_id
            WHERE p.comment_id = c.id AND p.settled_at IS NULL AND p.version = c.version AND p.revision = c.revision) AS waiting_by,
           EXISTS (SELECT FROM second_look l JOIN moderation_decision m ON m.id = l.decision_id
                   WHERE l.comment_id = c.id AND l.answered_at IS NULL AND ${staffId}::uuid IN (m.staff_id, m.second_staff_id)) AS own
    FROM comment c JOIN consultation d ON d.id = c.consultation_id
    LEFT JOIN comment_revision v ON v.comment_id = c.id AND v.number = c.revision
    LEFT JOIN comment_analysis a ON a.comment_id = c.id
    WHERE c.id = ANY(${ids}::uuid[]) ORDER BY c.received_at, c.id`;
}

async function divide(tx: Tx, looked: Looked[], ids: string[], staffId: string) {
  const scopes = new Map<string, Awaited<ReturnType<typeof readScope>>>();
  const known = new Map(looked.map((each) => [each.id, each]));
  const taken: Looked[] = [];
  const skipped: Skipped[] = ids.filter((id) => !known.has(id)).map((id) => ({ id, why: "not-here" }));
  for (const each of looked) {
    const { id, state, consultation_id: consultationId } = each;
    if (!scopes.has(consultationId)) scopes.set(consultationId, await readScope(tx, { staffId, consultationId }));
    const { sectionIds, districts } = scopes.get(consultationId)!;
    const inside = (!sectionIds || sectionIds.includes(each.section_id ?? "")) && (!districts || districts.includes(each.district ?? ""));
    if (!inside) skipped.push({ id, why: "not-here" });
    else if (state !== "pending") skipped.push({ id, why: "state", state });
    else if (each.waiting_by !== null) skipped.push({ id, why: "waiting", by: each.waiting_by });
    else if (each.held_by !== null) skipped.push({ id, why: "held", by: each.held_by });
    else if (each.own) skipped.push({ id, why: "own-decision" });
    else taken.push(each);
  }
  return { taken, skipped };
}
