import { script as en } from "./en/script";
import { script as vi } from "./vi/script";

const languages: Record<string, typeof vi> = { vi, en: en as typeof vi };

/** What the script of the public pages says, in the language of the page. Small: it has no message formatter. */
export const words = languages[document.documentElement.lang] ?? vi;

/** Puts values in the places that name them. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
