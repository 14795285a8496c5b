import { useTranslations } from "use-intl/react";
import { ReadingFrame } from "~/ui/ReadingFrame";
import { MERGES, MOVES, RULES_VERSION, WITHHOLD_REASONS } from "./rules";
import { rulesAddress, RULES_VERSIONS, type RulesVersion } from "./rules-versions";

/** What version 2 says besides version 1. */
const ADDED = ["flags", "people", "undo", "secondLook", "moves", "formLetters"] as const;

/** The rules in one of their versions, each reason with its number. */
export function RulesPage({ version }: { version: RulesVersion }) {
  const t = useTranslations("moderation");
  const present = version === RULES_VERSION;
  const since = RULES_VERSIONS.find((each) => each.version === version)?.since ?? null;
  return (
    <ReadingFrame>
      <div className="front-page">
        <h1>{t("rules.title")}</h1>
        <p className="muted">
          {t("rules.version", { version })}
          {since && `. ${t("rules.since", { day: since })}`}
        </p>
        {!present && (
          <p>
            <strong>{t("rules.past")}</strong> <a href="/quy-tac">{t("rules.present")}</a>
          </p>
        )}
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
        {present && (
          <>
            <section>
              <h2>{t("rules.otherTitle")}</h2>
              <p>{t("rules.other")}</p>
              <ol start={8}>
                {(["8", MOVES, MERGES] as const).map((reason) => (
                  <li key={reason} id={`ly-do-${reason}`}>
                    {t(`rule.${reason}`)}
                  </li>
                ))}
              </ol>
            </section>
            {ADDED.map((what) => (
              <section key={what} id={what === "secondLook" ? "xem-lai" : undefined}>
                <h2>{t(`rules.added.${what}.title`)}</h2>
                <p>{t(`rules.added.${what}.text`)}</p>
              </section>
            ))}
          </>
        )}
        <section>
          <h2>{t("rules.afterTitle")}</h2>
          <p>
            {t("rules.receipt")} <a href="/tra-cuu">{t("rules.receiptLink")}</a>
          </p>
          <p>{t("rules.reopened")}</p>
        </section>
        {present && (
          <section>
            <h2>{t("rules.earlier")}</h2>
            <p>{t("rules.earlierHelp")}</p>
            <ul>
              {RULES_VERSIONS.filter((each) => each.version !== version).map((each) => (
                <li key={each.version}>
                  <a href={rulesAddress(each.version)}>{t("rules.version", { version: each.version })}</a>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </ReadingFrame>
  );
}
