import { useTranslations } from "use-intl/react";
import { ChartFrame, ChartLegend, chartNumber, CHART_WIDTH, COMMENTS_OPACITY, shorten, type ChartRows, type ChartText, type ChartWords } from "./ChartFrame";
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
      <figcaption>
        <h2>{props.title}</h2>
      </figcaption>
      <BarChartSvg {...props} t={t} />
      <ChartTable title={props.title} {...barTable(props.rows, t)} />
    </figure>
  );
}

export function barTable(rows: readonly NamedCounts[], t: ChartWords): ChartRows {
  return {
    head: [t("name"), t("comments"), t("texts")],
    rows: rows.map(({ name, comments, texts }) => ({ name, numbers: [comments, texts] })),
  };
}

export function BarChartSvg({ rows, t, once = false, ...frame }: BarChartProps & { t: ChartWords }) {
  const shown = rows.slice(0, MOST);
  const cut = rows.length - shown.length;
  const most = Math.max(1, ...rows.map(({ comments, texts }) => (once ? texts : comments)));
  const length = (value: number) => Math.round((value / most) * LONGEST_BAR * 10) / 10;
  return (
    <ChartFrame {...frame} desc={describeRows(rows, t, once)} height={TOP + shown.length * ROW + (cut > 0 ? 20 : 0)}>
      <ChartLegend t={t} y={14} once={once} />
      {shown.map(({ name, comments, texts }, index) => (
        <g key={index} transform={`translate(0 ${TOP + index * ROW})`}>
          <title>{t("barTitle", { name, comments, texts })}</title>
          <text y="13">{shorten(name, 76)}</text>
          {once ? (
            <rect y="19" width={length(texts)} height="16" />
          ) : (
            <>
              <rect y="19" width={length(comments)} height="16" fillOpacity={COMMENTS_OPACITY} />
              <rect y="24" width={length(texts)} height="6" />
            </>
          )}
          <text x={length(once ? texts : comments) + 8} y="32">
            {once ? chartNumber(texts) : `${chartNumber(comments)} · ${chartNumber(texts)}`}
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

/**
 * The picture in words: how many rows, what they add up to, and the longest. Texts of several rows do not add up: one
 * text may stand in each of them.
 */
export function describeRows(rows: readonly NamedCounts[], t: ChartWords, once = false): string {
  const of = (row: NamedCounts) => (once ? row.texts : row.comments);
  const longest = rows.reduce<NamedCounts | null>((best, row) => (best && of(best) >= of(row) ? best : row), null);
  const comments = rows.reduce((sum, row) => sum + row.comments, 0);
  const all = once ? t("summaryOnce", { rows: rows.length }) : t("summary", { rows: rows.length, comments });
  if (!longest || of(longest) === 0) return all;
  const { name, texts } = longest;
  return `${all} ${once ? t("mostOnce", { name, texts }) : t("most", { name, comments: longest.comments })}`;
}
