import { useTranslations } from "use-intl/react";
import type { Messages } from "~/messages";
import { useInstantText } from "~/messages/use-instant-text";
import { ErrorSummary } from "~/ui/ErrorSummary";
import { Field } from "~/ui/Field";
import { ReadingFrame } from "~/ui/ReadingFrame";
import type { Receipt, ReceiptPart } from "./find-receipt.server";
import { KINDS } from "./kinds";
import type { ReviseRefusal, ReviseState } from "./revise-form";
import { SaidWords } from "./SaidWords";

interface Props {
  receipt: Receipt;
  part: ReceiptPart;
  /** What was sent and not taken. */
  state: ReviseState | undefined;
}

/** The form with the words as they stand, or what was sent of it; where nothing can be changed any more, why. */
export function ReviseForm({ receipt, part, state }: Props) {
  const t = useTranslations("receipt");
  const instantText = useInstantText();
  const instant = instantText(receipt.closesAt);
  const { fixed, paragraph, words } = part;
  const back = `/tra-cuu/${receipt.receiptCode}`;
  return (
    <>
      {state?.refusal && <Refused refusal={state.refusal} />}
      {fixed || !words ? (
        <>
          {!state?.refusal && <p>{t(`fixed.${fixed ?? "withdrawn"}`, { instant })}</p>}
          {state && <Kept state={state} />}
        </>
      ) : (
        <>
          <p>{t("editing.intro", { instant })}</p>
          {paragraph && (
            <details>
              <summary>{t("editing.original", { number: paragraph.number })}</summary>
              <blockquote lang="vi">{paragraph.text}</blockquote>
            </details>
          )}
          <Fields part={part} state={state} />
        </>
      )}
      {words && state?.refusal?.reason === "revised-meanwhile" && (
        <section>
          <h2>{t("editing.standing")}</h2>
          <SaidWords words={words} quote={words.quoteExact} />
        </section>
      )}
      <p className="actions">
        <a href={`${back}#y-kien-${part.part}`}>{fixed ? t("back", { code: receipt.receiptCode }) : t("editing.cancel")}</a>
      </p>
    </>
  );
}

function Refused({ refusal }: { refusal: ReviseRefusal }) {
  const t = useTranslations("receipt.editing");
  const instantText = useInstantText();
  const values = {
    instant: "instant" in refusal ? instantText(refusal.instant) : "",
    minutes: "minutes" in refusal ? refusal.minutes : 0,
    most: "most" in refusal ? refusal.most : 0,
    reference: "reference" in refusal ? refusal.reference : "",
  };
  return (
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus>
      <p>
        <strong>{t("refused")}</strong>
      </p>
      <p>{t(`refusal.${refusal.reason}`, values)}</p>
    </div>
  );
}

function Fields({ part, state }: Pick<Props, "part" | "state">) {
  const t = useTranslations("form");
  const own = useTranslations("receipt.editing");
  const kindName = useTranslations("comment.kind");
  const { paragraph, words } = part;
  // What is saved now is on the page when it is another than was edited; else an edit elsewhere must still be noticed.
  const revision = state && state.refusal?.reason !== "revised-meanwhile" ? state.values.revision : part.revision;
  const values = state?.values ?? { kind: words?.kind, text: words?.text, proposed: words?.proposed ?? paragraph?.text };
  const errors = state?.errors ?? {};
  const message = (field: keyof typeof errors) => {
    const key = errors[field];
    return key === undefined ? undefined : t(`error.${key as keyof Messages["form"]["error"]}`);
  };
  const wrong = (Object.keys(errors) as (keyof typeof errors)[]).map((field) => ({ field, message: message(field) ?? "" }));
  const proposes = state ? state.values.proposed !== (paragraph?.text ?? "") : words?.proposed !== null;
  return (
    <form className="comment-form" method="post" noValidate>
      {wrong.length > 0 && <ErrorSummary title={t("error.title")} errors={wrong} />}
      <input type="hidden" name="revision" value={revision} />
      <fieldset className={errors.kind ? "field field-wrong" : "field"} id="kind" tabIndex={-1} aria-describedby={errors.kind && "kind-error"}>
        <legend>{t("kind")}</legend>
        {errors.kind && (
          <p className="error" id="kind-error">
            {message("kind")}
          </p>
        )}
        <div className="choices">
          {KINDS.map((kind) => (
            <label className="choice" key={kind}>
              <input type="radio" name="kind" value={kind} defaultChecked={values.kind === kind} required /> <span>{kindName(kind)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Field id="text" label={t("text")} hint={t("textHint")} error={message("text")}>
        {(attributes) => <textarea {...attributes} name="text" rows={8} defaultValue={values.text} required />}
      </Field>
      <details open={proposes || Boolean(errors.proposed)}>
        <summary>{t("more.proposed")}</summary>
        <Field
          id="proposed"
          label={paragraph ? t("proposedOwn") : t("proposed")}
          hint={paragraph ? own("proposedHint") : t("proposedHint")}
          error={message("proposed")}
        >
          {(attributes) => <textarea {...attributes} name="proposed" rows={8} defaultValue={values.proposed} />}
        </Field>
      </details>
      <p className="send">
        <button type="submit">{own("submit")}</button>
      </p>
    </form>
  );
}

/** What was written too late, to be copied. */
function Kept({ state }: { state: ReviseState }) {
  const t = useTranslations("receipt.editing");
  const form = useTranslations("form");
  const { text, proposed } = state.values;
  return (
    <div className="comment-form">
      <Field id="kept-text" label={t("kept")}>
        {(attributes) => <textarea {...attributes} rows={8} readOnly defaultValue={text} />}
      </Field>
      {proposed && (
        <Field id="kept-proposed" label={form("proposed")}>
          {(attributes) => <textarea {...attributes} rows={5} readOnly defaultValue={proposed} />}
        </Field>
      )}
    </div>
  );
}

/** The page could not be made; from here what was written can be sent again all the same. */
export function KeptRevision({ state }: { state: ReviseState }) {
  const t = useTranslations("receipt.editing");
  const { text, ...rest } = state.values;
  return (
    <ReadingFrame>
      <div className="front-page receipt">
        <h1>{t("title")}</h1>
        {state.refusal && <Refused refusal={state.refusal} />}
        <form className="comment-form" method="post">
          {Object.entries(rest).map(([name, value]) => (
            <input key={name} type="hidden" name={name} defaultValue={value} />
          ))}
          <Field id="text" label={t("kept")}>
            {(attributes) => <textarea {...attributes} name="text" rows={10} defaultValue={text} />}
          </Field>
          <p className="send">
            <button type="submit">{t("submit")}</button>
          </p>
        </form>
      </div>
    </ReadingFrame>
  );
}
