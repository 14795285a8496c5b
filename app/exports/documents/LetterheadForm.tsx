import { useTranslations } from "use-intl/react";
import { Field } from "~/ui/Field";
import { LAYOUTS } from "./kinds";
import type { Letterheads } from "./letterhead";

const LINES = ["above", "body", "number", "place", "onBehalf", "office", "signer"] as const;

/** What stands at the head and foot of documents, for both layouts. */
export function LetterheadForm({ slug, letterheads, saved }: { slug: string; letterheads: Letterheads; saved: boolean }) {
  const t = useTranslations("documents");
  return (
    <details open={saved}>
      <summary>{t("letterhead")}</summary>
      <p className="hint">{t("letterheadHint")}</p>
      {saved && <p role="status">{t("saved")}</p>}
      <form className="export-form" method="post" action={`/can-bo/tai-lieu?dot=${slug}`}>
        <input type="hidden" name="intent" value="letterhead" />
        {LAYOUTS.map((layout) => (
          <fieldset key={layout}>
            <legend>{t(`layouts.${layout}`)}</legend>
            {LINES.map((line) => (
              <Field key={line} id={`${layout}-${line}`} label={t(line)}>
                {(attributes) => <input {...attributes} name={`${layout}.${line}`} defaultValue={letterheads[layout][line]} maxLength={200} />}
              </Field>
            ))}
            <Field id={`${layout}-recipients`} label={t("recipients")}>
              {(attributes) => <textarea {...attributes} name={`${layout}.recipients`} rows={4} defaultValue={letterheads[layout].recipients} maxLength={2000} />}
            </Field>
          </fieldset>
        ))}
        <p>
          <button type="submit">{t("save")}</button>
        </p>
      </form>
    </details>
  );
}
