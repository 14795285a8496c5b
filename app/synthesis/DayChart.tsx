import { useTranslations } from "use-intl/react";
import { describeRows } from "./BarChart";
import { ChartFrame, ChartLegend, chartNumber, CHART_WIDTH, COMMENTS_OPACITY, type ChartRows, type ChartText, type ChartWords } from "./ChartFrame";
import { ChartTable } from "./ChartTable";

export interface DayCounts {
  /** "2020-06-18" */
  day: string;
  comments: number;
  texts: number;
}

interface DayChartProps extends ChartText {
  /** In order, without gaps. */
  days: readonly DayCounts[];
}

const TOP = 48;
const HEIGHT = 200;
const LEFT = 60;
const BOTTOM = TOP + HEIGHT;

/** "18/6/2020" */
const dayText = (day: string) => day.split("-").map(Number).toReversed().join("/");

/** A bar of comments, and in it of different texts, for each day, with the table they are made from. */
export function DayChart(props: DayChartProps) {
  const t = useTranslations("synthesis.chart");
  return (
    <figure className="chart-figure">
      <figcaption>
        <h2>{props.title}</h2>
      </figcaption>
      <DayChartSvg {...props} t={t} />
      <ChartTable title={props.title} {...dayTable(props.days, t)} />
    </figure>
  );
}

export function dayTable(days: readonly DayCounts[], t: ChartWords): ChartRows {
  return {
    head: [t("day"), t("comments"), t("texts")],
    rows: days.map(({ day, comments, texts }) => ({ name: dayText(day), numbers: [comments, texts] })),
  };
}

export function DayChartSvg({ days, t, once = false, ...frame }: DayChartProps & { t: ChartWords }) {
  const rows = days.map(({ day, ...counts }) => ({ name: dayText(day), ...counts }));
  const most = Math.max(1, ...days.map(({ comments, texts }) => (once ? texts : comments)));
  const step = (CHART_WIDTH - LEFT) / Math.max(1, days.length);
  const width = Math.min(40, Math.max(0.5, step * 0.8));
  const round = (value: number) => Math.round(value * 10) / 10;
  const x = (index: number) => round(LEFT + step * index + (step - width) / 2);
  const height = (value: number) => round((value / most) * HEIGHT);
  // The first, the last, and what has room between them.
  const every = Math.max(1, Math.ceil(days.length / 6));
  const labelled = rows.flatMap((row, index) => (index % every === 0 && (index === 0 || index <= days.length - 1 - every / 2) || index === days.length - 1 ? [{ ...row, index }] : []));
  return (
    <ChartFrame {...frame} desc={describeRows(rows, t, once)} height={BOTTOM + 28}>
      <ChartLegend t={t} y={14} once={once} />
      {[0, 0.5, 1].map((part) => (
        <g key={part}>
          <line x1={LEFT} x2={CHART_WIDTH} y1={BOTTOM - part * HEIGHT} y2={BOTTOM - part * HEIGHT} stroke="currentColor" strokeOpacity={part === 0 ? 1 : 0.3} />
          {(part !== 0.5 || most > 1) && (
            <text x={LEFT - 8} y={BOTTOM - part * HEIGHT + 5} textAnchor="end" fontSize="13">
              {chartNumber(Math.round(part * most))}
            </text>
          )}
        </g>
      ))}
      {rows.map(({ name, comments, texts }, index) => (
        <g key={index}>
          <title>{t("barTitle", { name, comments, texts })}</title>
          {once ? (
            <rect x={x(index)} y={BOTTOM - height(texts)} width={round(width)} height={height(texts)} />
          ) : (
            <>
              <rect x={x(index)} y={BOTTOM - height(comments)} width={round(width)} height={height(comments)} fillOpacity={COMMENTS_OPACITY} />
              <rect x={round(x(index) + width * 0.3)} y={BOTTOM - height(texts)} width={round(width * 0.4)} height={height(texts)} />
            </>
          )}
        </g>
      ))}
      {labelled.map(({ name, index }) => (
        <text key={index} x={round(x(index) + width / 2)} y={BOTTOM + 20} textAnchor={index === 0 && step < 80 ? "start" : index === days.length - 1 && step < 80 ? "end" : "middle"} fontSize="13">
          {name}
        </text>
      ))}
    </ChartFrame>
  );
}
