import { Form, Link, useNavigation } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { instantText } from "~/messages/instants";
import { Field } from "~/ui/Field";
import type { ReadInResult } from "./read-in-copy.server";

export type RefusedCopy = Extract<ReadInResult, { ok: false }> | { reason: "missing" };

/** Where a returned copy is brought. */
export function UploadForm({ refused }: { refused: RefusedCopy | null }) {
  const t = useTranslations("returned.upload");
  const sending = useNavigation().formData !== undefined;
  return (
    <Form className="staff-form" method="post" encType="multipart/form-data">
      {refused && !sending && <Refusal refused={refused} />}
      <Field id="ban-tra-lai" label={t("file")} hint={t("hint")}>
        {(attributes) => <input {...attributes} type="file" name="file" accept=".docx" />}
      </Field>
      <button type="submit" disabled={sending}>
        {t(sending ? "sending" : "submit")}
      </button>
      {sending && <progress aria-label={t("sending")} />}
    </Form>
  );
}

function Refusal({ refused }: { refused: RefusedCopy }) {
  const t = useTranslations("returned.refused");
  return (
    <div className="staff-notice" role="alert">
      {refused.reason === "known" ? (
        <>
          {t("known", { name: refused.by, at: instantText(refused.at) })} <Link to={`/can-bo/ban-tra-lai/${refused.id}`}>{t("knownLink")}</Link>
        </>
      ) : refused.reason === "other-consultation" ? (
        <>
          {t("other-consultation")} <Link to={`/can-bo/ban-tra-lai?dot=${refused.slug}`}>{t("otherLink", { title: refused.title })}</Link>
        </>
      ) : (
        t(refused.reason)
      )}
    </div>
  );
}
