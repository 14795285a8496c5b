import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { CHANNELS } from "~/comments/channels";
import { KINDS } from "~/comments/kinds";
import { Field } from "~/ui/Field";
import { EXPORT_FORMATS, STATES } from "./export-filter.schema";

interface Props {
  /** Where the form is sent; the answer is the file. */
  action: string;
  /** The consultation. */
  slug: string;
  sections: { path: string; label: string; heading: string; depth: number }[];
}

/** What to export: the format, with or without personal data, and which comments. A plain form: the answer is a file. */
export function ExportForm({ action, slug, sections }: Props) {
  const t = useTranslations("exports");
  const words = useTranslations("comment");
  const admin = useTranslations("staffAdmin.export");
  const [personal, setPersonal] = useState(false);
  return (
    <form className="export-form" method="post" action={action}>
      <input type="hidden" name="consultation" value={slug} />
      <fieldset>
        <legend>{t("screen.format")}</legend>
        {EXPORT_FORMATS.map((format, index) => (
          <label className="choice" key={format}>
            <input type="radio" name="format" value={format} defaultChecked={index === 0} required />
            <span>{t(`screen.formats.${format}`)}</span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t("summary.variant")}</legend>
        <label className="choice">
          <input type="checkbox" name="personalData" checked={personal} onChange={(event) => setPersonal(event.currentTarget.checked)} />
          <span>{t("variant.personal")}</span>
        </label>
        <p className="hint">{t("variantNote.personal")}</p>
        {personal && (
          <Field id="export-why" label={admin("why")} hint={admin("whyHint")}>
            {(attributes) => <input {...attributes} name="why" maxLength={500} required />}
          </Field>
        )}
      </fieldset>
      <details>
        <summary>{t("screen.filter")}</summary>
        <div className="export-filters">
          <Choice name="state" label={t("filter.state")} choices={STATES.map((state) => [state, words(`state.${state}`)])} />
          <Choice name="kind" label={t("filter.kind")} choices={KINDS.map((kind) => [kind, words(`kind.${kind}`)])} />
          <Choice
            name="channel"
            label={t("filter.channel")}
            choices={CHANNELS.map((channel) => [channel, words(`channel.${channel}`)])}
          />
          <Choice
            name="section"
            label={t("filter.section")}
            choices={sections.map(({ path, label, heading, depth }) => [path, `${"\u2003".repeat(depth)}${label} ${heading}`])}
          />
          <Field id="export-from" label={t("filter.from")}>
            {(attributes) => <input {...attributes} type="date" name="from" />}
          </Field>
          <Field id="export-to" label={t("filter.to")}>
            {(attributes) => <input {...attributes} type="date" name="to" />}
          </Field>
        </div>
      </details>
      <p>
        <button type="submit">{t("screen.submit")}</button>
      </p>
    </form>
  );
}

function Choice({ name, label, choices }: { name: string; label: string; choices: (readonly [string, string])[] }) {
  const t = useTranslations("exports.screen");
  return (
    <Field id={`export-${name}`} label={label}>
      {(attributes) => (
        <select {...attributes} name={name} defaultValue="">
          <option value="">{t("all")}</option>
          {choices.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
