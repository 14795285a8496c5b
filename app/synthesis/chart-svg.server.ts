import { createElement, type ComponentProps } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { translator, type Locale } from "~/messages";
import { BarChartSvg } from "./BarChart";
import { DayChartSvg } from "./DayChart";
import { HeatMapSvg } from "./HeatMap";

type Without<Props> = Omit<Props, "t" | "id" | "standalone">;

/** What is drawn. */
export type Picture =
  | ({ kind: "bars" } & Without<ComponentProps<typeof BarChartSvg>>)
  | ({ kind: "days" } & Without<ComponentProps<typeof DayChartSvg>>)
  | ({ kind: "heat" } & Without<ComponentProps<typeof HeatMapSvg>>);

/** What XML 1.0 has no place for. */
 
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;

/** A picture as a file of its own: SVG 1.1 in UTF-8, dark on white, with its title and font, no script, nothing from elsewhere. */
export function chartSvg(picture: Picture, locale: Locale): string {
  const markup = renderToStaticMarkup(draw(picture, locale));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${markup.toWellFormed().replace(NOT_XML, "\ufffd")}\n`;
}

function draw(picture: Picture, locale: Locale) {
  const frame = { id: "chart", standalone: true, once: picture.once ?? false, t: translator("synthesis.chart", locale) };
  switch (picture.kind) {
    case "bars":
      return createElement(BarChartSvg, { ...frame, title: picture.title, rows: picture.rows });
    case "days":
      return createElement(DayChartSvg, { ...frame, title: picture.title, days: picture.days });
    case "heat":
      return createElement(HeatMapSvg, { ...frame, title: picture.title, rows: picture.rows });
  }
}
