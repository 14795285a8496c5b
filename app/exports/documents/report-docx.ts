import { sectionTitle } from "~/documents/SectionTitle";
import { messages } from "~/messages";
import { fill } from "~/messages/fill";
import { instantText } from "~/messages/instants";
import type { Anchors } from "../load-anchors.server";
import type { Count } from "../number-summary.server";
import type { DocumentHead } from "./document-head";
import { textWidth } from "./docx-package.server";
import { letterheadXml, PORTRAIT, signatureXml } from "./letterhead-xml";
import type { ReportFacts } from "./read-report.server";
import { snapshotXml } from "./synthesis-docx";
import { cell, paragraph, row, tableHead, TABLE_TAIL } from "./wml-blocks";
import { words } from "./words";

const own = words.report;
const WIDTH = textWidth(PORTRAIT);
/** Sections named as the most commented. */
const MOST = 5;

const number = (value: number) => value.toLocaleString("vi-VN");
const share = (part: number, whole: number) => (whole === 0 ? 0 : (100 * part) / whole).toLocaleString("vi-VN", { maximumFractionDigits: 1 });
const districts: Readonly<Record<string, string>> = messages.comment.district;

/** Blocks of "Báo cáo tổng hợp ý kiến góp ý": what happened and what was counted, nobody's opinion of it. */
export async function* reportXml(head: DocumentHead, facts: ReportFacts, anchors: Anchors): AsyncGenerator<string, void, undefined> {
  const { summary, title, organiser } = head;
  yield letterheadXml(head, { kind: own.kind, about: fill(own.about, { title }), width: WIDTH });

  yield paragraph(own.first, { style: "Heading1" });
  yield paragraph(fill(own.window, { organiser, title, from: instantText(facts.opensAt), to: instantText(facts.closesAt) }));
  for (const { closesAt, reason, signedBy } of facts.extensions) yield paragraph(fill(own.extended, { to: instantText(closesAt), reason, by: signedBy }));
  const used = summary.channels.filter(({ received }) => received > 0);
  yield paragraph(fill(own.channelsUsed, { channels: used.length === 0 ? own.nobody : used.map(({ channel }) => messages.comment.channel[channel].toLowerCase()).join(", ") }));
  if (facts.lists > 0) yield paragraph(fill(own.meetings, { lists: number(facts.lists), people: number(facts.people) }));

  yield paragraph(own.second, { style: "Heading1" });
  yield paragraph(own.numbers, { style: "Heading2" });
  yield paragraph(fill(own.received, { received: number(summary.total.received), texts: number(summary.total.texts) }));
  yield channelTable(head);
  yield paragraph(own.tendencies, { style: "Heading2", before: 12 });
  for (const { kind, received } of summary.kinds) {
    if (received > 0) yield paragraph(`- ${fill(own.kind1, { kind: messages.comment.kind[kind], count: number(received), share: share(received, summary.total.received) })}`);
  }
  const named = summary.districts.filter(({ district, received }) => district !== null && received > 0);
  if (named.length > 0) yield paragraph(fill(own.districts, { districts: named.map(({ district, received }) => `${districts[district!] ?? district} ${number(received)}`).join(", ") }));
  const most = summary.places.filter(({ section, received }) => section !== null && received > 0).sort((a, b) => b.received - a.received).slice(0, MOST);
  if (most.length > 0) {
    const sections = most.map(({ section, received }) => `${sectionTitle({ label: section?.trail.at(-1) ?? "", heading: section?.heading ?? "" })} (${number(received)})`);
    yield paragraph(fill(own.most, { sections: sections.join("; ") }));
  }
  yield* topicsXml(facts, anchors);
  yield snapshotXml(head) + signatureXml(head, WIDTH);
}

function* topicsXml({ topics, inNoTopic, summaries }: ReportFacts, anchors: Anchors): Generator<string, void, undefined> {
  yield paragraph(own.topics, { style: "Heading2" });
  if (topics.length === 0) yield paragraph(own.noTopics);
  const sections = anchors.drafts.flatMap((draft) => draft.sections);
  const parents = new Map(sections.map(({ id, parentId }) => [id, parentId]));
  // A heading stands under those above it, without which "1." could be any of several.
  const shown = new Set<string>();
  for (const id of [...topics.map(({ sectionId }) => sectionId ?? ""), ...summaries.keys()]) {
    for (let at: string | null | undefined = id; typeof at === "string" && !shown.has(at); at = parents.get(at)) shown.add(at);
  }
  const places = [{ id: "", title: words.synthesis.whole }, ...sections.map(({ id, trail, heading }) => ({ id, title: sectionTitle({ label: trail.at(-1) ?? "", heading }) }))];
  for (const { id, title } of places) {
    if (!shown.has(id)) continue;
    const here = topics.filter(({ sectionId }) => (sectionId ?? "") === id);
    const summary = summaries.get(id);
    yield paragraph(title, { bold: true, keepNext: true });
    if (summary !== undefined) yield* summary.split(/\n+/).filter(Boolean).map((text) => paragraph(text));
    for (const topic of here) yield paragraph(`- ${fill(own.topic, { title: topic.title, comments: number(topic.comments), texts: number(topic.texts) })}`);
  }
  if (inNoTopic > 0) yield paragraph(fill(own.inNoTopic, { count: number(inNoTopic) }));
}

function channelTable({ summary }: DocumentHead): string {
  const widths = [0.2, ...Array.from({ length: 7 }, () => 0.8 / 7)].map((part) => Math.floor(WIDTH * part));
  const line = (name: string, { received, published, withheld, withdrawn, merged, pending, texts }: Count, bold: boolean) =>
    row(
      [name, ...[received, published, withheld, withdrawn, merged, pending, texts].map(number)].map((text, index) =>
        cell([paragraph(text, { style: "Cell", bold, align: index === 0 ? "left" : "right" })], widths[index]!),
      ),
    );
  return (
    tableHead(widths, { ruled: true }) +
    row(own.table.map((title, index) => cell([paragraph(title, { style: "Cell", bold: true, align: "center" })], widths[index]!)), { header: true }) +
    summary.channels.map((each) => line(messages.comment.channel[each.channel], each, false)).join("") +
    line(own.sum, summary.total, true) +
    TABLE_TAIL
  );
}
