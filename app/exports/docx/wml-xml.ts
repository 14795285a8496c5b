/** Small parts of WordprocessingML (ECMA-376 Part 1), as strings. */

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Any character that needs a closer look; most texts have none, and this finds out fast. */
const SUSPECT = /[&<>"\u0000-\u001f\ud800-\udfff\ufffe\uffff]/;
const NOT_PLAIN = /[&<>"\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const ESCAPED: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;" };

/** Text for the inside of an element. What XML cannot hold, and half a surrogate pair, become U+FFFD. */
export function xmlText(text: string): string {
  return SUSPECT.test(text) ? text.replace(NOT_PLAIN, (character) => ESCAPED[character] ?? "\ufffd") : text;
}

/** The same for an attribute: one line, since a parser makes spaces of line ends there. */
export function xmlAttribute(text: string): string {
  return xmlText(text.replace(/\s+/g, " "));
}

const UNPRINTED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** The text as every program reads it back: one kind of line end, and U+FFFD for what XML cannot hold. */
export function printedText(text: string): string {
  return SUSPECT.test(text) ? text.replace(/\r\n?/g, "\n").replace(UNPRINTED, "\ufffd") : text;
}

/** Text for the inside of a run: line ends and tabs are elements. @param tag "w:delText" inside a tracked deletion */
export function textXml(text: string, tag: "w:t" | "w:delText" = "w:t"): string {
  const piece = (words: string) => (words === "" ? "" : `<${tag} xml:space="preserve">${xmlText(words)}</${tag}>`);
  if (!/[\r\n\t]/.test(text)) return piece(text);
  return text
    .split(/(\r\n?|\n|\t)/)
    .map((part, index) => (index % 2 === 0 ? piece(part) : part === "\t" ? "<w:tab/>" : "<w:br/>"))
    .join("");
}

/** A run of plain words, or of words in a character style. */
export function runXml(text: string, style?: string): string {
  if (text === "") return "";
  return `<w:r>${style === undefined ? "" : `<w:rPr><w:rStyle w:val="${style}"/></w:rPr>`}${textXml(text)}</w:r>`;
}

/** Namespaces of every part that holds words. */
export const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ' +
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"';
