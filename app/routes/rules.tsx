import type { HeadersFunction, MetaFunction } from "@remix-run/node";
import { useTranslations } from "use-intl/react";
import { translator } from "~/messages";
import { RULES_VERSION, WITHHOLD_REASONS } from "~/moderation/rules";
import { ReadingFrame } from "~/ui/ReadingFrame";
import { localeOf } from "~/ui/locale-of";

export const headers: HeadersFunction = () => ({ "Cache-Control": "public, no-cache" });

export const meta: MetaFunction = ({ matches }) => [
  { title: `${translator("moderation", localeOf(matches))("rules.title")} — ${translator("common", localeOf(matches))("portal")}` },
];

export default function Rules() {
  const t = useTranslations("moderation");
  return (
    <ReadingFrame>
      <div className="front-page">
        <h1>{t("rules.title")}</h1>
        <p className="muted">{t("rules.version", { version: RULES_VERSION })}</p>
        <p>{t("rules.intro")}</p>
        <section>
          <h2>{t("rules.deliveredTitle")}</h2>
          <p>{t("rules.delivered")}</p>
          <p>{t("rules.notJudged")}</p>
        </section>
        <section>
          <h2>{t("rules.reasonsTitle")}</h2>
          <ol>
            {WITHHOLD_REASONS.map((reason) => (
              <li key={reason} id={`ly-do-${reason}`}>
                {t(`rule.${reason}`)}
              </li>
            ))}
          </ol>
          <p>{t("rules.redacted", { mark: t("hidden", { reason: "…" }) })}</p>
        </section>
        <section>
          <h2>{t("rules.afterTitle")}</h2>
          <p>
            {t("rules.receipt")} <a href="/tra-cuu">{t("rules.receiptLink")}</a>
          </p>
          <p>{t("rules.reopened")}</p>
        </section>
      </div>
    </ReadingFrame>
  );
}
