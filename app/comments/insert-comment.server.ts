import type { PoolClient } from "pg";
import type { Quote } from "./anchor-quote";
import type { Channel } from "./channels";
import type { Target } from "./find-target.server";
import type { Kind } from "./kinds";

/** A row for the register. */
export interface CommentRow {
  id: string;
  target: Target;
  words: { kind: Kind; text: string; proposed: string | null };
  quote: Quote | null;
  channel: Channel;
  /** The notice agreed to; null where the channel asks for none. */
  consentNotice: string | null;
  /** The letter or mail it was read from. */
  intakeItemId: string | null;
  submissionKey: string;
  receiptCode: string;
  /** Line of the receipt, from 1. */
  part: number;
  contributorId: string | null;
  district: string | null;
  receivedAt: Date;
}

/** Takes one comment into the register, with the paragraph's own text where another wording is proposed; false where its key or its line of the receipt is there already. */
export async function insertComment(tx: PoolClient, row: CommentRow): Promise<boolean> {
  const { target, words, quote } = row;
  const proposed = words.proposed === target.paragraphText ? null : words.proposed;
  const { rowCount } = await tx.query({
    name: "insert-comment",
    text: `
      INSERT INTO comment (id, consultation_id, draft_id, section_id, paragraph_id, contributor_id, channel, kind, text,
                           proposed, proposed_base, quote_exact, quote_prefix, quote_suffix, quote_start, district,
                           consent_notice, submission_key, receipt_code, part, received_at, intake_item_id)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
      ON CONFLICT DO NOTHING`,
    values: [
      row.id, target.consultationId, target.draftId, target.sectionId, target.paragraphId, row.contributorId, row.channel,
      words.kind, words.text, proposed, proposed === null ? null : target.paragraphText, quote?.exact ?? null,
      quote?.prefix ?? null, quote?.suffix ?? null, quote?.start ?? null, row.district, row.consentNotice,
      row.submissionKey, row.receiptCode, row.part, row.receivedAt, row.intakeItemId,
    ],
  });
  return rowCount === 1;
}
