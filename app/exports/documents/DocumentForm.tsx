import { useTranslations } from "use-intl/react";
import { DocumentChoices } from "./DocumentChoices";
import { SET_KINDS } from "./kinds";

/** Which documents to make, by whose rules, with or without personal data. */
export function DocumentForm({ slug, error }: { slug: string; error: string | null }) {
  const t = useTranslations("documents");
  return (
    <form className="export-form" method="post" action={`/can-bo/tai-lieu?dot=${slug}`}>
      <input type="hidden" name="intent" value="make" />
      {error !== null && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
      <DocumentChoices id="documents" offered={SET_KINDS} />
      <p>
        <button type="submit">{t("submit")}</button>
      </p>
    </form>
  );
}
