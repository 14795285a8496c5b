import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl/react";

interface Props {
  consultations: readonly { slug: string; title: string }[];
  current: string;
  /** The page of another consultation. */
  to?: (slug: string) => string;
}

/** On a staff page that shows one consultation: the ways to the others. Nothing while there is only one. */
export function ConsultationTabs({ consultations, current, to = (slug) => `?${new URLSearchParams({ dot: slug })}` }: Props) {
  const t = useTranslations("staff");
  if (consultations.length < 2) return null;
  return (
    <nav className="tabs" aria-label={t("consultation")}>
      {consultations.map(({ slug, title }) => (
        <Link key={slug} to={to(slug)} aria-current={slug === current ? "page" : undefined}>
          {title}
        </Link>
      ))}
    </nav>
  );
}
