import { messages } from "~/messages";
import type { RegisterFilter } from "./export-filter.schema";

/** What a file says about itself. */
export interface ExportHead {
  title: string;
  slug: string;
  madeAt: Date;
  personalData: boolean;
  filter: RegisterFilter;
}

const local = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Ho_Chi_Minh",
  dateStyle: "short",
  timeStyle: "medium",
});

/** "2020-06-18 23:59:59" in Asia/Ho_Chi_Minh. */
export function localTimeText(instant: Date): string {
  return local.format(instant);
}

/** "gop-y-lai-chau-20200618-2359-khong-thong-tin-ca-nhan.csv" */
export function exportFileName({ slug, madeAt, personalData }: ExportHead, format: string): string {
  const minute = localTimeText(madeAt).replaceAll(/[-:]/g, "").replace(" ", "-").slice(0, 13);
  const { personal, anonymous } = messages.exports.fileName;
  return `gop-y-${slug}-${minute}-${personalData ? personal : anonymous}.${format}`;
}

/** The conditions in words: "Trạng thái: Không công bố; Từ ngày: 1/6/2020". */
export function filterText({ state, kind, channel, section, from, to, undelivered }: RegisterFilter): string {
  const { filter, summary } = messages.exports;
  const conditions: [string, string | undefined][] = [
    [filter.state, state && messages.comment.state[state]],
    [filter.kind, kind && messages.comment.kind[kind]],
    [filter.channel, channel && messages.comment.channel[channel]],
    [filter.section, section],
    [filter.from, from && dayText(from)],
    [filter.to, to && dayText(to)],
  ];
  const said = conditions.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  if (undelivered) said.push(filter.undelivered);
  return said.length === 0 ? summary.noFilter : said.join("; ");
}

/** "18/6/2020" for "2020-06-18". */
function dayText(day: string): string {
  return day.split("-").map(Number).reverse().join("/");
}
