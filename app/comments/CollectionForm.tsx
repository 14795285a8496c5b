import { useTranslations } from "use-intl/react";
import type { Messages } from "~/messages";
import { ErrorSummary } from "~/ui/ErrorSummary";
import { FormFoot } from "./FormFoot";
import { PersonFields } from "./PersonFields";
import { RefusalNotice } from "./RefusalNotice";
import type { CollectionState } from "./take-collection.server";

type ErrorKey = keyof Messages["form"]["error"];

/** The person, once for all opinions of a collection. Our script fills in the opinions. */
export function CollectionForm({ action, state }: { action: string; state: CollectionState | undefined }) {
  const t = useTranslations("form");
  const words = useTranslations("collection");
  const { values = {}, errors = {}, part } = state ?? {};
  const message = (field: string) => (errors[field] === undefined ? undefined : t(`error.${errors[field] as ErrorKey}`));
  const wrong = Object.keys(errors).map((field) => ({ field: `gop-y-${field}`, message: message(field) ?? "" }));
  if (part) {
    const why = part.error ? t(`error.${part.error as ErrorKey}`) : "";
    wrong.unshift({ field: `phan-${part.index + 1}`, message: words("refusedPart", { number: part.index + 1, message: why }) });
  }
  return (
    <form className="comment-form" id="gop-y" method="post" action={action} noValidate hidden>
      <h2>{words("person")}</h2>
      {state?.refusal && <RefusalNotice refusal={state.refusal} />}
      {wrong.length > 0 && <ErrorSummary title={t("error.title")} errors={wrong} />}
      <input type="hidden" name="submissionKey" defaultValue={values.submissionKey ?? ""} />
      <input type="hidden" name="parts" defaultValue={values.parts ?? ""} id="gop-y-parts" />
      <PersonFields values={values} message={message} />
      <FormFoot agreed={values.consent === "on"} error={message("consent")} challenge={state?.challenge} send={words("send")} />
    </form>
  );
}
