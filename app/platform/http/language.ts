import { locales, sourceLocale, type Locale } from "~/messages";

const OTHERS = locales.filter((locale) => locale !== sourceLocale);
const PREFIX = new RegExp(`^/(${OTHERS.join("|")})(?=/|[?]|$)`);
/** Addresses that are the same in every language: what is no page, and the staff area. */
const COMMON = "assets/|api/|can-bo(?=[/?\"]|$)|dong-tinh/|favicon|sw\\.js|manifest|icons/";
/** Our own addresses in a page, but for those that say their language themselves. Text holds no quotation mark as it is. */
const LINK = new RegExp(`(?<!hrefLang="[a-z]+" )\\b(href|action)="/(?!/|${COMMON}|(?:${OTHERS.join("|")})(?:[/"?]))`, "g");

/** The language an address names, and the address without it: the application knows no other. */
export function readLanguage(url: string): { locale: Locale; url: string } {
  const locale = PREFIX.exec(url)?.[1] as Locale | undefined;
  if (!locale) return { locale: sourceLocale, url };
  const rest = url.slice(locale.length + 1);
  return { locale, url: rest.startsWith("/") ? rest : `/${rest}` };
}

/** An address of ours in a language. */
export function inLanguage(address: string, locale: Locale): string {
  return locale === sourceLocale || !address.startsWith("/") || new RegExp(`^/(?:${COMMON})`).test(address)
    ? address
    : `/${locale}${address === "/" ? "" : address}`;
}

/** A page whose links stay in its language. */
export function linksInLanguage(html: string, locale: Locale): string {
  return locale === sourceLocale ? html : html.replace(LINK, (_, attribute: string) => `${attribute}="/${locale}/`);
}
