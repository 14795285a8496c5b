import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Field } from "~/ui/Field";
import { DOCUMENT_KINDS, LAYOUTS, type DocumentKind } from "./kinds";

/** Ticked at first: what the committee's office asks for. */
const USUAL: readonly DocumentKind[] = ["synthesis-docx", "report-docx", "commented-draft-docx"];

/** Which documents to make, by whose rules, with or without personal data. */
export function DocumentForm({ slug, error }: { slug: string; error: string | null }) {
  const t = useTranslations("documents");
  const exported = useTranslations("exports");
  const admin = useTranslations("staffAdmin.export");
  const [personal, setPersonal] = useState(false);
  return (
    <form className="export-form" method="post" action={`/can-bo/tai-lieu?dot=${slug}`}>
      <input type="hidden" name="intent" value="make" />
      {error !== null && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
      <fieldset>
        <legend>{t("kinds")}</legend>
        {DOCUMENT_KINDS.map((kind) => (
          <label className="choice" key={kind}>
            <input type="checkbox" name="kind" value={kind} defaultChecked={USUAL.includes(kind)} />
            <span>{t(`kind.${kind}`)}</span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t("layout")}</legend>
        {LAYOUTS.map((layout, index) => (
          <label className="choice" key={layout}>
            <input type="radio" name="layout" value={layout} defaultChecked={index === 0} />
            <span>{t(`layouts.${layout}`)}</span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{exported("summary.variant")}</legend>
        <label className="choice">
          <input type="checkbox" name="personalData" checked={personal} onChange={(event) => setPersonal(event.currentTarget.checked)} />
          <span>{exported("variant.personal")}</span>
        </label>
        <p className="hint">{exported("variantNote.personal")}</p>
        {personal && (
          <Field id="documents-why" label={admin("why")} hint={admin("whyHint")}>
            {(attributes) => <input {...attributes} name="why" maxLength={500} required />}
          </Field>
        )}
      </fieldset>
      <p>
        <button type="submit">{t("submit")}</button>
      </p>
    </form>
  );
}
