/** Controls that no text needs: all of C0 and C1 but tab and line feed, and the byte order mark. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff]/g;

/**
 * Text as the register keeps it: NFC, line feeds only, no control characters, no lone surrogates, no blank ends.
 * Everything a reader can see stays as it was written.
 */
export function cleanText(text: string): string {
  return text.toWellFormed().normalize("NFC").replace(/\r\n?|\u2028|\u2029/g, "\n").replace(CONTROLS, "").trim();
}

/** The same for a text of one line, such as a name. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, " ");
}
