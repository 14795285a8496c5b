import { sourceLocale, type Locale } from "~/messages";

/** The language of the page, for the functions that title it. */
export function localeOf(matches: readonly ({ id: string; data: unknown } | undefined)[]): Locale {
  const root = matches.find((match) => match?.id === "root")?.data as { locale: Locale } | undefined;
  return root?.locale ?? sourceLocale;
}
