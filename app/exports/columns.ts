import { messages } from "~/messages";
import { toLocalTime, type Anchor, type Instant, type RegisterRow, type RowResponse } from "./register-row";
import { ruleWords } from "~/comments/hidden-mark";

/** What a cell holds: words, a number, or a point in time. Null is an empty cell. */
export type Cell = string | number | { instant: Instant } | null;

export interface Column {
  key: keyof typeof messages.exports.column;
  header: string;
  /** Width in a spreadsheet, in characters. */
  width: number;
  /** Only in the variant with personal data. */
  personal: boolean;
  /** May be longer than one cell of a spreadsheet can be. */
  long: boolean;
  /** Tells of the place alone: the same for every comment on it. */
  place: boolean;
  /** @param index number of the row in its file, from 1. */
  value(row: RegisterRow, index: number): Cell;
}

const districts: Readonly<Record<string, string>> = messages.comment.district;
const { channel, kind, state } = messages.comment;
const words = messages.exports;
const { outcome } = messages.synthesis;

const column = (
  key: Column["key"],
  width: number,
  value: Column["value"],
  { personal = false, long = false, place = false }: Partial<Pick<Column, "personal" | "long" | "place">> = {},
): Column => ({ key, header: words.column[key], width, personal, long, place, value });

const at = (instant: Instant | null | undefined): Cell => (instant ? { instant } : null);
const lastDecision = (row: RegisterRow) => row.decisions.at(-1);

/** What was answered to a comment: to its topics, then to itself alone. */
export function answersTo({ topics, response }: Pick<RegisterRow, "topics" | "response">): RowResponse[] {
  return [...topics.map((topic) => topic.response), response].filter((each) => each !== null);
}

/** Words that are the same stand once. */
const lines = (words: string[]): string | null => [...new Set(words)].join("\n") || null;

/**
 * Every column of the CSV and XLSX files, in order. The reason is that of the last decision; published text is empty
 * unless the comment is published.
 */
const COLUMNS: readonly Column[] = [
  column("index", 7, (_, index) => index),
  column("receiptCode", 16, (row) => row.receiptCode),
  column("receivedAt", 19, (row) => ({ instant: row.receivedAt })),
  column("channel", 14, (row) => channel[row.channel]),
  column("draft", 8, ({ anchor }) => anchor.draftNumber, { place: true }),
  column("trail", 28, ({ anchor }) => placeText(anchor), { place: true }),
  column("heading", 36, ({ anchor }) => anchor.section?.heading ?? null, { place: true }),
  column("paragraph", 9, ({ anchor: { paragraph } }) => paragraph && paragraphText(paragraph), { place: true }),
  column("paragraphBeginning", 40, ({ anchor }) => anchor.paragraph?.beginning ?? null, { place: true }),
  column("kind", 16, (row) => kind[row.kind]),
  column("text", 70, (row) => row.text, { long: true }),
  column("proposed", 50, (row) => row.proposed, { long: true }),
  column("district", 20, (row) => row.district && (districts[row.district] ?? row.district)),
  column("state", 18, (row) => state[row.state]),
  column("rule", 8, (row) => lastDecision(row)?.reason ?? null),
  column("reason", 36, (row) => ruleText(lastDecision(row)?.reason)),
  column("note", 36, (row) => lastDecision(row)?.note ?? null, { long: true }),
  column("decidedAt", 19, (row) => at(lastDecision(row)?.at)),
  column("publicText", 70, (row) => row.publicText, { long: true }),
  column("publicProposed", 50, (row) => row.publicProposed, { long: true }),
  column("consentNotice", 12, (row) => row.consentNotice),
  column("name", 24, (row) => row.contributor?.name ?? null, { personal: true }),
  column("organisation", 30, (row) => row.contributor?.organisation ?? null, { personal: true }),
  column("email", 28, (row) => row.contributor?.email ?? null, { personal: true }),
  column("showName", 12, ({ contributor }) => contributor && (contributor.showName ? words.yes : words.no), {
    personal: true,
  }),
  column("part", 9, (row) => row.part),
  column("quote", 40, (row) => row.quote, { long: true }),
  column("proposedBase", 50, (row) => row.proposedBase, { long: true }),
  column("revisions", 9, (row) => row.revision),
  column("withdrawnAt", 19, (row) => at(row.withdrawnAt)),
  column("supportCount", 12, (row) => row.supportCount),
  column("emailConfirmed", 14, ({ contributor }) => emailText(contributor), { personal: true }),
  column("textGroup", 12, (row) => row.textGroup?.name ?? null),
  column("groupSize", 12, (row) => row.textGroup?.size ?? null),
  column("topics", 36, (row) => lines(row.topics.map(({ title }) => title)), { long: true }),
  column("outcome", 20, (row) => lines(answersTo(row).map((response) => outcome[response.outcome]))),
  column("response", 70, (row) => lines(answersTo(row).map((response) => response.text)), { long: true }),
  column("approvedBy", 24, (row) => lines(answersTo(row).map((response) => response.approvedBy))),
];

export function columnsOf(personalData: boolean): Column[] {
  return COLUMNS.filter(({ personal }) => personalData || !personal);
}

/** "Phần thứ hai › C- › I- › 1.", or which part of the draft stands outside its sections. */
export function placeText({ place, section }: Pick<Anchor, "place" | "section">): string {
  return place === "body" ? (section?.trail ?? []).join(" › ") : words.place[place];
}

/** A cell as words: local time in the form every spreadsheet reads alike, "2020-06-18 23:59:59". */
export function cellText(cell: Cell): string {
  if (typeof cell === "string") return cell;
  if (cell === null) return "";
  return typeof cell === "number" ? String(cell) : toLocalTime(cell.instant);
}

/** "3 · a)": the number, then the mark as printed, which alone could look like a formula. */
function paragraphText({ number, marker }: { number: number; marker: string | null }): string {
  return marker === null ? String(number) : `${number} · ${marker}`;
}

function emailText(contributor: RegisterRow["contributor"]): string | null {
  if (!contributor?.email) return null;
  return contributor.emailConfirmedAt ? words.yes : words.no;
}

function ruleText(reason: string | undefined): string | null {
  return reason === undefined ? null : ruleWords(reason);
}
