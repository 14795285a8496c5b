import { recoverLegacyText, type LegacyEncoding } from "../legacy-text";
import type { SheetRow } from "./sheet-row";
import { isVietnameseSyllable } from "../vietnamese-syllable";

export interface RecoveredRow extends SheetRow {
  /** How its texts were recovered; null where they came as Unicode. */
  recoveredFrom: LegacyEncoding | null;
}

/** Stands between cells while they are read as one text. */
const BETWEEN = "\u0001\n";
/** UTF-16 units of an earlier row that are read along with a short one. */
const CONTEXT_MAX = 400;

/**
 * The rows with their texts in Unicode, also where they were typed for the fonts of before it. A row too short to be
 * recognised by itself is read along with the first one that was, unless its words are Vietnamese as they stand.
 */
export async function* recoverRows(rows: AsyncIterable<SheetRow>): AsyncGenerator<RecoveredRow, void, undefined> {
  let context = "";
  for await (const row of rows) {
    const written = row.cells.join(BETWEEN);
    let { text, from } = recoverLegacyText(written);
    if (from) context ||= written.slice(0, CONTEXT_MAX);
    else if (context && hasOddWord(written)) {
      const both = recoverLegacyText(context + BETWEEN + written);
      if (both.from) ({ text, from } = { text: both.text.split(BETWEEN).slice(context.split(BETWEEN).length).join(BETWEEN), from: both.from });
    }
    const cells = from ? text.split(BETWEEN) : row.cells;
    // A cell that holds the mark itself cannot be told from two.
    yield cells.length === row.cells.length ? { ...row, cells, recoveredFrom: from } : { ...row, recoveredFrom: null };
  }
}

function hasOddWord(text: string): boolean {
  return (text.match(/[\p{L}\p{M}\u00a1-\u00ff]*[\u00a1-\u00ff][\p{L}\p{M}\u00a1-\u00ff]*/gu) ?? []).some((word) => !isVietnameseSyllable(word));
}
