import { useTranslations } from "use-intl/react";
import { Field } from "~/ui/Field";
import { DISTRICTS } from "./districts";

interface Props {
  values: Partial<Record<string, string>>;
  /** What is wrong with a field, in words. */
  message: (field: "name" | "organisation" | "email" | "district" | "showName") => string | undefined;
}

/** Who says it; all of it optional. */
export function PersonFields({ values, message }: Props) {
  const t = useTranslations("form");
  const districts = useTranslations("comment.district");
  return (
    <>
      <p className="hint">{t("personHint")}</p>
      <Field id="gop-y-name" label={t("name")} error={message("name")}>
        {(attributes) => <input {...attributes} name="name" autoComplete="name" defaultValue={values.name} />}
      </Field>
      <Field id="gop-y-organisation" label={t("organisation")} error={message("organisation")}>
        {(attributes) => <input {...attributes} name="organisation" autoComplete="organization" defaultValue={values.organisation} />}
      </Field>
      <Field id="gop-y-email" label={t("email")} hint={t("emailHint")} error={message("email")}>
        {(attributes) => (
          <input {...attributes} type="email" name="email" autoComplete="email" inputMode="email" defaultValue={values.email} />
        )}
      </Field>
      <Field id="gop-y-district" label={t("district")} error={message("district")}>
        {(attributes) => (
          <select {...attributes} name="district" defaultValue={values.district ?? ""}>
            <option value="">{t("districtNone")}</option>
            {DISTRICTS.map((district) => (
              <option key={district} value={district}>
                {districts(district)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <label className="choice">
        <input type="checkbox" name="showName" defaultChecked={values.showName === "on"} /> <span>{t("showName")}</span>
      </label>
    </>
  );
}
