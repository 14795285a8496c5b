import { useTranslations } from "use-intl/react";
import { sectionTitle } from "~/documents/SectionTitle";
import { describeRows } from "./BarChart";
import { ChartFrame, chartNumber, CHART_WIDTH, shorten, type ChartRows, type ChartText, type ChartWords } from "./ChartFrame";
import { ChartTable } from "./ChartTable";

interface Counts {
  comments: number;
  texts: number;
}

export interface HeatRow {
  section: { label: string; heading: string; depth: number };
  own: Counts;
  /** With all below it. */
  all: Counts;
}

interface HeatMapProps extends ChartText {
  /** The outline, in the order of the draft. */
  rows: readonly HeatRow[];
}

const TOP = 40;
const ROW = 26;
const INDENT = 14;
const CELL = 18;
/** Least numbers of each shade above none. */
const STEPS = [1, 10, 100, 1_000, 10_000];

const shade = (value: number) => STEPS.filter((least) => value >= least).length;
const opacity = (level: number) => level / STEPS.length;

/** The outline of the draft, each section shaded by how much was said on it and below it, with the table of it. */
export function HeatMap(props: HeatMapProps) {
  const t = useTranslations("synthesis.chart");
  return (
    <figure className="chart-figure">
      <figcaption>
        <h2>{props.title}</h2>
      </figcaption>
      <HeatMapSvg {...props} t={t} />
      <ChartTable title={props.title} {...heatTable(props.rows, t)} />
    </figure>
  );
}

export function heatTable(rows: readonly HeatRow[], t: ChartWords): ChartRows {
  const [comments, texts] = [t("comments"), t("texts")];
  return {
    head: [t("section"), `${comments}: ${t("total")}`, `${texts}: ${t("total")}`, `${comments}: ${t("own")}`, `${texts}: ${t("own")}`],
    rows: rows.map(({ section, own, all }) => ({ name: sectionTitle(section), numbers: [all.comments, all.texts, own.comments, own.texts] })),
  };
}

export function HeatMapSvg({ rows, t, once = false, ...frame }: HeatMapProps & { t: ChartWords }) {
  const named = rows.map(({ section, own }) => ({ name: sectionTitle(section), ...own }));
  return (
    <ChartFrame {...frame} desc={describeRows(named, t, once)} height={TOP + rows.length * ROW}>
      <g fontSize="13" aria-hidden="true">
        {[0, ...STEPS].map((least, level) => (
          <g key={least} transform={`translate(${level * 92} 2)`}>
            <rect width={CELL} height={CELL} fillOpacity={opacity(level)} stroke="currentColor" />
            <text x={CELL + 6} y="14">
              {least === 0 ? "0" : `≥ ${chartNumber(least)}`}
            </text>
          </g>
        ))}
      </g>
      {rows.map(({ section, all }, index) => {
        const x = section.depth * INDENT;
        const value = once ? all.texts : all.comments;
        return (
          <g key={index} transform={`translate(0 ${TOP + index * ROW})`}>
            <title>{t("barTitle", { name: sectionTitle(section), ...all })}</title>
            <rect x={x + 0.5} y="1" width={CELL} height={CELL} fillOpacity={opacity(shade(value))} stroke="currentColor" />
            <text x={x + CELL + 8} y="15">
              {shorten(sectionTitle(section), 62 - section.depth * 2)}
            </text>
            <text x={CHART_WIDTH} y="15" textAnchor="end">
              {chartNumber(value)}
            </text>
          </g>
        );
      })}
    </ChartFrame>
  );
}
