import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { DISTRICTS } from "~/comments/districts";
import { useInstantText } from "~/messages/use-instant-text";
import { Field } from "~/ui/Field";
import { startOfDay } from "./postal-day";
import type { LetterValues } from "./read-letter-form.server";

interface Props {
  values: LetterValues;
  message: (field: string) => string | undefined;
  /** The last instant at which a letter is in time. */
  closesAt: Date;
  /** Today in Vietnam, "2020-06-18". */
  today: string;
}

/** The days that decide, and who wrote. That a letter is late stands here before it is sent. */
export function EnvelopeFields({ values, message, closesAt, today }: Props) {
  const t = useTranslations("intake.letter");
  const form = useTranslations("form");
  const districts = useTranslations("comment.district");
  const instantText = useInstantText();
  const [postmarkedOn, setPostmarkedOn] = useState(values.postmarkedOn ?? "");
  const [arrivedOn, setArrivedOn] = useState(values.arrivedOn ?? today);
  const decides = startOfDay(postmarkedOn || arrivedOn || today);
  const late = decides !== null && decides > closesAt;
  return (
    <>
      <Field id="postmarkedOn" label={t("postmark")} hint={t("postmarkHint")} error={message("postmarkedOn")}>
        {(attributes) => (
          <input {...attributes} type="date" name="postmarkedOn" max={today} value={postmarkedOn} onChange={(event) => setPostmarkedOn(event.target.value)} />
        )}
      </Field>
      <Field id="arrivedOn" label={t("arrived")} error={message("arrivedOn")}>
        {(attributes) => (
          <input {...attributes} type="date" name="arrivedOn" max={today} value={arrivedOn} onChange={(event) => setArrivedOn(event.target.value)} />
        )}
      </Field>
      {late && (
        <div className="staff-notice" role="alert">
          <p>
            <strong>{t("late", { instant: instantText(closesAt) })}</strong>
          </p>
          <p>{t("lateHelp")}</p>
          <label className="choice">
            <input type="checkbox" name="late" id="late" defaultChecked={values.late === "on"} required aria-invalid={message("late") ? true : undefined} />{" "}
            <span>{t("lateConfirm")}</span>
          </label>
        </div>
      )}
      <Field id="district" label={form("district")} error={message("district")}>
        {(attributes) => (
          <select {...attributes} name="district" defaultValue={values.district ?? ""}>
            <option value="">{form("districtNone")}</option>
            {DISTRICTS.map((district) => (
              <option key={district} value={district}>
                {districts(district)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {(["name", "organisation", "email"] as const).map((field) => (
        <Field key={field} id={field} label={form(field)} error={message(field)}>
          {(attributes) => <input {...attributes} name={field} type={field === "email" ? "email" : "text"} autoComplete="off" defaultValue={values[field]} />}
        </Field>
      ))}
      <label className="choice">
        <input type="checkbox" name="showName" defaultChecked={values.showName === "on"} /> <span>{t("showName")}</span>
      </label>
    </>
  );
}
