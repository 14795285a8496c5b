import { useFormatter, useTranslations } from "use-intl/react";
import { useInstantText } from "~/messages/use-instant-text";
import { BarChart } from "./BarChart";
import type { Picture } from "./chart-svg.server";
import { DayChart } from "./DayChart";
import { HeatMap } from "./HeatMap";
import type { KeptNumbers } from "./keep-numbers.server";
import { chartsOf } from "./number-charts";
import "./numbers.css";

interface Props {
  numbers: KeptNumbers;
  once: boolean;
  /** A later count is under way. */
  counting: boolean;
  /** Addresses: of the page in its two ways of counting, and of the files of the pictures. */
  addresses: { all: string; once: string; file: (name: string) => string };
}

/** The numbers of a register in pictures, each with its table and both as files; works without a script. */
export function NumberCharts({ numbers, once, counting, addresses }: Props) {
  const t = useTranslations("numbers");
  const comment = useTranslations("comment");
  const instantText = useInstantText();
  const { number } = useFormatter();
  const { total, countedAt } = numbers;
  return (
    <div className="numbers">
      <p className="numbers-total">
        <strong>{number(once ? total.texts : total.comments)}</strong> {t(once ? "totalTexts" : "totalComments")}
      </p>
      <p className="muted">
        <time dateTime={countedAt.toISOString()}>{t("countedAt", { at: instantText(countedAt) })}</time>
        {counting && ` ${t("countingAgain")}`}
      </p>
      <nav aria-label={t("switch.label")} className="numbers-switch">
        <a href={addresses.all} aria-current={once ? undefined : "true"}>
          {t("switch.all")}
        </a>
        <a href={addresses.once} aria-current={once ? "true" : undefined}>
          {t("switch.once")}
        </a>
      </nav>
      <p className="hint">{t(once ? "switch.onceHelp" : "switch.allHelp")}</p>
      {chartsOf(numbers, once, { t, comment }).map(({ key, picture }) => (
        <div key={key} id={key} className="numbers-chart">
          <Chart id={key} picture={picture} />
          <p className="numbers-files">
            {(["svg", "csv"] as const).map((format) => (
              <a key={format} href={addresses.file(`${key}.${format}`)} download>
                {t(`file.${format}`)} <span className="visually-hidden">{picture.title}</span>
              </a>
            ))}
          </p>
        </div>
      ))}
    </div>
  );
}

function Chart({ id, picture }: { id: string; picture: Picture }) {
  const chart = `hinh-${id}`;
  switch (picture.kind) {
    case "bars":
      return <BarChart {...picture} id={chart} />;
    case "heat":
      return <HeatMap {...picture} id={chart} />;
    case "days":
      return <DayChart {...picture} id={chart} />;
  }
}
