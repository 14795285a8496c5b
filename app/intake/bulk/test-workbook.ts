import fs from "node:fs";
import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import { ZipFile } from "yazl";

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

type Part = string | Buffer | Iterable<Buffer> | AsyncIterable<Buffer>;

/** Writes text so that any of it can stand in XML: controls as `_xHHHH_`. */
export function xml(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)|[&<>"\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, (character) =>
    "&<>\"".includes(character)
      ? `&#${character.charCodeAt(0)};`
      : `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
  );
}

export function address(column: number, row: number): string {
  const letters = (index: number): string => (index >= 26 ? letters(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + (index % 26));
  return letters(column) + String(row);
}

export const inline = (text: string, column: number, row: number) =>
  `<c r="${address(column, row)}" t="inlineStr"><is><t xml:space="preserve">${xml(text)}</t></is></c>`;

/** Rows of texts, each row a list of cells. */
export const sheetData = (rows: readonly (readonly string[])[]) =>
  rows.map((cells, index) => `<row r="${index + 1}">${cells.map((cell, column) => (cell === "" ? "" : inline(cell, column, index + 1))).join("")}</row>`).join("");

export const worksheet = (data: string) => `${XML}<worksheet ${MAIN}><sheetData>${data}</sheetData></worksheet>`;

interface Parts {
  /** Worksheets; a string is the whole part. */
  sheets?: Part[];
  strings?: Part;
  styles?: string;
  workbookPr?: string;
  /** Other parts, and others in place of the ordinary ones. */
  parts?: Record<string, Part>;
}

/** A workbook as other programs make them, for tests: every part can be another one. */
export async function writeWorkbook(file: string, { sheets = [], strings, styles, workbookPr = "", parts = {} }: Parts): Promise<string> {
  const all: Record<string, Part> = {
    "[Content_Types].xml": `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET}.sheet.main+xml"/></Types>`,
    "_rels/.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${XML}<workbook ${MAIN} xmlns:r="${OFFICE}">${workbookPr}<sheets>${sheets.map((_, index) => `<sheet name="Trang ${index + 1}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships">${sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join("")}<Relationship Id="s1" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="s2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ...Object.fromEntries(sheets.map((part, index) => [`xl/worksheets/sheet${index + 1}.xml`, part])),
    ...(strings === undefined ? {} : { "xl/sharedStrings.xml": strings }),
    ...(styles === undefined ? {} : { "xl/styles.xml": styles }),
    ...parts,
  };
  const zip = new ZipFile();
  for (const [name, part] of Object.entries(all)) {
    if (typeof part === "string" || Buffer.isBuffer(part)) zip.addBuffer(Buffer.from(part), name);
    else zip.addReadStream(Readable.from(part), name);
  }
  zip.end();
  await pipeline(zip.outputStream, fs.createWriteStream(file));
  return file;
}

export const sharedStrings = (items: string) => `${XML}<sst ${MAIN}>${items}</sst>`;
export const styleSheet = (inside: string) => `${XML}<styleSheet ${MAIN}>${inside}</styleSheet>`;
