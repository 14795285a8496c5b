import { textXml } from "~/exports/docx/wml-xml";

/** Paragraphs, runs and tables of WordprocessingML, as strings. */

export interface RunLook {
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  /** Points. */
  size?: number;
}

export interface ParagraphLook extends RunLook {
  align?: "left" | "center" | "right" | "both";
  /** The first line's indent, in twentieths of a point; 0 takes the style's away. */
  indent?: number;
  /** Points before and after. */
  before?: number;
  after?: number;
  keepNext?: boolean;
  /** A rule below, as long as the words: how far it stands in from either side, in twentieths of a point. */
  ruled?: number;
  style?: "Heading1" | "Heading2" | "Cell";
}

/** 10 mm in twentieths of a point. */
export const INDENT = 567;

export function run(text: string, { bold, italic, underline, size }: RunLook = {}): string {
  if (text === "") return "";
  const look = [
    bold === undefined ? "" : bold ? "<w:b/>" : '<w:b w:val="0"/>',
    italic ? "<w:i/>" : "",
    underline ? '<w:u w:val="single"/>' : "",
    size === undefined ? "" : `<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/>`,
  ].join("");
  return `<w:r>${look === "" ? "" : `<w:rPr>${look}</w:rPr>`}${textXml(text)}</w:r>`;
}

/** A paragraph of one look, or of runs. */
export function paragraph(text: string | readonly string[], look: ParagraphLook = {}): string {
  const { align, indent, before, after, keepNext, ruled, style } = look;
  const spacing = [before === undefined ? "" : ` w:before="${before * 20}"`, after === undefined ? "" : ` w:after="${after * 20}"`].join("");
  const properties = [
    style ? `<w:pStyle w:val="${style}"/>` : "",
    keepNext ? "<w:keepNext/>" : "",
    ruled === undefined ? "" : '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>',
    spacing === "" ? "" : `<w:spacing${spacing}/>`,
    ruled === undefined ? (indent === undefined ? "" : `<w:ind w:firstLine="${indent}"/>`) : `<w:ind w:left="${ruled}" w:right="${ruled}" w:firstLine="0"/>`,
    align ? `<w:jc w:val="${align}"/>` : "",
  ].join("");
  const runs = typeof text === "string" ? run(text, look) : text.join("");
  return `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

export interface CellLook {
  /** Columns it goes over. */
  span?: number;
  /** Of cells that are one over several rows: the first of them, or one that goes on. */
  merge?: "first" | "more";
}

/** A cell of at least one paragraph. @param width in twentieths of a point */
export function cell(paragraphs: readonly string[], width: number, { span, merge }: CellLook = {}): string {
  const properties = [
    `<w:tcW w:w="${width}" w:type="dxa"/>`,
    span === undefined ? "" : `<w:gridSpan w:val="${span}"/>`,
    merge === undefined ? "" : merge === "first" ? '<w:vMerge w:val="restart"/>' : "<w:vMerge/>",
  ].join("");
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraphs.length > 0 ? paragraphs.join("") : "<w:p/>"}</w:tc>`;
}

/** @param header whether it stands again at the top of every page. */
export function row(cells: readonly string[], { header = false } = {}): string {
  return `<w:tr>${header ? "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" : ""}${cells.join("")}</w:tr>`;
}

/** What stands before the rows of a table. @param widths of its columns, in twentieths of a point */
export function tableHead(widths: readonly number[], { ruled }: { ruled: boolean }): string {
  const edge = (name: string) => `<w:${name} w:val="${ruled ? "single" : "nil"}" w:sz="4" w:space="0" w:color="auto"/>`;
  const total = widths.reduce((sum, width) => sum + width, 0);
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/>` +
    `<w:tblBorders>${["top", "left", "bottom", "right", "insideH", "insideV"].map(edge).join("")}</w:tblBorders>` +
    '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>' +
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>`
  );
}

/** Word wants a paragraph after a table. */
export const TABLE_TAIL = "</w:tbl>";
