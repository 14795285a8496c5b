/** What a comment asks for, in the order the form offers them. */
export const KINDS = ["agree", "amend", "add", "remove", "other"] as const;

export type Kind = (typeof KINDS)[number];
