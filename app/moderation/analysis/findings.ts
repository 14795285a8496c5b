/** What the words of a comment may be marked with. Help for who reads it, never a verdict. */
export const FLAGS = ["personal-data", "insult", "link", "all-capitals", "very-short", "wrong-section"] as const;

export type Flag = (typeof FLAGS)[number];

export const PERSONAL_KINDS = ["phone", "citizen-id", "identity-card", "passport", "bank-account", "email", "address"] as const;

export type PersonalKind = (typeof PERSONAL_KINDS)[number];

/** Half-open, in UTF-16 units of the text it was found in. */
export interface Found {
  start: number;
  end: number;
}

/** One reason for one flag. */
export interface Finding extends Found {
  flag: Flag;
  field: "text" | "proposed";
  /** Of personal data. */
  kind?: PersonalKind;
  /** What else its explanation says: the words both have in common with a section. */
  data?: { terms: string[] };
}
