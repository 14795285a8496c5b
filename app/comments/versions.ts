import type { Kind } from "./kinds";

/** What its author can change of a comment. */
export interface Words {
  kind: Kind;
  text: string;
  proposed: string | null;
  /** The paragraph's own text that `proposed` rewrites. */
  proposedBase: string | null;
}

/** One version of a comment. Number 0 is the original, and stands from the comment's receipt on. */
export interface Version extends Words {
  number: number;
  at: Date;
}

/** The columns of a revision that make a version. */
export const VERSION_COLUMNS = {
  number: true, kind: true, text: true, proposed: true, proposedBase: true, createdAt: true,
} as const;

type Original = Words & { receivedAt: Date; revision: number; revisions: (Words & { number: number; createdAt: Date })[] };

/** What a comment says now, and what it said before, the original first. */
export function versionsOf(comment: Original): { current: Version; earlier: Version[] } {
  const version = ({ kind, text, proposed, proposedBase }: Words, number: number, at: Date): Version => ({
    number, at, kind, text, proposed, proposedBase,
  });
  const all = [
    version(comment, 0, comment.receivedAt),
    ...comment.revisions.map((row) => version(row, row.number, row.createdAt)).sort((a, b) => a.number - b.number),
  ].filter(({ number }) => number <= comment.revision);
  return { current: all.at(-1)!, earlier: all.slice(0, -1) };
}
