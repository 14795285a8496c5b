import { Form } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { Field } from "~/ui/Field";

interface Props {
  recipients: { id: string; name: string; email: string }[];
  /** In words. */
  error: string | null;
}

/** Who gets what is delivered. */
export function RecipientList({ recipients, error }: Props) {
  const t = useTranslations("delivery.recipients");
  return (
    <>
      {recipients.length === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <ul className="delivery-people">
          {recipients.map(({ id, name, email }) => (
            <li key={id}>
              <span>
                <strong>{name}</strong> <span className="muted">{email}</span>
              </span>
              <Form method="post" preventScrollReset>
                <input type="hidden" name="intent" value="end-recipient" />
                <input type="hidden" name="recipient" value={id} />
                <button type="submit" className="quiet" aria-label={t("endOf", { name })}>
                  {t("end")}
                </button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      {error !== null && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
      {/* Empty again once somebody was added. */}
      <Form className="delivery-add" method="post" preventScrollReset key={recipients.length}>
        <input type="hidden" name="intent" value="add-recipient" />
        <Field id="recipient-name" label={t("name")}>
          {(attributes) => <input {...attributes} name="name" required maxLength={200} autoComplete="off" />}
        </Field>
        <Field id="recipient-email" label={t("email")}>
          {(attributes) => <input {...attributes} name="email" type="email" required maxLength={254} autoComplete="off" />}
        </Field>
        <button type="submit">{t("add")}</button>
      </Form>
    </>
  );
}
