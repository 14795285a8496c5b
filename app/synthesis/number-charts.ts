import type { District } from "~/comments/districts";
import type { translator } from "~/messages";
import { barTable, type NamedCounts } from "./BarChart";
import type { ChartRows, ChartWords } from "./ChartFrame";
import type { Picture } from "./chart-svg.server";
import { dayTable } from "./DayChart";
import { heatTable, type HeatRow } from "./HeatMap";
import type { KeptNumbers } from "./keep-numbers.server";

/** Every picture of a register's numbers, by the name of its files. */
export const CHARTS = ["phan-muc", "doan", "loai-y-kien", "noi-o", "kenh", "ngay", "tinh-trang"] as const;
export type ChartKey = (typeof CHARTS)[number];

/** In React from `useTranslations`, in a file from `translator`. */
export interface NumberWords {
  t: ReturnType<typeof translator<"numbers">>;
  comment: ReturnType<typeof translator<"comment">>;
}

/** The pictures in the order they are shown in. @param once one of comments that say nearly the same counts, as a text */
export function chartsOf(numbers: KeptNumbers, once: boolean, words: NumberWords): { key: ChartKey; picture: Picture }[] {
  return CHARTS.map((key) => ({ key, picture: { ...draw(key, numbers, once, words), once, title: words.t(`chart.${key}`) } }));
}

type Drawn = Picture extends infer Each ? (Each extends Picture ? Omit<Each, "title" | "once"> : never) : never;

function draw(key: ChartKey, numbers: KeptNumbers, once: boolean, { t, comment }: NumberWords): Drawn {
  switch (key) {
    case "phan-muc":
      return { kind: "heat", rows: heatRows(numbers, t) };
    case "doan":
      return { kind: "bars", rows: sorted(paragraphRows(numbers, t), once) };
    case "loai-y-kien":
      return { kind: "bars", rows: numbers.kinds.map(({ kind, ...counts }) => ({ name: comment(`kind.${kind}`), ...counts })) };
    case "noi-o":
      return { kind: "bars", rows: sorted(districtRows(numbers, { t, comment }), once) };
    case "kenh":
      return { kind: "bars", rows: numbers.channels.map(({ channel, ...counts }) => ({ name: comment(`channel.${channel}`), ...counts })) };
    case "ngay":
      return { kind: "days", days: numbers.days };
    case "tinh-trang":
      return { kind: "bars", rows: numbers.states.map(({ state, ...counts }) => ({ name: comment(`state.${state}`), ...counts })) };
  }
}

const sorted = (rows: NamedCounts[], once: boolean) => rows.toSorted((a, b) => (once ? b.texts - a.texts : b.comments - a.comments));

/** What belongs to no section is a row of its own, so that the rows make the total. */
function heatRows({ outside, sections }: KeptNumbers, t: NumberWords["t"]): HeatRow[] {
  return [{ section: { label: "", heading: t("outside"), depth: 0 }, own: outside, all: outside }, ...sections];
}

function paragraphRows({ paragraphs, places, sections }: KeptNumbers, t: NumberWords["t"]): NamedCounts[] {
  const trails = new Map(sections.map(({ section }) => [section.id, section.trail.join(" ")]));
  const placeOf = new Map(places.map((place) => [place.id, place]));
  return paragraphs.map(({ paragraphId, comments, texts }) => {
    const place = placeOf.get(paragraphId);
    const trail = trails.get(place?.sectionId ?? "") ?? t("outside");
    return { name: t("paragraph", { trail, number: place?.number ?? 0, words: beginning(place?.words ?? "") }), comments, texts };
  });
}

/** The words of a paragraph that tell which one it is, cut between two words. */
function beginning(words: string): string {
  const short = words.length > 60 ? words.slice(0, words.lastIndexOf(" ", 60)) : words;
  return short.length < words.length ? `${short} …` : short;
}

function districtRows({ districts }: KeptNumbers, { t, comment }: NumberWords): NamedCounts[] {
  return districts.map(({ district, comments, texts }) => ({
    name: district === null ? t("noDistrict") : comment(`district.${district as District}`),
    comments,
    texts,
  }));
}

/** The table that stands beside a picture. */
export function tableOf(picture: Picture, t: ChartWords): ChartRows {
  switch (picture.kind) {
    case "bars":
      return barTable(picture.rows, t);
    case "heat":
      return heatTable(picture.rows, t);
    case "days":
      return dayTable(picture.days, t);
  }
}
