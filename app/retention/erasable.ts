/** What is erased, by kind, in the order it is done in. */
export const ERASABLE = ["people", "letters", "emails", "files", "messages", "looks", "returned", "masked"] as const;
export type Erasable = (typeof ERASABLE)[number];
export type ErasableCounts = Record<Erasable, number>;

export const sumOf = (counts: Partial<ErasableCounts>): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Mails to citizens; those to staff and to the committee are not theirs. */
const TO_CITIZENS = "('receipt', 'revised', 'withdrawn', 'decided', 'intake-receipt', 'intake-unreadable', 'answer')";

/** Key of the published rule by which moderators hide somebody's personal data. */
export const PERSONAL_DATA_RULE = "1";

const settledItem = (kind: "email" | "post") =>
  `FROM intake_item e WHERE e.consultation_id = $1::uuid AND e.channel = '${kind}' AND e.state <> 'waiting' AND e.erased_at IS NULL`;

/**
 * The rows `e` of a consultation ($1) that hold personal data, as SQL. A letter or mail that has not been entered is
 * the only copy of an opinion: it, its sender and its pages are left until it is settled, and so is a spreadsheet.
 */
export const STILL_THERE: Record<Erasable, string> = {
  people: `FROM contributor e WHERE e.consultation_id = $1::uuid AND e.erased_at IS NULL
    AND NOT EXISTS (SELECT FROM intake_item i WHERE i.contributor_id = e.id AND i.state = 'waiting')`,
  letters: settledItem("post"),
  emails: settledItem("email"),
  files: `FROM stored_file e WHERE e.consultation_id = $1::uuid AND e.erased_at IS NULL AND (
      EXISTS (SELECT FROM comment_file f WHERE f.file_id = e.id)
      OR EXISTS (SELECT FROM intake_item i WHERE i.source_id = e.id AND i.state <> 'waiting')
      OR EXISTS (SELECT FROM intake_file f JOIN intake_item i ON i.id = f.item_id WHERE f.file_id = e.id AND i.state <> 'waiting')
      OR EXISTS (SELECT FROM bulk_import b WHERE b.file_id = e.id AND b.state IN ('registered', 'discarded'))
      OR EXISTS (SELECT FROM document_file d JOIN document_set s ON s.id = d.set_id WHERE d.file_id = e.id AND s.personal_data))`,
  messages: `FROM mail_message e WHERE e.consultation_id = $1::uuid AND e.recipient <> '' AND e.kind IN ${TO_CITIZENS}`,
  looks: `FROM second_look e WHERE e.consultation_id = $1::uuid AND e.words IS NOT NULL`,
  returned: `FROM returned_draft e WHERE e.consultation_id = $1::uuid AND e.erased_at IS NULL`,
  masked: `FROM comment e WHERE e.consultation_id = $1::uuid AND e.masked_version IS DISTINCT FROM e.version
    AND e.id IN (SELECT r.comment_id FROM redaction r WHERE r.consultation_id = $1::uuid AND r.reason = '${PERSONAL_DATA_RULE}')
    AND EXISTS (SELECT FROM moderation_decision m JOIN redaction r ON r.decision_id = m.id
                WHERE m.comment_id = e.id AND m.version = e.version AND r.reason = '${PERSONAL_DATA_RULE}')`,
};
