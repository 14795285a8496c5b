import { createHash } from "node:crypto";
import { cleanText } from "~/platform/clean-text";
import type { Database } from "~/platform/db.server";
import type { Outcome } from "~/platform/generated/prisma/enums";

/** What somebody wants one item to become. */
export interface Choice {
  commentId: string;
  chosen: boolean;
  outcome: Outcome | null;
  text: string;
  /** `choiceKey` of what stood there when the page was opened. */
  was: string;
  /** A version of the response that came meanwhile, which this person has read and passes by; null without that wish. */
  seen: { number: number; approved: boolean } | null;
}

/** Names what an item is to become, so that a change by another in between is seen. */
export function choiceKey({ chosen, outcome, text }: Pick<Choice, "chosen" | "outcome" | "text">): string {
  return createHash("sha256").update(JSON.stringify([chosen, outcome, text])).digest("base64url").slice(0, 16);
}

/**
 * Keeps what was changed on a page of choices. Where another changed the same item meanwhile nothing of this one is
 * written: its choice is given back. What is taken already stays as it is.
 */
export async function saveChoices(
  db: Database,
  { returnedId, choices }: { returnedId: string; choices: Choice[] },
): Promise<{ conflicts: Choice[] }> {
  const cleaned = choices.map((choice) => ({ ...choice, text: cleanText(choice.text) }));
  return db.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM returned_draft WHERE id = ${returnedId}::uuid FOR NO KEY UPDATE`;
    const items = await tx.returnedItem.findMany({
      where: { returnedId, commentId: { in: cleaned.map(({ commentId }) => commentId) }, number: null, returned: { erasedAt: null } },
      select: { commentId: true, chosen: true, outcome: true, text: true },
    });
    const standing = new Map(items.map((item) => [item.commentId, item]));
    const conflicts: Choice[] = [];
    for (const choice of cleaned) {
      const item = standing.get(choice.commentId);
      if (!item) continue;
      const { commentId, chosen, outcome, text, seen } = choice;
      const wanted = choiceKey(choice);
      const there = choiceKey(item);
      if (wanted !== choice.was && there !== choice.was && there !== wanted) {
        conflicts.push(choice);
        continue;
      }
      const changed = wanted !== choice.was && there !== wanted;
      if (!changed && !seen) continue;
      await tx.returnedItem.update({
        where: { returnedId_commentId: { returnedId, commentId } },
        data: {
          ...(changed ? { chosen, outcome, text } : {}),
          ...(seen ? { baseNumber: seen.number, baseApproved: seen.approved } : {}),
          leftOut: null,
        },
        select: { commentId: true },
      });
    }
    return { conflicts };
  });
}
