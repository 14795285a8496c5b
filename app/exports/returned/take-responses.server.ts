import { recordAct } from "~/auth/record-act.server";
import type { Database } from "~/platform/db.server";
import { LONGEST } from "~/synthesis/answer.schema";
import { draftForComments } from "~/synthesis/draft-response.server";
import type { LeftOut } from "./acts";

const TRANSACTION = { timeout: 120_000, maxWait: 10_000 };

export interface Taken {
  taken: number;
  /** Chosen, and left alone: each says why. */
  left: number;
}

/**
 * What is chosen and not taken yet becomes draft responses by this person, all in one transaction. What cannot stays
 * chosen, with its words, and says why: its comment is gone, or its response is another than the one that was seen.
 * Done again, it does nothing. Null for a copy that is not there, or whose words have been erased.
 */
export async function takeResponses(
  db: Database,
  { returnedId, consultationId, staffId }: { returnedId: string; consultationId: string; staffId: string },
  now: Date,
): Promise<Taken | null> {
  return db.prisma.$transaction(async (tx) => {
    // Whoever presses twice waits here, and then finds nothing left to take.
    const [copy] = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM returned_draft WHERE id = ${returnedId}::uuid AND consultation_id = ${consultationId}::uuid AND erased_at IS NULL FOR NO KEY UPDATE`;
    if (!copy) return null;
    const items = await tx.returnedItem.findMany({
      where: { returnedId, chosen: true, number: null },
      select: { commentId: true, outcome: true, text: true, baseNumber: true, baseApproved: true },
    });
    const left = new Map<string, LeftOut>();
    const drafts = items.flatMap(({ commentId, outcome, text, baseNumber: number, baseApproved: approved }) => {
      const reason = !outcome ? "outcome-missing" : !text ? "text-missing" : text.length > LONGEST ? "text-long" : null;
      if (reason) left.set(commentId, reason);
      return outcome && !reason ? [{ commentId, number, approved, outcome, text }] : [];
    });
    const results = await draftForComments(tx, { consultationId, staffId, drafts }, now);
    const taken: { commentId: string; number: number }[] = [];
    for (const [commentId, result] of results) {
      if (result.ok) taken.push({ commentId, number: result.number });
      else left.set(commentId, result.reason);
    }
    await tx.$executeRaw`
      UPDATE returned_item i SET number = w.number, left_out = NULL
      FROM unnest(${taken.map(({ commentId }) => commentId)}::uuid[], ${taken.map(({ number }) => number)}::int[]) AS w (id, number)
      WHERE i.returned_id = ${returnedId}::uuid AND i.comment_id = w.id`;
    await tx.$executeRaw`
      UPDATE returned_item i SET left_out = w.reason FROM unnest(${[...left.keys()]}::uuid[], ${[...left.values()]}::text[]) AS w (id, reason)
      WHERE i.returned_id = ${returnedId}::uuid AND i.comment_id = w.id`;
    if (taken.length > 0) await recordAct(tx, { type: "returned.taken", staffId, data: { returnedId, responses: taken.length } }, now);
    return { taken: taken.length, left: left.size };
  }, TRANSACTION);
}
