/** Why a letter or a mail was not taken into the register; it is kept and counted all the same. */
export const REFUSAL_REASONS = ["late", "empty", "not-a-comment", "duplicate", "unreadable", "abusive-file"] as const;

/** Why a mail is nobody's opinion. */
export const SET_ASIDE_REASONS = ["auto-reply", "bounce", "list-mail"] as const;

export type RefusalReason = (typeof REFUSAL_REASONS)[number];
export type SetAsideReason = (typeof SET_ASIDE_REASONS)[number];

export const isRefusalReason = (value: unknown): value is RefusalReason => REFUSAL_REASONS.includes(value as RefusalReason);
