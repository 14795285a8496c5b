import { useTranslations } from "use-intl/react";
import { useInstantText } from "~/messages/use-instant-text";
import type { Refusal } from "./form-state";

/** Why a form was not taken, in focus above what was typed. */
export function RefusalNotice({ refusal }: { refusal: Refusal }) {
  const instantText = useInstantText();
  const t = useTranslations("form.refusal");
  const values = {
    instant: "instant" in refusal ? instantText(refusal.instant) : "",
    code: "code" in refusal ? refusal.code : "",
    minutes: "minutes" in refusal ? refusal.minutes : 0,
    reference: "reference" in refusal ? refusal.reference : "",
  };
  return (
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus>
      <p>
        <strong>{t("title")}</strong>
      </p>
      <p>{t(refusal.reason, values)}</p>
    </div>
  );
}
