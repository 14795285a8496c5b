import { messages } from "~/messages";
import { placeText } from "./columns";
import { filterText, localTimeText, type ExportHead } from "./export-head";
import type { Count, NumberSummary } from "./number-summary.server";
import { columnName, numberCell, serialDay, sheetHead, sheetTail, STYLE, textCell, type Style } from "./xlsx-xml";

type SummaryCell = { text: string; style: Style } | { number: number; style: Style };

const words = messages.exports.summary;
const { state, channel, kind } = messages.comment;
const districts: Readonly<Record<string, string>> = messages.comment.district;

const say = (text: string): SummaryCell => ({ text, style: STYLE.text });
const plain = (text: string): SummaryCell => ({ text, style: STYLE.plain });
const head = (text: string): SummaryCell => ({ text, style: STYLE.header });
const count = (number: number): SummaryCell => ({ number, style: STYLE.number });

const counts = (of: Count) => [of.received, of.published, of.withheld, of.withdrawn, of.merged, of.pending, of.texts].map(count);
const COUNT_HEADS = [words.received, state.published, state.withheld, state.withdrawn, state.merged, state.pending, words.texts].map(head);

/** The whole sheet of numbers; as large as the draft and the number of days, whatever the number of comments. */
export function summarySheet(about: ExportHead, summary: NumberSummary): string {
  const { variant, variantNote } = messages.exports;
  const which = about.personalData ? "personal" : "anonymous";
  const rows: SummaryCell[][] = [
    [{ text: words.title, style: STYLE.title }],
    [plain(words.consultation), plain(about.title)],
    [plain(words.madeAt), { number: serialDay(localTimeText(about.madeAt)), style: STYLE.time }],
    [plain(words.variant), plain(variant[which])],
    [plain(""), plain(variantNote[which])],
    [plain(words.filter), plain(filterText(about.filter))],
    [plain(words.reconciles)],
    ...table(
      words.byChannel,
      [],
      summary.channels.map((row) => [say(channel[row.channel]), say(""), ...counts(row)]),
      summary.total,
    ),
    ...table(
      words.bySection,
      [head(words.withDescendants)],
      summary.places.map((row) => [
        say(placeText(row)),
        say(row.section?.heading ?? ""),
        ...counts(row),
        count(row.withDescendants),
      ]),
      summary.total,
    ),
    ...table(
      words.byKind,
      [],
      summary.kinds.map((row) => [say(kind[row.kind]), say(""), ...counts(row)]),
      summary.total,
    ),
    ...table(
      words.byDistrict,
      [],
      summary.districts.map((row) => [say(districtText(row.district)), say(""), ...counts(row)]),
      summary.total,
    ),
    ...table(
      words.byDay,
      [],
      summary.days.map((row) => [{ number: serialDay(row.day), style: STYLE.day }, say(""), ...counts(row)]),
      summary.total,
    ),
  ];
  return sheetHead([30, 60, 12, 14, 16, 20, 16, 20, 20], { frozenRows: 0 }) + rows.map(rowXml).join("") + sheetTail(null);
}

function table(title: string, moreHeads: SummaryCell[], rows: SummaryCell[][], total: Count): SummaryCell[][] {
  return [
    [],
    [head(title), head(""), ...COUNT_HEADS, ...moreHeads],
    ...rows,
    [head(words.total), head(""), ...counts(total)],
  ];
}

function districtText(district: string | null): string {
  return district === null ? words.noDistrict : (districts[district] ?? district);
}

function rowXml(cells: SummaryCell[], index: number): string {
  const xml = cells.map((cell, column) => {
    const ref = `${columnName(column)}${index + 1}`;
    return "number" in cell ? numberCell(ref, cell.number, cell.style) : textCell(ref, cell.text, cell.style);
  });
  return `<row r="${index + 1}">${xml.join("")}</row>`;
}
