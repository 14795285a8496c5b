import { Form, useNavigation } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { Field } from "~/ui/Field";
import { REFUSAL_REASONS } from "./reasons";

/** Does not take what waits, for one of the reasons. */
export function RefuseForm() {
  const t = useTranslations("intake.item");
  const reasons = useTranslations("intake.reason");
  const busy = useNavigation().state !== "idle";
  return (
    <section>
      <h2>{t("refuse")}</h2>
      <p className="muted">{t("refuseHelp")}</p>
      <Form method="post" className="staff-form">
        <input type="hidden" name="intent" value="refuse" />
        <Field id="reason" label={t("refuseReason")}>
          {(attributes) => (
            <select {...attributes} name="reason" required defaultValue="">
              <option value="" />
              {REFUSAL_REASONS.map((reason) => (
                <option key={reason} value={reason}>
                  {reasons(reason)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field id="note" label={t("refuseNote")}>
          {(attributes) => <input {...attributes} name="note" maxLength={500} autoComplete="off" />}
        </Field>
        <button type="submit" disabled={busy}>
          {t("refuseSubmit")}
        </button>
      </Form>
    </section>
  );
}
