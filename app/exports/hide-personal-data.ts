import { applyRedactions } from "~/comments/apply-redactions";
import type { RegisterRow } from "./register-row";
import { hiddenMark } from "~/comments/hidden-mark";

/** The published rule about somebody's private data. */
const PERSONAL_DATA_RULE = "1";

/**
 * The row of the variant without personal data. Its receipt code is cut, so that nobody who has the file can edit or
 * withdraw a comment. Beside the contributor and earlier versions, which are left out where the row is read, a moderator
 * may have found somebody's data in the words themselves (rule 1):
 * - spans hidden under rule 1 stay hidden in the text and the proposal; spans hidden for another reason are delivered;
 * - of a comment withheld under rule 1 only the mark "[đã ẩn: …]" is delivered. The comment itself is still in it.
 * A comment reopened since keeps what was hidden, until the next decision. What no moderator has found stays: words
 * of a pending comment nobody has read.
 * Staff's notes to the author and rows of every other kind are left as they are.
 */
export function hidePersonalData(whole: RegisterRow): RegisterRow {
  const row = { ...whole, receiptCode: whole.receiptCode.split("-", 1)[0] ?? "" };
  // Of a withdrawn comment there are no words.
  if (row.text === null) return row;
  const standing = row.decisions.findLast(({ action }) => action !== "reopen");
  if (!standing) return row;
  if (standing.action === "withhold") {
    if (standing.reason !== PERSONAL_DATA_RULE) return row;
    const mark = hiddenMark(standing.reason);
    return { ...row, text: mark, proposed: row.proposed === null ? null : mark };
  }
  const spans = standing.redactions.filter(({ reason }) => reason === PERSONAL_DATA_RULE);
  if (spans.length === 0) return row;
  const hide = (text: string, field: "text" | "proposed") =>
    applyRedactions(
      text,
      spans.filter((span) => span.field === field),
      hiddenMark,
    );
  return {
    ...row,
    text: hide(row.text, "text"),
    proposed: row.proposed === null ? null : hide(row.proposed, "proposed"),
  };
}
