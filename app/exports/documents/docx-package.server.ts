import { once } from "node:events";
import { PassThrough, Readable } from "node:stream";
import { ZipFile } from "yazl";
import { NAMESPACES, XML, xmlText } from "~/exports/docx/wml-xml";

/** Millimetres. */
export interface Page {
  landscape: boolean;
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export interface DocxPackage {
  title: string;
  madeAt: Date;
  page: Page;
  /** Points, of body text. */
  size: number;
  /** The blocks of the body, in order; taken as fast as the file is. */
  body: AsyncIterable<string>;
}

const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";
/** About so many characters of XML go into one piece. */
const PIECE = 65_536;

const contentTypes =
  `${XML}<Types xmlns="${PACKAGE}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  ["document.main:document", "styles:styles", "settings:settings", "header:header1"]
    .map((each) => each.split(":"))
    .map(([type, part]) => `<Override PartName="/word/${part}.xml" ContentType="${WORD}.${type}+xml"/>`)
    .join("") +
  '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>';

const relationships = (entries: [type: string, target: string][]) =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
  entries.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`).join("") +
  "</Relationships>";

const settings =
  `${XML}<w:settings ${NAMESPACES}><w:defaultTabStop w:val="567"/><w:compat>` +
  '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>';

const header =
  `${XML}<w:hdr ${NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>` +
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>' +
  '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>';

const TIMES = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>';

function stylesXml(size: number): string {
  const half = `<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/>`;
  const style = (id: string, name: string, paragraph: string, run = "") =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/>` +
    `<w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
  return (
    `${XML}<w:styles ${NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>${TIMES}${half}<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
    '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="120" w:line="360" w:lineRule="atLeast"/><w:ind w:firstLine="567"/><w:jc w:val="both"/></w:pPr></w:pPrDefault></w:docDefaults>' +
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>' +
    style("Heading1", "heading 1", '<w:keepNext/><w:spacing w:before="120" w:after="120"/><w:outlineLvl w:val="0"/>', "<w:b/>") +
    style("Heading2", "heading 2", '<w:keepNext/><w:spacing w:before="120" w:after="120"/><w:outlineLvl w:val="1"/>', "<w:b/>") +
    style("Cell", "Cell", '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/><w:ind w:firstLine="0"/><w:jc w:val="left"/>', '<w:sz w:val="24"/><w:szCs w:val="24"/>') +
    style("Header", "header", '<w:spacing w:after="0"/><w:ind w:firstLine="0"/><w:jc w:val="center"/>') +
    "</w:styles>"
  );
}

/** Twentieths of a point. */
const twips = (millimetres: number) => Math.round((millimetres * 1440) / 25.4);

/** A4; the number stands top centre from page two on. */
function sectionXml({ landscape, top, bottom, left, right }: Page): string {
  const size = landscape ? 'w:w="16838" w:h="11906" w:orient="landscape"' : 'w:w="11906" w:h="16838"';
  return (
    `<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:pgSz ${size}/>` +
    `<w:pgMar w:top="${twips(top)}" w:right="${twips(right)}" w:bottom="${twips(bottom)}" w:left="${twips(left)}" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>`
  );
}

/** Twentieths of a point between the margins. */
export function textWidth({ landscape, left, right }: Page): number {
  return (landscape ? 16_838 : 11_906) - twips(left) - twips(right);
}

/** A DOCX in Times New Roman, as a stream; memory does not grow with its length. */
export async function* packDocx({ title, madeAt, page, size, body }: DocxPackage): AsyncGenerator<Buffer, void, undefined> {
  const zip = new ZipFile();
  const output = new PassThrough();
  const fail = (error: unknown) => output.destroy(error as Error);
  zip.on("error", fail);
  zip.outputStream.pipe(output);
  const options = { mtime: madeAt };
  const core =
    `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${xmlText(title)}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">${madeAt.toISOString().replace(/\.\d+/, "")}</dcterms:created></cp:coreProperties>`;
  const parts: [name: string, text: string][] = [
    ["[Content_Types].xml", contentTypes],
    ["_rels/.rels", relationships([[`${OFFICE}/relationships/officeDocument`, "word/document.xml"], [`${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"]])],
    ["docProps/core.xml", core],
    [
      "word/_rels/document.xml.rels",
      relationships([[`${OFFICE}/relationships/styles`, "styles.xml"], [`${OFFICE}/relationships/settings`, "settings.xml"], [`${OFFICE}/relationships/header`, "header1.xml"]]),
    ],
    ["word/styles.xml", stylesXml(size)],
    ["word/settings.xml", settings],
    ["word/header1.xml", header],
  ];
  for (const [name, text] of parts) zip.addBuffer(Buffer.from(text), name, options);
  const document = Readable.from(documentXml(body, page));
  document.on("error", fail);
  zip.addReadStream(document, "word/document.xml", options);
  zip.end();
  try {
    for await (const chunk of output as AsyncIterable<Buffer>) yield chunk;
  } finally {
    // The source of the body is closed before this stream is.
    if (!document.closed) await once(document.destroy(), "close");
  }
}

async function* documentXml(body: AsyncIterable<string>, page: Page): AsyncGenerator<Buffer, void, undefined> {
  let piece = `${XML}<w:document ${NAMESPACES}><w:body>`;
  for await (const block of body) {
    piece += block;
    if (piece.length < PIECE) continue;
    yield Buffer.from(piece);
    piece = "";
  }
  yield Buffer.from(`${piece}${sectionXml(page)}</w:body></w:document>`);
}
