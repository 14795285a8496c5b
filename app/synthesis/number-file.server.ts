import { translator, type Locale } from "~/messages";
import { BYTE_ORDER_MARK, csvRecord } from "~/platform/csv";
import { chartSvg } from "./chart-svg.server";
import type { KeptNumbers } from "./keep-numbers.server";
import { CHARTS, chartsOf, tableOf } from "./number-charts";

export interface NumberFile {
  body: string;
  contentType: string;
  fileName: string;
}

/** The name of a picture's file in an address, "kenh.svg", or of its table's, "kenh.csv"; null for any other. */
export function readFileName(name: string): { key: (typeof CHARTS)[number]; format: "svg" | "csv" } | null {
  const [, base, format] = /^([a-z-]+)\.(svg|csv)$/.exec(name) ?? [];
  const key = CHARTS.find((each) => each === base);
  return key ? { key, format: format as "svg" | "csv" } : null;
}

interface Asked extends NonNullable<ReturnType<typeof readFileName>> {
  slug: string;
  once: boolean;
  locale: Locale;
}

/** A picture as SVG, or the table beside it as CSV for a spreadsheet: nothing in it is a formula, numbers have no marks. */
export function numberFile(numbers: KeptNumbers, { key, format, slug, once, locale }: Asked): NumberFile {
  const words = { t: translator("numbers", locale), comment: translator("comment", locale) };
  const { picture } = chartsOf(numbers, once, words).find((each) => each.key === key)!;
  const fileName = `${slug}-${key}${once ? `-${words.t("onceFile")}` : ""}.${format}`;
  if (format === "svg") return { body: chartSvg(picture, locale), contentType: "image/svg+xml; charset=utf-8", fileName };
  const { head, rows } = tableOf(picture, translator("synthesis.chart", locale));
  const lines = rows.map(({ name, numbers: values }) => csvRecord([name, ...values.map(String)]));
  return { body: [BYTE_ORDER_MARK, csvRecord(head), ...lines].join(""), contentType: "text/csv; charset=utf-8", fileName };
}
