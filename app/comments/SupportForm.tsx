import { useLocale, useTranslations } from "use-intl/react";
import { sourceLocale } from "~/messages";

interface Props {
  id: string;
  /** The consultation's. */
  slug: string;
  supports: number;
  /** Whether the window takes support now. */
  open: boolean;
}

/** One tap of "đồng tình", and the number of those there were. */
export function SupportForm({ id, slug, supports, open }: Props) {
  const t = useTranslations("published.support");
  const locale = useLocale();
  const count = supports > 0 ? t("count", { count: supports }) : "";
  if (!open) return count && <p className="support-count">{count}</p>;
  // One address for all languages, since the cookie of a device belongs to it alone.
  const action = `/dong-tinh/${slug}/${id}${locale === sourceLocale ? "" : `?hl=${locale}`}`;
  return (
    <form method="post" action={action} className="support">
      <button className="quiet">{t("tap")}</button>
      <span className="support-count">{count}</span>
    </form>
  );
}
