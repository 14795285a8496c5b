import { useTranslations } from "use-intl/react";
import { ReadingFrame } from "~/ui/ReadingFrame";
import type { FormState } from "./form-state";
import { RefusalNotice } from "./RefusalNotice";

/**
 * The page itself could not be made. What was typed is on it all the same, and can be sent again from here: the form
 * goes to the address it came from, with the key it had.
 */
export function KeptAfterFailure({ state }: { state: FormState }) {
  const t = useTranslations();
  return (
    <ReadingFrame>
      <div className="front-page">
        <h1>{t("common.failure.broken")}</h1>
        <form className="comment-form" method="post">
          {state.refusal && <RefusalNotice refusal={state.refusal} />}
          {Object.entries(state.values).map(([name, value]) =>
            name === "text" ? null : <input key={name} type="hidden" name={name} defaultValue={value} />,
          )}
          <label htmlFor="gop-y-text">{t("form.text")}</label>
          <textarea id="gop-y-text" name="text" rows={10} defaultValue={state.values.text} />
          <p className="send">
            <button type="submit">{t("form.send")}</button>
          </p>
        </form>
        <p className="actions">
          <a href="/">{t("common.backHome")}</a>
        </p>
      </div>
    </ReadingFrame>
  );
}
