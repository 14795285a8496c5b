import { useTranslations } from "use-intl/react";

/** A staff page before there is a consultation. */
export function NoConsultation({ title }: { title: string }) {
  const t = useTranslations("staff.overview");
  return (
    <div className="staff-page">
      <h1>{title}</h1>
      <p>{t("none")}</p>
    </div>
  );
}
