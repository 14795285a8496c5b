import type { CommentState, ModerationAction } from "~/platform/generated/prisma/enums";

/** How long after a decision its author may ask that another moderator look at it. */
const CONTESTABLE_MS = 30 * 86_400_000;

/** Longest reason an author can give, in characters. */
export const WORDS_MAX = 2_000;

interface Standing {
  state: CommentState;
  /** The decision that stands. */
  action: ModerationAction;
  decidedAt: Date;
}

/** The last instant at which a decision can be contested: a comment withheld, or shown with parts hidden; null for others. */
export function contestableUntil({ state, action, decidedAt }: Standing): Date | null {
  const hides = (state === "withheld" && action === "withhold") || (state === "published" && action === "redact");
  return hides ? new Date(decidedAt.getTime() + CONTESTABLE_MS) : null;
}

export function isContestable(standing: Standing, now: Date): boolean {
  const until = contestableUntil(standing);
  return until !== null && now <= until;
}
