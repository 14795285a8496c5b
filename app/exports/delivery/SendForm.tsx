import { Form } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { DocumentChoices } from "~/exports/documents/DocumentChoices";
import { DOCUMENT_KINDS } from "~/exports/documents/kinds";

interface Props {
  recipients: { id: string; name: string; email: string }[];
  /** That a mail may have at most. */
  megabytes: number;
  error: string | null;
}

/** Documents made now and sent as soon as they are. */
export function SendForm({ recipients, megabytes, error }: Props) {
  const t = useTranslations("delivery.now");
  return (
    <Form className="export-form" method="post">
      <input type="hidden" name="intent" value="send" />
      {error !== null && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
      <fieldset>
        <legend>{t("to")}</legend>
        {recipients.map(({ id, name, email }) => (
          <label className="choice" key={id}>
            <input type="checkbox" name="to" value={id} defaultChecked />
            <span>
              {name} <span className="muted">{email}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <DocumentChoices id="send" offered={DOCUMENT_KINDS} />
      <p className="hint">{t("size", { megabytes })}</p>
      <p>
        <button type="submit">{t("submit")}</button>
      </p>
    </Form>
  );
}
