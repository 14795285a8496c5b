/** What became of a comment's tracked change; "none": it has none in the text. */
export const RETURNED_ACTS = ["accepted", "edited", "rejected", "open", "none"] as const;
export type ReturnedAct = (typeof RETURNED_ACTS)[number];

/**
 * Why a person has to look first: at what the file leaves unclear, and at what happened to the comment or its response.
 * "gone": deleted from the copy. "copied": stands in it more than once. "open": answered, while its change is neither
 * accepted nor rejected.
 */
export const DOUBTS = [
  "edited",
  "paragraph-gone",
  "contradicts",
  "no-outcome",
  "no-text",
  "too-long",
  "open",
  "gone",
  "copied",
  "anchor-gone",
  "withdrawn",
  "merged",
  "withheld",
  "moved",
  "revised",
  "same",
  "drafted",
  "approved",
] as const;
export type Doubt = (typeof DOUBTS)[number];

/** Why something chosen was not taken. */
export const LEFT_OUT = ["outcome-missing", "text-missing", "text-long", "unknown-comment", "drafted-meanwhile", "approved-meanwhile"] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

/** What belongs to no comment of the register. */
export const NOTE_KINDS = ["comment", "inserted", "deleted", "paragraph-gone", "unknown", "elsewhere"] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** Which items are listed. */
export const VIEWS = ["viec", "xem-ky", "chon", "da-lay", "khong"] as const;
export type View = (typeof VIEWS)[number];
