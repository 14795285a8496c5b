import { useTranslations } from "use-intl/react";
import type { Messages } from "~/messages";
import { ErrorSummary } from "~/ui/ErrorSummary";
import { Field } from "~/ui/Field";
import type { CommentErrors, CommentValues } from "./comment.schema";
import { DISTRICTS } from "./districts";
import type { FormState } from "./form-state";
import { KINDS } from "./kinds";
import { RefusalNotice } from "./RefusalNotice";

interface Props {
  /** Where the form is sent: the page it stands on. */
  action: string;
  /** Number of the paragraph it is about; null for the section or the whole draft. */
  paragraph: number | null;
  about: "section" | "draft";
  /** What was sent and not taken. */
  state?: FormState | undefined;
}

/** The form of the page. Without our script its key is empty, and sending it leads to a page for reading it again. */
export function CommentForm({ action, paragraph, about, state }: Props) {
  const t = useTranslations("form");
  const values = state?.values ?? {};
  const errors = state?.errors ?? {};
  const message = (field: keyof CommentErrors) => {
    const key = errors[field];
    return key === undefined ? undefined : t(`error.${key as keyof Messages["form"]["error"]}`);
  };
  const wrong = (Object.keys(errors) as (keyof CommentErrors)[]).map((field) => ({
    field: `gop-y-${field}`,
    message: message(field) ?? "",
  }));
  // A form that is shown again comes into view: by what is wrong with it, or by its title.
  const again = state && !state.refusal && wrong.length === 0;
  return (
    <form className="comment-form" id="gop-y" method="post" action={action} noValidate>
      <h2 id="gop-y-title" {...(again ? { tabIndex: -1, autoFocus: true } : {})}>
        {paragraph === null ? t(about === "draft" ? "title.draft" : "title.section") : t("title.paragraph", { number: paragraph })}
      </h2>
      {state?.refusal && <RefusalNotice refusal={state.refusal} />}
      {wrong.length > 0 && <ErrorSummary title={t("error.title")} errors={wrong} />}
      <input type="hidden" name="submissionKey" defaultValue={values.submissionKey ?? ""} />
      <input type="hidden" name="paragraph" defaultValue={paragraph ?? ""} />
      <fieldset className={errors.kind ? "field field-wrong" : "field"} id="gop-y-kind" tabIndex={-1} aria-describedby={errors.kind && "gop-y-kind-error"}>
        <legend>{t("kind")}</legend>
        {errors.kind && (
          <p className="error" id="gop-y-kind-error">
            {message("kind")}
          </p>
        )}
        <KindChoices chosen={values.kind} />
      </fieldset>
      <Field id="gop-y-text" label={t("text")} hint={t("textHint")} error={message("text")}>
        {(attributes) => <textarea {...attributes} name="text" rows={6} defaultValue={values.text} required />}
      </Field>
      <details open={Boolean(values.proposed) || Boolean(errors.proposed)}>
        <summary>{t("more.proposed")}</summary>
        <Field id="gop-y-proposed" label={t("proposed")} hint={t("proposedHint")} error={message("proposed")}>
          {(attributes) => <textarea {...attributes} name="proposed" rows={4} defaultValue={values.proposed} />}
        </Field>
      </details>
      <PersonFields values={values} message={message} />
      <div className={errors.consent ? "field field-wrong" : "field"}>
        {errors.consent && (
          <p className="error" id="gop-y-consent-error">
            {message("consent")}
          </p>
        )}
        <label className="choice">
          <input
            type="checkbox"
            name="consent"
            id="gop-y-consent"
            defaultChecked={values.consent === "on"}
            required
            aria-invalid={errors.consent ? true : undefined}
            aria-describedby={errors.consent && "gop-y-consent-error"}
          />
          <span>{t("consent")}</span>
        </label>
        <p className="consent-more">
          <a href="/rieng-tu">{t("consentMore")}</a>
        </p>
      </div>
      <p className="send">
        <button type="submit">{t("send")}</button>
      </p>
    </form>
  );
}

function KindChoices({ chosen }: { chosen: string | undefined }) {
  const t = useTranslations("comment.kind");
  return (
    <div className="choices">
      {KINDS.map((kind) => (
        <label className="choice" key={kind}>
          <input type="radio" name="kind" value={kind} defaultChecked={chosen === kind} required /> <span>{t(kind)}</span>
        </label>
      ))}
    </div>
  );
}

const PERSON = ["name", "organisation", "email", "district", "showName"] as const;

function PersonFields({ values, message }: { values: CommentValues; message: (field: keyof CommentErrors) => string | undefined }) {
  const t = useTranslations("form");
  const districts = useTranslations("comment.district");
  return (
    <details open={PERSON.some((field) => Boolean(values[field]) || message(field) !== undefined)}>
      <summary>{t("more.person")}</summary>
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
    </details>
  );
}
