import { useTranslations } from "use-intl/react";
import { ChartFrame, ChartLegend, chartNumber, CHART_WIDTH, COMMENTS_OPACITY, shorten, type ChartText, type ChartWords } from "./ChartFrame";
import { ChartTable } from "./ChartTable";

export interface NamedCounts {
  name: string;
  comments: number;
  texts: number;
}

interface BarChartProps extends ChartText {
  rows: readonly NamedCounts[];
}

const TOP = 34;
const ROW = 46;
/** Room for the numbers behind the longest bar. */
const LONGEST_BAR = CHART_WIDTH - 130;
/** Bars a person still takes in; the table has all. */
const MOST = 40;

/** Bars of comments, and in them of different texts, one row for each name, with the table they are made from. */
export function BarChart(props: BarChartProps) {
  const t = useTranslations("synthesis.chart");
  return (
    <figure className="chart-figure">
      <figcaption>{props.title}</figcaption>
      <BarChartSvg {...props} t={t} />
      <ChartTable title={props.title} head={[t("name"), t("comments"), t("texts")]} rows={props.rows.map((row) => ({ name: row.name, numbers: [row.comments, row.texts] }))} />
    </figure>
  );
}

export function BarChartSvg({ rows, t, ...frame }: BarChartProps & { t: ChartWords }) {
  const shown = rows.slice(0, MOST);
  const cut = rows.length - shown.length;
  const most = Math.max(1, ...rows.map(({ comments }) => comments));
  const length = (value: number) => Math.round((value / most) * LONGEST_BAR * 10) / 10;
  return (
    <ChartFrame {...frame} desc={describeRows(rows, t)} height={TOP + shown.length * ROW + (cut > 0 ? 20 : 0)}>
      <ChartLegend t={t} y={14} />
      {shown.map(({ name, comments, texts }, index) => (
        <g key={index} transform={`translate(0 ${TOP + index * ROW})`}>
          <title>{t("barTitle", { name, comments, texts })}</title>
          <text y="13">{shorten(name, 76)}</text>
          <rect y="19" width={length(comments)} height="16" fillOpacity={COMMENTS_OPACITY} />
          <rect y="24" width={length(texts)} height="6" />
          <text x={length(comments) + 8} y="32">
            {`${chartNumber(comments)} · ${chartNumber(texts)}`}
          </text>
        </g>
      ))}
      {cut > 0 && (
        <text y={TOP + shown.length * ROW + 14} fontSize="13">
          {t("cut", { rows: cut })}
        </text>
      )}
    </ChartFrame>
  );
}

/** The picture in words: how many rows, what they add up to, and the longest. */
export function describeRows(rows: readonly NamedCounts[], t: ChartWords): string {
  const sum = (of: (row: NamedCounts) => number) => rows.reduce((total, row) => total + of(row), 0);
  const longest = rows.reduce<NamedCounts | null>((best, row) => (best && best.comments >= row.comments ? best : row), null);
  const comments = sum((row) => row.comments);
  const all = t("summary", { rows: rows.length, comments });
  return longest && longest.comments > 0 ? `${all} ${t("most", { name: longest.name, comments: longest.comments })}` : all;
}
