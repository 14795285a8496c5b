import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Field } from "~/ui/Field";
import { LAYOUTS, type DocumentKind, type Layout } from "./kinds";

/** Ticked at first: what the committee's office asks for. */
const USUAL: readonly DocumentKind[] = ["synthesis-docx", "report-docx", "commented-draft-docx"];

interface Props {
  /** Of this group of fields, on its page. */
  id: string;
  /** What there is to choose from. */
  offered: readonly DocumentKind[];
  /** What is chosen at first. */
  kinds?: readonly string[];
  layout?: Layout;
  personalData?: boolean;
}

/** Which documents, by whose rules, with or without personal data. */
export function DocumentChoices({ id, offered, kinds = USUAL, layout = "party", personalData = false }: Props) {
  const t = useTranslations("documents");
  const exported = useTranslations("exports");
  const admin = useTranslations("staffAdmin.export");
  const [personal, setPersonal] = useState(personalData);
  return (
    <>
      <fieldset>
        <legend>{t("kinds")}</legend>
        {offered.map((kind) => (
          <label className="choice" key={kind}>
            <input type="checkbox" name="kind" value={kind} defaultChecked={kinds.includes(kind)} />
            <span>{t(`kind.${kind}`)}</span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t("layout")}</legend>
        {LAYOUTS.map((each) => (
          <label className="choice" key={each}>
            <input type="radio" name="layout" value={each} defaultChecked={each === layout} />
            <span>{t(`layouts.${each}`)}</span>
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
          <Field id={`${id}-why`} label={admin("why")} hint={admin("whyHint")}>
            {(attributes) => <input {...attributes} name="why" maxLength={500} required />}
          </Field>
        )}
      </fieldset>
    </>
  );
}
