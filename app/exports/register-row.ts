import type {
  CommentField,
  CommentKind,
  CommentState,
  Channel,
  ModerationAction,
  Outcome,
} from "~/platform/generated/prisma/enums";
import type { Quote } from "~/comments/anchor-quote";
import type { RedactionSpan } from "~/comments/apply-redactions";

/** What a comment is about. One object for each place of the draft, shared by all its rows. */
export interface Anchor {
  draftNumber: number;
  /** "whole": the draft itself; "front" and "back": paragraphs before the first and after the last section. */
  place: "whole" | "front" | "body" | "back";
  section: AnchorSection | null;
  paragraph: AnchorParagraph | null;
}

export interface AnchorSection {
  id: string;
  path: string;
  /** Printed labels from the root down to this section. */
  trail: string[];
  heading: string;
}

export interface AnchorParagraph {
  id: string;
  /** Number within its section (or front, or back), from 1. */
  number: number;
  marker: string | null;
  /** The first 200 characters, with "…" where more follows. */
  beginning: string;
}

export interface RowDecision {
  version: number;
  action: ModerationAction;
  /** Key of a published rule. */
  reason: string;
  rulesVersion: string;
  note: string | null;
  staffId: string;
  at: Instant;
  redactions: (RedactionSpan & { field: CommentField })[];
}

export interface RowContributor {
  name: string | null;
  organisation: string | null;
  email: string | null;
  /** When somebody who reads its mail confirmed the address. */
  emailConfirmedAt: Instant | null;
  showName: boolean;
}

/** What the drafters answer: the last version that a second person has approved. */
export interface RowResponse {
  outcome: Outcome;
  text: string;
  approvedBy: string;
  approvedAt: Instant;
  /** Whether everybody reads it. */
  published: boolean;
}

/** A topic a comment stands in. One object for each topic, shared by all its rows. */
export interface RowTopic {
  id: string;
  title: string;
  /** Null: about the whole draft. */
  sectionId: string | null;
  /** Null while none is approved. */
  response: RowResponse | null;
}

/** What a comment said before its author edited it. */
export interface RowVersion {
  /** 0 is the original. */
  number: number;
  at: Instant;
  kind: CommentKind;
  /** Null in the variant without personal data: nobody has looked for such data in words that stand no more. */
  text: string | null;
  proposed: string | null;
  proposedBase: string | null;
}

/** One comment as it is delivered. */
export interface RegisterRow {
  id: string;
  /** The key of a comment to its author; in the variant without personal data only its beginning. */
  receiptCode: string;
  /** Line of the receipt, from 1. */
  part: number;
  receivedAt: Instant;
  channel: Channel;
  kind: CommentKind;
  state: CommentState;
  district: string | null;
  consentNotice: string | null;
  /**
   * What the comment says now, all of it; null once withdrawn. In the variant without personal data see
   * `hide-personal-data.ts`.
   */
  text: string | null;
  proposed: string | null;
  /** The paragraph's own text that the proposal rewrites. */
  proposedBase: string | null;
  /** Words of the paragraph the comment is about. */
  quote: string | null;
  /** The same with its place in the paragraph. */
  quoteAt: Quote | null;
  /** Times its author has edited it. */
  revision: number;
  /** What it said before, the original first. */
  earlier: RowVersion[];
  withdrawnAt: Instant | null;
  /** Taps of "đồng tình", verified by nobody. */
  supportCount: number;
  /**
   * Comments that say nearly the same, in the whole register and whatever became of them; null for one nobody has sent
   * in nearly the same words, and until its words have been looked at.
   */
  textGroup: { name: string; size: number } | null;
  /** What the public reads now; null unless published. */
  publicText: string | null;
  publicProposed: string | null;
  anchor: Anchor;
  /** Every decision, the first first. */
  decisions: RowDecision[];
  /** In their order in the draft. */
  topics: RowTopic[];
  /** To this comment alone; null while none is approved. */
  response: RowResponse | null;
  /** In rows by topic: the one this row stands under; null for none. */
  under: RowTopic | null;
  /** Null in the variant without personal data, once withdrawn, and where none are known. */
  contributor: RowContributor | null;
}

/**
 * A point in time as Postgres prints a timestamptz in the session's zone, Asia/Ho_Chi_Minh:
 * "2020-06-18 23:59:59.999+07". Kept as text because most rows are written without any reckoning.
 */
export type Instant = string & { readonly instant: unique symbol };

/** "2020-06-18 23:59:59", in the zone of the session. */
export function toLocalTime(instant: Instant): string {
  return instant.slice(0, 19);
}

/** "2020-06-18T16:59:59.999Z" */
export function toIsoInstant(instant: Instant): string {
  const [date, time, sign, hours, minutes = "00"] =
    /^(\S+) ([\d:.]+)([+-])(\d\d):?(\d\d)?$/.exec(instant)?.slice(1) ?? [];
  return new Date(`${date}T${time}${sign}${hours}:${minutes}`).toISOString();
}
