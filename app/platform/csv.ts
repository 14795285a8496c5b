/** Begins, after spaces and apostrophes, with what a spreadsheet may take for a formula. */
const FORMULA = /^[\s\ufeff']*[=+\-@＝＋－＠]|^[ \u00a0\u3000']*[\t\r]/;

/** Stands before the first line: without it Excel does not take a file for UTF-8. */
export const BYTE_ORDER_MARK = "\ufeff";

/** One line of CSV (RFC 4180: commas, CRLF, every cell quoted), its end included. */
export function csvRecord(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

export function csvCell(cell: string): string {
  const safe = neutralise(cell);
  return safe.includes('"') ? `"${safe.replaceAll('"', '""')}"` : `"${safe}"`;
}

/**
 * The cell with an apostrophe before it when a spreadsheet could take it for a formula, as a list's "- " could be
 * too. Nothing is lost: `restoreNeutralised` gives every cell back exactly, one that had an apostrophe of its own
 * included. Holds for a reader that splits at commas, as RFC 4180 says; JSON has the texts untouched.
 */
export function neutralise(cell: string): string {
  return mayBeFormula(cell) ? `'${cell}` : cell;
}

/** The inverse of `neutralise`. */
export function restoreNeutralised(cell: string): string {
  return cell.startsWith("'") && mayBeFormula(cell) ? cell.slice(1) : cell;
}

/** Most cells begin with a digit or a letter, which decides at once. */
function mayBeFormula(cell: string): boolean {
  const first = cell.charCodeAt(0);
  const plain =
    (first >= 0x30 && first <= 0x39) ||
    (first >= 0x41 && first <= 0x5a) ||
    (first >= 0x61 && first <= 0x7a) ||
    (first >= 0xc0 && first <= 0x167f) ||
    (first >= 0x1e00 && first <= 0x1eff);
  return !plain && FORMULA.test(cell);
}
