import { createTranslator as create, type Formats, type NamespaceKeys, type NestedKeyOf } from "use-intl/core";
import { vi } from "./vi";

export type Messages = typeof vi;

declare module "use-intl/core" {
  interface AppConfig {
    Locale: "vi";
    Messages: Messages;
  }
}

export const locale = "vi" as const;
export const timeZone = "Asia/Ho_Chi_Minh";
export const messages = vi;
export const formats = {} satisfies Formats;

/** Screen texts outside React: page titles, mails, exports. */
export function translator<Namespace extends NamespaceKeys<Messages, NestedKeyOf<Messages>>>(namespace: Namespace) {
  return create({ locale, messages, timeZone, formats, namespace });
}
