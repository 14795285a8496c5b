import { PassThrough, Readable } from "node:stream";
import { ZipFile } from "yazl";
import { fill } from "~/messages/fill";
import { instantText } from "~/messages/instants";
import type { RowTopic } from "../register-row";
import { splitText } from "../xlsx.server";
import { CELL_MAX, columnName, contentTypesXml, rootRelsXml, sheetHead, sheetTail, STYLE, stylesXml, textCell, workbookRelsXml, workbookXml, type Style } from "../xlsx-xml";
import type { DocumentHead } from "./document-head";
import { responseLines, totalLines, type SynthesisLine } from "./synthesis-lines";
import { words } from "./words";

const own = words.synthesis;
/** Characters. */
const WIDTHS = [34, 30, 70, 56];
const SHEET = "Tổng hợp";
/** About so many characters of XML go into one piece. */
const PIECE = 65_536;

/** The synthesis as a sheet for A4 in landscape: each line says its topic and answer, so that it can be sorted and filtered. */
export async function* synthesisXlsx(head: DocumentHead, lines: AsyncIterable<SynthesisLine>, topics: readonly RowTopic[]): AsyncGenerator<Buffer, void, undefined> {
  const zip = new ZipFile();
  const output = new PassThrough();
  const fail = (error: unknown) => output.destroy(error as Error);
  zip.on("error", fail);
  zip.outputStream.pipe(output);
  const options = { mtime: head.madeAt };
  const parts: [name: string, text: string][] = [
    ["[Content_Types].xml", contentTypesXml(1)],
    ["_rels/.rels", rootRelsXml],
    ["xl/workbook.xml", workbookXml([SHEET])],
    ["xl/_rels/workbook.xml.rels", workbookRelsXml(1)],
    ["xl/styles.xml", stylesXml],
  ];
  for (const [name, text] of parts) zip.addBuffer(Buffer.from(text), name, options);
  const sheet = Readable.from(sheetXml(head, lines, topics));
  sheet.on("error", fail);
  zip.addReadStream(sheet, "xl/worksheets/sheet1.xml", options);
  zip.end();
  for await (const chunk of output as AsyncIterable<Buffer>) yield chunk;
}

async function* sheetXml(head: DocumentHead, lines: AsyncIterable<SynthesisLine>, topics: readonly RowTopic[]): AsyncGenerator<Buffer, void, undefined> {
  let number = 0;
  const row = (cells: readonly string[], style: Style = STYLE.text) => {
    number += 1;
    return `<row r="${number}">${cells.map((text, index) => (text === "" ? "" : textCell(`${columnName(index)}${number}`, text, style))).join("")}</row>`;
  };
  let piece = sheetHead(WIDTHS, { frozenRows: 0 });
  piece += row([own.title], STYLE.title);
  piece += row([fill(own.about, { title: head.title })], STYLE.plain);
  for (const text of totalLines(head.summary, topics)) piece += row([text], STYLE.plain);
  piece += row([fill(words.snapshot, { at: instantText(head.madeAt), sha256: head.register })], STYLE.plain);
  piece += row([own.results], STYLE.plain);
  piece += row(own.columns, STYLE.header);
  const first = number;
  for await (const { section, topic, subjects, text, response } of lines) {
    const answers = [topic?.response, response].filter((answer) => answer != null).map((answer) => responseLines(answer).join(". "));
    const same = subjects.length > 1 ? [fill(own.same, { count: subjects.length.toLocaleString("vi-VN") })] : [];
    const cells = [
      `${section?.title ?? own.whole}\n${topic?.title ?? own.noTopic}`,
      subjects.join("\n"),
      [...same, ...text].join("\n"),
      answers.join("\n"),
    ].map((words) => splitText(words, CELL_MAX));
    // What one cell cannot hold goes on in the row below it.
    for (let part = 0; part < Math.max(...cells.map(({ length }) => length)); part++) piece += row(cells.map((pieces) => pieces[part] ?? ""));
    if (piece.length < PIECE) continue;
    yield Buffer.from(piece);
    piece = "";
  }
  yield Buffer.from(piece + sheetTail(`A${first}:D${number}`, { landscape: true }));
}
