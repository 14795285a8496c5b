import { useTranslations } from "use-intl/react";
import type { FormState } from "./form-state";
import { RefusalNotice } from "./RefusalNotice";

/** What a person wrote for a window that is not open: kept on the page to be copied and sent another way. */
export function KeptText({ state }: { state: FormState }) {
  const t = useTranslations("form");
  const { text, proposed } = state.values;
  return (
    <section className="comment-form" id="gop-y" aria-label={t("refusal.keptText")}>
      {state.refusal && <RefusalNotice refusal={state.refusal} />}
      <label htmlFor="kept-text">{t("refusal.keptText")}</label>
      <textarea id="kept-text" rows={8} readOnly defaultValue={text} />
      {proposed && (
        <>
          <label htmlFor="kept-proposed">{t("proposed")}</label>
          <textarea id="kept-proposed" rows={4} readOnly defaultValue={proposed} />
        </>
      )}
      <p className="actions">
        <a href="#cach-khac">{t("refusal.otherWays")}</a>
      </p>
    </section>
  );
}
