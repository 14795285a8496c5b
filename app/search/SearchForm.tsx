import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { QUERY_MAX } from "./search-query";

interface Props {
  slug: string;
  typed?: string;
  /** A further field. */
  children?: ReactNode;
}

/** Asks what to search for; a form that works as an address. */
export function SearchForm({ slug, typed = "", children }: Props) {
  const t = useTranslations("search");
  return (
    <form action={`/${slug}/tim-kiem`} role="search" className="search-form">
      <label htmlFor="q">{t("label")}</label>
      <p className="search-line">
        <input id="q" name="q" type="search" defaultValue={typed} maxLength={QUERY_MAX} autoComplete="off" enterKeyHint="search" />
        <button>{t("submit")}</button>
      </p>
      {children}
    </form>
  );
}
