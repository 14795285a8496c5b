import { ruleWords } from "~/comments/hidden-mark";
import { messages } from "~/messages";
import { fill } from "~/messages/fill";
import { placeText } from "../columns";
import { toLocalTime, type RegisterRow } from "../register-row";
import type { DocumentHead } from "./document-head";
import { textWidth } from "./docx-package.server";
import { LANDSCAPE, letterheadXml, signatureXml } from "./letterhead-xml";
import { snapshotXml } from "./synthesis-docx";
import { subjectOf } from "./synthesis-lines";
import { cell, paragraph, row, tableHead, TABLE_TAIL } from "./wml-blocks";
import { words } from "./words";

const WIDTH = textWidth(LANDSCAPE);
const WIDTHS = [0.06, 0.2, 0.2, 0.3, 0.24].map((share) => Math.floor(WIDTH * share));
const own = words.annex;
const said = (texts: readonly string[]) => texts.map((text) => paragraph(text, { style: "Cell" }));

/** Blocks of the annex: every withheld comment with the rule and the decision, in the order of the draft. */
export async function* annexXml(head: DocumentHead, batches: AsyncIterable<RegisterRow[]>): AsyncGenerator<string, void, undefined> {
  yield letterheadXml(head, { kind: own.title, about: fill(words.synthesis.about, { title: head.title }), width: WIDTH });
  yield paragraph(own.note);
  yield paragraph(fill(own.count, { count: head.summary.total.withheld.toLocaleString("vi-VN") }));
  yield tableHead(WIDTHS, { ruled: true });
  yield row(own.columns.map((title, index) => cell([paragraph(title, { style: "Cell", bold: true, align: "center" })], WIDTHS[index]!)), { header: true });
  let number = 0;
  for await (const batch of batches) {
    for (const comment of batch) {
      if (comment.state !== "withheld") continue;
      number += 1;
      const decision = comment.decisions.at(-1);
      const { anchor } = comment;
      yield row(
        [
          [String(number)],
          [subjectOf(comment), toLocalTime(comment.receivedAt), messages.comment.channel[comment.channel]],
          [placeText(anchor), ...(anchor.section ? [anchor.section.heading] : []), ...(anchor.paragraph ? [`${messages.exports.column.paragraph} ${anchor.paragraph.number}`] : [])],
          [comment.text ?? "", ...(comment.proposed === null ? [] : [fill(words.proposed, { text: comment.proposed })])],
          decision
            ? [
                fill(own.reason, { number: decision.reason, version: decision.rulesVersion, words: ruleWords(decision.reason) }),
                fill(own.decided, { at: toLocalTime(decision.at) }),
                ...(decision.note === null ? [] : [fill(own.note2, { note: decision.note })]),
              ]
            : [],
        ].map((texts, index) => cell(said(texts), WIDTHS[index]!)),
      );
    }
  }
  if (number === 0) yield row([cell(said([own.none]), WIDTHS.reduce((sum, width) => sum + width), { span: WIDTHS.length })]);
  yield TABLE_TAIL + snapshotXml(head) + signatureXml(head, WIDTH);
}
