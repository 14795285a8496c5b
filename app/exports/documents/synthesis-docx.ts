import { instantText } from "~/messages/instants";
import { fill } from "~/messages/fill";
import type { RowTopic } from "../register-row";
import type { DocumentHead } from "./document-head";
import { textWidth } from "./docx-package.server";
import { LANDSCAPE, letterheadXml, signatureXml } from "./letterhead-xml";
import { responseLines, totalLines, type SynthesisLine } from "./synthesis-lines";
import { cell, paragraph, row, run, tableHead, TABLE_TAIL } from "./wml-blocks";
import { words } from "./words";

const WIDTH = textWidth(LANDSCAPE);
const SHARES = [0.19, 0.19, 0.34, 0.28];
const WIDTHS = SHARES.map((share) => Math.floor(WIDTH * share));
/** After so many lines a topic and its answer are named again: whoever reads on the tenth page wants to know. */
const NAMED_AGAIN = 40;

const own = words.synthesis;
const said = (texts: readonly string[]) => texts.map((text) => paragraph(text, { style: "Cell" }));

/** Blocks of "Bản tổng hợp ý kiến, tiếp thu, giải trình", for a page in landscape. */
export async function* synthesisXml(head: DocumentHead, lines: AsyncIterable<SynthesisLine>, topics: readonly RowTopic[]): AsyncGenerator<string, void, undefined> {
  yield letterheadXml(head, { kind: own.title, about: fill(own.about, { title: head.title }), width: WIDTH });
  for (const text of totalLines(head.summary, topics)) yield paragraph(text);
  yield paragraph(own.results);
  yield tableHead(WIDTHS, { ruled: true });
  yield row(own.columns.map((title, index) => cell([paragraph(title, { style: "Cell", bold: true, align: "center" })], WIDTHS[index]!)), { header: true });
  let section: string | null | undefined;
  let since = 0;
  let any = false;
  let ownAnswer = false;
  for await (const line of lines) {
    any = true;
    const place = line.section?.id ?? null;
    if (place !== section) {
      section = place;
      yield row([cell([paragraph(line.section?.title ?? own.whole, { style: "Cell", bold: true, keepNext: true })], WIDTHS.reduce((sum, width) => sum + width), { span: WIDTHS.length })]);
    }
    since = line.first || since === NAMED_AGAIN ? 0 : since + 1;
    const title = line.topic?.title ?? own.noTopic;
    const named = since === 0;
    const again = !line.first;
    const merge = named ? "first" : "more";
    const count = line.subjects.length;
    const answer = line.response ?? (named || ownAnswer ? line.topic?.response : null) ?? null;
    // A comment's own answer stands apart from its topic's.
    const answerMerge = line.response || named || ownAnswer ? "first" : "more";
    ownAnswer = line.response !== null;
    yield row([
      cell(named ? [paragraph(again ? fill(own.continued, { title }) : title, { style: "Cell", bold: line.topic !== null })] : [], WIDTHS[0]!, { merge }),
      cell(said(line.subjects), WIDTHS[1]!),
      cell(said([...(count > 1 ? [fill(own.same, { count: count.toLocaleString("vi-VN") })] : []), ...line.text]), WIDTHS[2]!),
      cell(answer ? answerXml(answer, { short: again && !line.response }) : [], WIDTHS[3]!, { merge: answerMerge }),
    ]);
  }
  if (!any) yield row([cell(said([own.empty]), WIDTHS.reduce((sum, width) => sum + width), { span: WIDTHS.length })]);
  yield TABLE_TAIL;
  const { withdrawn } = head.summary.total;
  if (withdrawn > 0) yield paragraph(fill(own.withdrawn, { count: withdrawn.toLocaleString("vi-VN") }), { before: 6 });
  yield snapshotXml(head);
  yield signatureXml(head, WIDTH);
}

function answerXml(answer: NonNullable<RowTopic["response"]>, { short }: { short: boolean }): string[] {
  const [outcome, text] = responseLines(answer);
  if (short) return [paragraph(own.asAbove, { style: "Cell", italic: true })];
  return [paragraph([run(`${outcome}.`, { bold: true })], { style: "Cell" }), ...said([text])];
}

/** By what the document can be checked. */
export function snapshotXml({ madeAt, register, personalData }: DocumentHead): string {
  const text = fill(words.snapshot, { at: instantText(madeAt), sha256: register });
  return paragraph(personalData ? text : `${text} ${words.anonymous}`, { size: 11, italic: true, before: 6, indent: 0, align: "left" });
}
