import { useLocation } from "@remix-run/react";
import { useLocale } from "use-intl/react";
import { languages, locales, sourceLocale } from "~/messages";

/** This page in the other languages. `hrefLang` stands right before `href`: such links keep the language they name. */
export function LanguageLinks() {
  const present = useLocale();
  const { pathname, search } = useLocation();
  return locales
    .filter((locale) => locale !== present)
    .map((locale) => (
      <a key={locale} lang={locale} hrefLang={locale} href={locale === sourceLocale ? pathname + search : `/${locale}${pathname}${search}`}>
        {languages[locale].common.inThisLanguage}
      </a>
    ));
}
