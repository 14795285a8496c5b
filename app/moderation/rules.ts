/** Version of the published rules that decisions cite. */
export const RULES_VERSION = "2";

/** The one reason to publish: the comment keeps to the rules. */
export const KEEPS_RULES = "0";

/** Numbered reasons to withhold a comment or hide a part of it; their words are in the messages. */
export const WITHHOLD_REASONS = ["1", "2", "3", "4", "5", "6", "7"] as const;

/** The one reason to take a decision back; what the grounds are stands in the decision's note. */
export const REOPENS = "8";

/** The one reason to place a comment elsewhere in the draft. */
export const MOVES = "9";

/** The one reason to let another comment stand for one: the same person said the same. */
export const MERGES = "10";

export type WithholdReason = (typeof WITHHOLD_REASONS)[number];

export type RuleKey = typeof KEEPS_RULES | WithholdReason | typeof REOPENS | typeof MOVES | typeof MERGES;

export function isWithholdReason(value: unknown): value is WithholdReason {
  return WITHHOLD_REASONS.includes(value as WithholdReason);
}

export function isRuleKey(value: unknown): value is RuleKey {
  return value === KEEPS_RULES || value === REOPENS || value === MOVES || value === MERGES || isWithholdReason(value);
}
