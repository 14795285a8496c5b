import { createTranslator as create, type Formats, type NamespaceKeys, type NestedKeyOf } from "use-intl/core";
import { en } from "./en";
import { vi } from "./vi";

export type Messages = typeof vi;

/** The languages of the screens, the source first. Another one is its folder beside these and its name here. */
export const languages = { vi, en } as const;
export type Locale = keyof typeof languages;
export const locales = Object.keys(languages) as Locale[];

declare module "use-intl/core" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}

/** The language of the drafts and of what people write about them, and of a screen whose address names none. */
export const sourceLocale = "vi" satisfies Locale;
export const timeZone = "Asia/Ho_Chi_Minh";
export const messages = vi;
export const formats = {} satisfies Formats;

/** Messages of a language, in the type of the source's. */
export function messagesOf(locale: Locale): Messages {
  return languages[locale] as Messages;
}

/** Screen texts outside React: page titles, mails, exports. */
export function translator<Namespace extends NamespaceKeys<Messages, NestedKeyOf<Messages>>>(
  namespace: Namespace,
  locale: Locale = sourceLocale,
) {
  return create({ locale, messages: messagesOf(locale), timeZone, formats, namespace });
}
