import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";
import { DISTRICTS } from "~/comments/districts";
import { KINDS } from "~/comments/kinds";
import { messages } from "~/messages";
import { BYTE_ORDER_MARK, csvRecord } from "~/platform/csv";
import { COLUMNS, headingOf, type Column } from "./columns";

export interface TemplatePlace {
  path: string;
  /** With its printed label. */
  heading: string;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const WIDTHS: Record<Column, number> = { place: 16, kind: 18, text: 70, proposed: 50, name: 26, organisation: 26, district: 22, email: 26 };
/** Rows that are offered lists to choose from. */
const ROWS = 5_000;
const HEAD = 1;
const PLAIN = 2;

const { sheet } = messages.bulk.template;
const kinds = KINDS.map((kind) => messages.comment.kind[kind]);
const districts = DISTRICTS.map((district) => messages.comment.district[district]);

/** The list to be filled in, as CSV: its headings. */
export function csvTemplate(): string {
  return BYTE_ORDER_MARK + csvRecord(COLUMNS.map(headingOf));
}

/** The same as a workbook, every cell of it text, with lists to choose from and a sheet of all codes. */
export async function xlsxTemplate(places: readonly TemplatePlace[], now: Date): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries({
    "[Content_Types].xml": contentTypes,
    "_rels/.rels": relationships([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": workbook,
    "xl/_rels/workbook.xml.rels": relationships([["worksheet", "worksheets/sheet1.xml"], ["worksheet", "worksheets/sheet2.xml"], ["styles", "styles.xml"]]),
    "xl/styles.xml": styles,
    "xl/worksheets/sheet1.xml": listSheet(places.length),
    "xl/worksheets/sheet2.xml": codeSheet(places),
  })) {
    zip.addBuffer(Buffer.from(text), name, { mtime: now });
  }
  zip.end();
  return buffer(zip.outputStream);
}

function listSheet(places: number): string {
  const letter = (column: Column) => String.fromCharCode(65 + COLUMNS.indexOf(column));
  const choose = (column: Column, formula: string) =>
    `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${letter(column)}2:${letter(column)}${ROWS}"><formula1>${escape(formula)}</formula1></dataValidation>`;
  const rules = [
    choose("place", `'${sheet.codes}'!$A$2:$A$${Math.max(2, places + 1)}`),
    choose("kind", `"${kinds.join(",")}"`),
    choose("district", `"${districts.join(",")}"`),
  ];
  return sheetXml(COLUMNS.map((column) => WIDTHS[column]), [COLUMNS.map(headingOf)], `<dataValidations count="${rules.length}">${rules.join("")}</dataValidations>`);
}

function codeSheet(places: readonly TemplatePlace[]): string {
  const head = [sheet.code, sheet.heading, "", sheet.kinds, sheet.districts, "", sheet.help];
  const rows = Array.from({ length: Math.max(places.length, kinds.length, districts.length) }, (_, index) => [
    places[index]?.path ?? "", places[index]?.heading ?? "", "", kinds[index] ?? "", districts[index] ?? "",
  ]);
  return sheetXml([18, 90, 3, 18, 24, 3, 60], [head, ...rows], "");
}

function sheetXml(widths: readonly number[], rows: readonly (readonly string[])[], tail: string): string {
  const columns = widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1" style="${PLAIN}"/>`);
  const cells = rows.map((row, index) => {
    const line = row.map((text, column) =>
      text === "" ? "" : `<c r="${String.fromCharCode(65 + column)}${index + 1}" s="${index === 0 ? HEAD : PLAIN}" t="inlineStr"><is><t>${escape(text)}</t></is></c>`,
    );
    return `<row r="${index + 1}">${line.join("")}</row>`;
  });
  return [
    `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
    `<cols>${columns.join("")}</cols><sheetData>${cells.join("")}</sheetData>${tail}</worksheet>`,
  ].join("");
}

/** Of texts of ours and headings of a draft, which hold no controls. */
function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function relationships(relations: readonly (readonly [type: string, target: string])[]): string {
  const list = relations.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`);
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${list.join("")}</Relationships>`;
}

const contentTypes = [
  `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
  '<Default Extension="xml" ContentType="application/xml"/>',
  `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>`,
  ...[1, 2].map((number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${TYPE}.worksheet+xml"/>`),
  "</Types>",
].join("");

const workbook =
  `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
  [sheet.list, sheet.codes].map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join("") +
  "</sheets></workbook>";

/** Format 49 is text: what is typed stays as it is typed. */
const styles = [
  `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>`,
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>',
  '<cellXfs count="3"><xf xfId="0"/><xf xfId="0" numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/>',
  '<xf xfId="0" numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>',
].join("");
