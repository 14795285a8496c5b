/** Small parts of SpreadsheetML (ECMA-376 Part 1), as strings. */

/** UTF-16 units one cell can hold. */
export const CELL_MAX = 32_767;

/** Rows of one sheet, the header included. */
export const SHEET_ROWS = 1_048_576;

/** Cell formats, by their place in `stylesXml`. */
export const STYLE = { plain: 0, header: 1, text: 2, time: 3, number: 4, title: 5, day: 6 } as const;
export type Style = (typeof STYLE)[keyof typeof STYLE];

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** Any character that needs a closer look; most texts have none, and this finds out fast. */
const SUSPECT = /[&<>_\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]/;
const NOT_PLAIN = /[&<>\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}|_(?=x[0-9A-Fa-f]{4}_)/gu;

/**
 * Text for the inside of an element. What XML cannot hold is written `_xHHHH_` as the standard says (ST_Xstring), and
 * so is an underscore that would otherwise read as the beginning of one; half a surrogate pair becomes U+FFFD.
 */
export function xmlText(text: string): string {
  return SUSPECT.test(text) ? text.replace(NOT_PLAIN, writeOut) : text;
}

function writeOut(character: string): string {
  if (character === "&") return "&amp;";
  if (character === "<") return "&lt;";
  if (character === ">") return "&gt;";
  const unit = character.charCodeAt(0);
  if (unit >= 0xd800 && unit <= 0xdfff) return "\ufffd";
  return `_x${unit.toString(16).toUpperCase().padStart(4, "0")}_`;
}

/** "A" for 0, "Z" for 25, "AA" for 26. */
export function columnName(index: number): string {
  return (index >= 26 ? columnName(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + (index % 26));
}

/** A cell of words: a string by its type, never a formula, whatever it begins with. @param ref such as "B7". */
export function textCell(ref: string, text: string, style: Style): string {
  return `<c r="${ref}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}

export function numberCell(ref: string, value: number, style: Style): string {
  return `<c r="${ref}" s="${style}"><v>${value}</v></c>`;
}

/** Days since 30/12/1899, as spreadsheets count. @param local "2020-06-18 23:59:59" or "2020-06-18" */
export function serialDay(local: string): number {
  const [date, time = "00:00:00"] = local.split(" ");
  return Number(((Date.parse(`${date}T${time}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000).toFixed(8));
}

/** What stands before the rows of a sheet. @param widths of the columns, in characters. */
export function sheetHead(widths: readonly number[], { frozenRows }: { frozenRows: number }): string {
  const below = `topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"`;
  const pane = frozenRows > 0 ? `<pane ySplit="${frozenRows}" ${below}/>` : "";
  const columns = widths.map((width, index) => {
    const place = index + 1;
    return `<col min="${place}" max="${place}" width="${width}" customWidth="1"/>`;
  });
  return [
    `${XML}<worksheet xmlns="${MAIN}">`,
    `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>`,
    `<cols>${columns.join("")}</cols><sheetData>`,
  ].join("");
}

/** What stands after them. @param filter the range with filter buttons, such as "A1:Y20". */
export function sheetTail(filter: string | null, { landscape = false } = {}): string {
  const page = landscape ? '<pageMargins left="0.6" right="0.6" top="0.8" bottom="0.8" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape"/>' : "";
  return `</sheetData>${filter === null ? "" : `<autoFilter ref="${filter}"/>`}${page}</worksheet>`;
}

const FORMATS = [
  '<xf xfId="0"/>',
  '<xf xfId="0" fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1">' +
    '<alignment vertical="top" wrapText="1"/></xf>',
  // quotePrefix: still words after somebody has edited the cell.
  '<xf xfId="0" quotePrefix="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
  '<xf xfId="0" numFmtId="164" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf>',
  '<xf xfId="0" numFmtId="3" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>',
  '<xf xfId="0" fontId="2" applyFont="1"/>',
  '<xf xfId="0" numFmtId="165" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf>',
];

export const stylesXml = [
  `${XML}<styleSheet xmlns="${MAIN}">`,
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="d/m/yyyy\ hh:mm:ss"/>',
  '<numFmt numFmtId="165" formatCode="d/m/yyyy"/></numFmts>',
  '<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font>',
  '<font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Calibri"/></font></fonts>',
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFEFEFEF"/></patternFill></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf/></cellStyleXfs>',
  `<cellXfs count="${FORMATS.length}">${FORMATS.join("")}</cellXfs></styleSheet>`,
].join("");

const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export const rootRelsXml =
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
  `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

export function contentTypesXml(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
  );
  return [
    `${XML}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>`,
    `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>`,
    ...parts,
    "</Types>",
  ].join("");
}

/** @param names of the sheets: ours, without characters that need escaping. */
export function workbookXml(names: readonly string[]): string {
  const sheets = names.map((name, index) => {
    const id = index + 1;
    return `<sheet name="${name}" sheetId="${id}" r:id="rId${id}"/>`;
  });
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join("")}</sheets></workbook>`;
}

export function workbookRelsXml(sheets: number): string {
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const relations = Array.from({ length: sheets }, (_, index) =>
    relation(index + 1, "worksheet", `worksheets/sheet${index + 1}.xml`),
  );
  relations.push(relation(sheets + 1, "styles", "styles.xml"));
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relations.join("")}</Relationships>`;
}
