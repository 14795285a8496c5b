import { useTranslations } from "use-intl/react";
import { dateText } from "~/messages/instants";
import { useInstantText } from "~/messages/use-instant-text";
import { remaining, type Window } from "./window";

export interface Extension {
  id: string;
  closesAt: Date;
  reason: string;
  signedBy: string;
  createdAt: Date;
}

/** One line on how much time is left, in words, with the instant in full beside it. */
export function WindowLine({ window, now }: { window: Window; now: Date }) {
  const instantText = useInstantText();
  const t = useTranslations("consultation");
  const { phase, closesAt, opensAt } = window;
  const left = remaining(closesAt, now);
  return (
    <p className={`window window-${phase}`}>
      <strong>{t(`phase.${phase}`)}</strong>
      {" — "}
      {phase === "upcoming" && <time dateTime={opensAt.toISOString()}>{t("opensAt", { instant: instantText(opensAt) })}</time>}
      {phase === "closed" && <time dateTime={closesAt.toISOString()}>{t("endedAt", { instant: instantText(closesAt) })}</time>}
      {(phase === "open" || phase === "closing") && (
        <>
          {t(`remaining.${left.unit}`, { count: left.count })},{" "}
          <time dateTime={closesAt.toISOString()}>{t("until", { instant: instantText(closesAt) })}</time>
        </>
      )}
    </p>
  );
}

/** Every extension as it was made; nothing when there is none. */
export function Extensions({ closesAt, extensions }: { closesAt: Date; extensions: Extension[] }) {
  const instantText = useInstantText();
  const t = useTranslations("consultation.extension");
  if (extensions.length === 0) return null;
  return (
    <section className="extensions" aria-labelledby="gia-han">
      <h2 id="gia-han">{t("title")}</h2>
      <p>{t("announced", { instant: instantText(closesAt) })}</p>
      <ul>
        {extensions.map((row) => (
          <li key={row.id}>
            {t("row", {
              day: dateText(row.createdAt),
              instant: instantText(row.closesAt),
              reason: row.reason,
              signedBy: row.signedBy,
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
