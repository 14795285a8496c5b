import { useTranslations } from "use-intl/react";
import type { Messages } from "~/messages";
import { ErrorSummary } from "~/ui/ErrorSummary";
import { Field } from "~/ui/Field";
import type { CommentErrors } from "./comment.schema";
import { FormFoot } from "./FormFoot";
import type { FormState } from "./form-state";
import { KINDS } from "./kinds";
import { PersonFields } from "./PersonFields";
import { RefusalNotice } from "./RefusalNotice";

interface Props {
  /** Where the form is sent: the page it stands on. */
  action: string;
  /** The paragraph it is about; null for the section or the whole draft. */
  paragraph: { number: number; text: string } | null;
  about: "section" | "draft";
  /** The place in words, and the path of the section; what a collection keeps of them. */
  title: string;
  section?: string;
  /** Opens the paragraph's own text to be edited. */
  amend?: boolean;
  /** What was sent and not taken. */
  state?: FormState | undefined;
}

const PERSON = ["name", "organisation", "email", "district", "showName"] as const;
const QUOTE = ["quoteExact", "quotePrefix", "quoteSuffix", "quoteStart"] as const;

/** The form of the page. Without our script its key is empty, and sending it leads to a page for reading it again. */
export function CommentForm({ action, paragraph, about, title, section, amend = false, state }: Props) {
  const t = useTranslations("form");
  const values = state?.values ?? (amend && paragraph ? { kind: "amend", proposed: paragraph.text } : {});
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
  const quote = values.quoteExact;
  return (
    <form className="comment-form" id="gop-y" method="post" action={action} noValidate data-title={title} data-section={section}>
      <h2 id="gop-y-title" {...(again ? { tabIndex: -1, autoFocus: true } : {})}>
        {paragraph === null ? t(about === "draft" ? "title.draft" : "title.section") : t("title.paragraph", { number: paragraph.number })}
      </h2>
      {state?.refusal && <RefusalNotice refusal={state.refusal} />}
      {wrong.length > 0 && <ErrorSummary title={t("error.title")} errors={wrong} />}
      <input type="hidden" name="submissionKey" defaultValue={values.submissionKey ?? ""} />
      <input type="hidden" name="paragraph" defaultValue={paragraph?.number ?? ""} />
      {QUOTE.map((field) => (
        <input key={field} type="hidden" name={field} defaultValue={values[field] ?? ""} />
      ))}
      {/* A text browser shows what is hidden: without a quote there is nothing to read in it. */}
      <div className="quoted" hidden={!quote}>
        <p data-said={t("quote")}>{quote && t("quote")}</p>
        <blockquote lang="vi">{quote}</blockquote>
      </div>
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
      <details className="proposal" open={Boolean(values.proposed) || Boolean(errors.proposed)}>
        <summary>{t("more.proposed")}</summary>
        <Field
          id="gop-y-proposed"
          label={amend ? t("proposedOwn") : t("proposed")}
          hint={amend && paragraph ? t("proposedOwnHint", { number: paragraph.number }) : t("proposedHint")}
          error={message("proposed")}
        >
          {(attributes) => <textarea {...attributes} name="proposed" rows={amend ? 8 : 4} defaultValue={values.proposed} />}
        </Field>
      </details>
      <details open={PERSON.some((field) => Boolean(values[field]) || message(field) !== undefined)}>
        <summary>{t("more.person")}</summary>
        <PersonFields values={values} message={message} />
      </details>
      <FormFoot agreed={values.consent === "on"} error={message("consent")} challenge={state?.challenge} send={t("send")} />
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
