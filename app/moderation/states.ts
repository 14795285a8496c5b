/** Where a comment of the register stands. */
export const STATES = ["pending", "published", "withheld", "withdrawn", "merged"] as const;

export type State = (typeof STATES)[number];
