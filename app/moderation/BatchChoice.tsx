import { useTranslations } from "use-intl/react";
import { WITHHOLD_REASONS } from "./rules";

/** What to decide on many comments at once. */
export function BatchChoice() {
  const t = useTranslations("desk.batch");
  const ruleName = useTranslations("moderation.rule");
  return (
    <>
      <label>
        <span>{t("action")}</span>
        <select name="action" defaultValue="publish">
          <option value="publish">{t("publish")}</option>
          <option value="withhold">{t("withhold")}</option>
        </select>
      </label>
      <label className="batch-reason">
        <span>{t("reason")}</span>
        <select name="reason" defaultValue="">
          <option value="">—</option>
          {WITHHOLD_REASONS.map((reason) => (
            <option key={reason} value={reason}>
              {reason}. {ruleName(reason)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
