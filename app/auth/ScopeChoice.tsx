import { useTranslations } from "use-intl/react";
import type { Messages } from "~/messages";

export type DistrictCode = keyof Messages["comment"]["district"];

export interface ScopeChoices {
  /** Each consultation's latest outline. */
  outlines: { title: string; sections: { id: string; label: string; heading: string; depth: number }[] }[];
  districts: readonly DistrictCode[];
}

interface Props {
  choices: ScopeChoices;
  chosen: { sections: string[]; districts: string[] };
}

/** Where somebody may moderate. Nothing ticked means everywhere. */
export function ScopeChoice({ choices: { outlines, districts }, chosen }: Props) {
  const t = useTranslations("staffAdmin.scope");
  const district = useTranslations("comment.district");
  return (
    <>
      <p className="muted">{t("help")}</p>
      {outlines.map(({ title, sections }) => (
        <details key={title} className="scope" open={sections.some(({ id }) => chosen.sections.includes(id))}>
          <summary>{t("sections", { title })}</summary>
          <fieldset className="scope-list">
            <legend>{t("sectionsLegend")}</legend>
            {sections.map(({ id, label, heading, depth }) => (
              <label key={id} className="choice">
                <input type="checkbox" name="section" value={id} defaultChecked={chosen.sections.includes(id)} />
                <span>{`${"\u2003".repeat(depth)}${label} ${heading}`}</span>
              </label>
            ))}
          </fieldset>
        </details>
      ))}
      <details className="scope" open={chosen.districts.length > 0}>
        <summary>{t("districts")}</summary>
        <fieldset className="scope-list">
          <legend>{t("districtsLegend")}</legend>
          {districts.map((code) => (
            <label key={code} className="choice">
              <input type="checkbox" name="district" value={code} defaultChecked={chosen.districts.includes(code)} />
              <span>{district(code)}</span>
            </label>
          ))}
        </fieldset>
      </details>
    </>
  );
}
