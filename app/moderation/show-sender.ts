/** Reasons to look at who sent a comment; their words are in the messages. */
export const SENDER_REASONS = ["ask-back", "same-sender", "complaint", "law"] as const;

export type SenderReason = (typeof SENDER_REASONS)[number];
