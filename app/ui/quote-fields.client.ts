import { words } from "~/messages/script";
import { makeButton } from "./make.client";

/** UTF-16 units before and after the quoted words that are sent with them (see comments/anchor-quote.ts). */
const CONTEXT = 32;

/** The words of `text` from `start` to `end`, without blanks at their ends; null when nothing is left. */
export function quoteFrom(text: string, start: number, end: number) {
  const part = text.slice(start, end);
  const from = start + part.length - part.trimStart().length;
  const exact = part.trim();
  const to = from + exact.length;
  return exact ? { start: from, exact, prefix: text.slice(Math.max(0, from - CONTEXT), from), suffix: text.slice(to, to + CONTEXT) } : null;
}

/** Writes a quote into the form, or takes it out, and shows it there. */
export function setQuote(form: HTMLFormElement, quote: ReturnType<typeof quoteFrom>) {
  const { exact = "", prefix = "", suffix = "", start = "" } = quote ?? {};
  const values: Record<string, string> = { quoteExact: exact, quotePrefix: prefix, quoteSuffix: suffix, quoteStart: String(start) };
  for (const name in values) (form.elements.namedItem(name) as HTMLInputElement).value = values[name]!;
  showQuote(form);
  form.dispatchEvent(new Event("input"));
}

/** Shows the quote that is in the form's fields, with a way to drop it. */
export function showQuote(form: HTMLFormElement) {
  const shown = form.querySelector<HTMLElement>(".quoted")!;
  const exact = (form.elements.namedItem("quoteExact") as HTMLInputElement).value;
  shown.hidden = exact === "";
  const title = shown.querySelector("p")!;
  title.textContent = title.dataset.said!;
  shown.querySelector("blockquote")!.textContent = exact;
  if (!shown.querySelector("button")) shown.append(makeButton(words.quote.drop, () => setQuote(form, null), { class: "quiet" }));
}
