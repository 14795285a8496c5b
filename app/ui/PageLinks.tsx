import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl/react";

/** To the next page of a list, and back to its first; each null where there is none. */
export function PageLinks({ next, first }: { next: string | null; first: string | null }) {
  const t = useTranslations("staff");
  if (next === null && first === null) return null;
  return (
    <p className="staff-actions">
      {next !== null && <Link to={next}>{t("nextPage")}</Link>}
      {first !== null && <Link to={first}>{t("firstPage")}</Link>}
    </p>
  );
}
