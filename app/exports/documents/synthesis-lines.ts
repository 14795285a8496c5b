import { sectionTitle } from "~/documents/SectionTitle";
import { messages } from "~/messages";
import { fill } from "~/messages/fill";
import { ruleWords } from "~/comments/hidden-mark";
import { placeText } from "../columns";
import type { Anchors } from "../load-anchors.server";
import type { NumberSummary } from "../number-summary.server";
import type { RegisterRow, RowResponse, RowTopic } from "../register-row";
import { words } from "./words";

/** A line of the synthesis: one text, by all who sent it in just these words. */
export interface SynthesisLine {
  /** Of the section it stands under; null: about the whole draft. */
  section: { id: string; title: string } | null;
  topic: RowTopic | null;
  /** Whether it is the first of its topic, or of those in none. */
  first: boolean;
  subjects: string[];
  /** Paragraphs. */
  text: string[];
  /** To this comment alone. */
  response: RowResponse | null;
}

/** Of one line; a text that more people sent goes on in the next. */
const MOST_SUBJECTS = 200;

const districts: Readonly<Record<string, string>> = messages.comment.district;

/** Lines of the synthesis out of rows by topic, without those that were withdrawn. */
export async function* synthesisLines(batches: AsyncIterable<RegisterRow[]>, anchors: Anchors): AsyncGenerator<SynthesisLine, void, undefined> {
  const titles = new Map(
    anchors.drafts.flatMap(({ sections }) => sections.map(({ id, trail, heading }) => [id, sectionTitle({ label: trail.at(-1) ?? "", heading })] as const)),
  );
  const sectionOf = (id: string | null) => (id === null ? null : { id, title: titles.get(id) ?? "" });
  let open = null as (SynthesisLine & { key: string; under: string }) | null;
  for await (const batch of batches) {
    for (const row of batch) {
      if (row.state === "withdrawn" || row.text === null) continue;
      const section = sectionOf(row.under ? row.under.sectionId : (row.anchor.section?.id ?? null));
      const text = textOf(row);
      const under = `${section?.id ?? ""}/${row.under?.id ?? ""}`;
      const key = JSON.stringify([under, text, row.response]);
      if (open?.key === key && open.subjects.length < MOST_SUBJECTS) {
        open.subjects.push(subjectOf(row));
        continue;
      }
      const first: boolean = open?.under !== under;
      if (open) yield open;
      open = { key, under, section, topic: row.under, first, subjects: [subjectOf(row)], text, response: row.response };
    }
  }
  if (open) yield open;
}

/** "Sùng A Páo, Hội Nông dân xã; 7KM4T-92XAH-6RC8Y/1"; without personal data "Người góp ý, Sìn Hồ; 7KM4T/1". */
export function subjectOf({ contributor, district, receiptCode, part }: RegisterRow): string {
  const names = [contributor?.name, contributor?.organisation].filter(Boolean);
  const place = district === null ? [] : [districts[district] ?? district];
  return `${[...(names.length > 0 ? names : [words.subject]), ...place].join(", ")}; ${receiptCode}/${part}`;
}

export function stateMark({ state, decisions }: RegisterRow): string {
  return fill(words.state[state], { reason: ruleWords(decisions.at(-1)?.reason ?? "") });
}

function textOf(row: RegisterRow): string[] {
  const { anchor, quote, text, proposed } = row;
  const mark = stateMark(row);
  // Where its topic may not say it: what of the draft this is about.
  const about = [placeText(anchor), anchor.paragraph && `${messages.exports.column.paragraph.toLowerCase()} ${anchor.paragraph.number}`].filter(Boolean).join(", ");
  return [
    ...(mark === "" ? [] : [mark]),
    `${about}:`,
    ...(quote === null ? [] : [fill(words.quoted, { quote })]),
    text ?? "",
    ...(proposed === null ? [] : [fill(words.proposed, { text: proposed })]),
  ];
}

/** "Tiếp thu", then what is said. */
export function responseLines({ outcome, text }: RowResponse): [outcome: string, text: string] {
  return [messages.synthesis.outcome[outcome], text];
}

/** "1. Tổng số …", as many paragraphs as it takes. */
export function totalLines({ total, channels }: Pick<NumberSummary, "total" | "channels">, topics: readonly RowTopic[]): string[] {
  const number = (value: number) => value.toLocaleString("vi-VN");
  const said = { ...total, channels: channels.map(({ channel, received }) => `${messages.comment.channel[channel].toLowerCase()} ${number(received)}`).join(", ") };
  const filled = Object.fromEntries(Object.entries(said).map(([key, value]) => [key, typeof value === "number" ? number(value) : value]));
  return [
    fill(words.synthesis.total, filled),
    fill(words.synthesis.topics, { topics: number(topics.length), answered: number(topics.filter(({ response }) => response !== null).length) }),
  ];
}
