import type { DraftHead } from "./write-commented-draft.server";
import { NAMESPACES, XML, xmlAttribute, xmlText } from "./wml-xml";

/** Parts of the package that do not depend on the number of comments. */

const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";

const OVERRIDES = [
  ["/word/document.xml", `${WORD}.document.main+xml`],
  ["/word/styles.xml", `${WORD}.styles+xml`],
  ["/word/settings.xml", `${WORD}.settings+xml`],
  ["/word/header1.xml", `${WORD}.header+xml`],
  ["/word/comments.xml", `${WORD}.comments+xml`],
  ["/word/commentsExtended.xml", `${WORD}.commentsExtended+xml`],
  ["/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"],
  ["/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"],
  ["/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml"],
  ["/customXml/itemProps1.xml", "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"],
];

const contentTypes = [
  `${XML}<Types xmlns="${PACKAGE}/content-types">`,
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
  '<Default Extension="xml" ContentType="application/xml"/>',
  ...OVERRIDES.map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`),
  "</Types>",
].join("");

function relationships(entries: [type: string, target: string][]): string {
  const items = entries.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`);
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${items.join("")}</Relationships>`;
}

const rootRels = relationships([
  [`${OFFICE}/relationships/officeDocument`, "word/document.xml"],
  [`${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
  [`${OFFICE}/relationships/extended-properties`, "docProps/app.xml"],
  [`${OFFICE}/relationships/custom-properties`, "docProps/custom.xml"],
]);

/** The header is the fourth: `rId4` in the section's properties. */
const documentRels = relationships([
  [`${OFFICE}/relationships/styles`, "styles.xml"],
  [`${OFFICE}/relationships/settings`, "settings.xml"],
  [`${OFFICE}/relationships/comments`, "comments.xml"],
  [`${OFFICE}/relationships/header`, "header1.xml"],
  ["http://schemas.microsoft.com/office/2011/relationships/commentsExtended", "commentsExtended.xml"],
  [`${OFFICE}/relationships/customXml`, "../customXml/item1.xml"],
]);

const itemRels = relationships([[`${OFFICE}/relationships/customXmlProps`, "itemProps1.xml"]]);

const itemProps =
  `${XML}<ds:datastoreItem xmlns:ds="${OFFICE}/customXml" ds:itemID="{6B2F0C64-6C0B-4F43-9C9E-2B7E5A0E7D11}">` +
  "<ds:schemaRefs/></ds:datastoreItem>";

/** Changes the drafters make themselves are tracked, so that they can be told from accepted ones. */
const settings =
  `${XML}<w:settings ${NAMESPACES}><w:trackRevisions/><w:defaultTabStop w:val="567"/>` +
  "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>";

const header =
  `${XML}<w:hdr ${NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>` +
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>' +
  '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>';

const style = (id: string, name: string, paragraph: string, run = "", more = "") =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>${more}<w:qFormat/>` +
  `<w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;

const characterStyle = (id: string, name: string, run: string) =>
  `<w:style w:type="character" w:styleId="${id}"><w:name w:val="${name}"/><w:rPr>${run}</w:rPr></w:style>`;

/** Deepest heading with a style of its own. */
export const HEADING_LEVELS = 6;

const HEADINGS = [
  ['<w:jc w:val="center"/>', '<w:b/><w:sz w:val="30"/>'],
  ['<w:ind w:firstLine="567"/>', '<w:b/><w:sz w:val="28"/>'],
  ['<w:ind w:firstLine="567"/>', "<w:b/>"],
  ['<w:ind w:firstLine="567"/>', "<w:b/><w:i/>"],
  ['<w:ind w:firstLine="567"/>', "<w:i/>"],
  ['<w:ind w:firstLine="567"/>', "<w:u w:val=\"single\"/>"],
].map(([paragraph = "", run], index) =>
  style(
    `Heading${index + 1}`,
    `heading ${index + 1}`,
    `<w:keepNext/><w:spacing w:before="${index === 0 ? 360 : 180}" w:after="120"/>${paragraph}<w:outlineLvl w:val="${index}"/>`,
    run,
    '<w:next w:val="BodyText"/>',
  ),
);

const TIMES = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>';

const styles = [
  `${XML}<w:styles ${NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>${TIMES}<w:sz w:val="28"/><w:szCs w:val="28"/>`,
  '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>',
  '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>',
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
  ...HEADINGS,
  style("Title", "Title", '<w:spacing w:after="120"/><w:jc w:val="center"/>', '<w:b/><w:sz w:val="32"/>'),
  style("Subtitle", "Subtitle", '<w:spacing w:after="240"/><w:jc w:val="center"/>', '<w:i/><w:sz w:val="24"/>'),
  style("BodyText", "Body Text", '<w:spacing w:after="120" w:line="360" w:lineRule="atLeast"/><w:ind w:firstLine="567"/><w:jc w:val="both"/>'),
  style("Header", "header", '<w:jc w:val="center"/>'),
  style("CommentText", "annotation text", '<w:jc w:val="left"/>', '<w:sz w:val="20"/><w:szCs w:val="20"/>'),
  characterStyle("CommentReference", "annotation reference", '<w:sz w:val="16"/><w:szCs w:val="16"/>'),
  characterStyle("CommentKind", "Comment Kind", "<w:b/>"),
  characterStyle("CommentMark", "Comment Mark", '<w:color w:val="808080"/><w:sz w:val="12"/><w:szCs w:val="12"/>'),
  "</w:styles>",
].join("");

/** Names of the facts a returned copy is known by. */
export const FACTS = { slug: "gop-y-dot", draftId: "gop-y-du-thao", madeAt: "gop-y-thoi-diem", register: "gop-y-sha256" } as const;

function custom(head: DraftHead): string {
  const values = { ...head, madeAt: head.madeAt.toISOString() };
  const properties = Object.entries(FACTS).map(
    ([key, name], index) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${index + 2}" name="${name}">` +
      `<vt:lpwstr>${xmlText(values[key as keyof typeof FACTS])}</vt:lpwstr></property>`,
  );
  return `${XML}<Properties xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes">${properties.join("")}</Properties>`;
}

function core({ title, madeAt }: DraftHead): string {
  const at = madeAt.toISOString().replace(/\.\d+/, "");
  return (
    `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${xmlText(title)}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created></cp:coreProperties>`
  );
}

const app = `${XML}<Properties xmlns="${OFFICE}/extended-properties"><Application>${xmlAttribute("Cổng góp ý")}</Application></Properties>`;

/** Name and text of every part that is known before the first comment is read. */
export function fixedParts(head: DraftHead): [name: string, text: string][] {
  return [
    ["[Content_Types].xml", contentTypes],
    ["_rels/.rels", rootRels],
    ["docProps/core.xml", core(head)],
    ["docProps/app.xml", app],
    ["docProps/custom.xml", custom(head)],
    ["word/_rels/document.xml.rels", documentRels],
    ["word/styles.xml", styles],
    ["word/settings.xml", settings],
    ["word/header1.xml", header],
    ["customXml/_rels/item1.xml.rels", itemRels],
    ["customXml/itemProps1.xml", itemProps],
  ];
}

/** A4, margins in twentieths of a point: 20 mm above and below, 30 left, 15 right; page numbers from page two. */
export const SECTION_PROPERTIES =
  '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>' +
  '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>';
