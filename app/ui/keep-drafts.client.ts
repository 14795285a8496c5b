import { placeForm } from "./open-form.client";
import { showQuote } from "./quote-fields.client";

const FIELDS = ["paragraph", "quoteExact", "quotePrefix", "quoteSuffix", "quoteStart", "kind", "text", "proposed"];
/** Set when a form is sent; the receipt page then knows which draft has arrived. */
export const SENT = "gop-y-sent";

/** Keeps what is being written on this device until it was received. Nothing personal is kept. */
export function keepDrafts(form: HTMLFormElement | null) {
  try {
    if (document.querySelector("[data-receipt]")) {
      const sent = sessionStorage.getItem(SENT);
      if (sent) localStorage.removeItem(sent);
      sessionStorage.removeItem(SENT);
    }
    if (form) keep(form);
  } catch {
    // Storage may be closed to us; the form works without it.
  }
}

/** Lets go of the draft of a page when it is this text: it is kept in the outbox now, or was received from there. */
export function dropDraft(page: string, text: string) {
  try {
    const kept = localStorage.getItem(draftOf(page));
    if (!kept) return;
    const { text: draft = "" } = JSON.parse(kept) as Record<string, string>;
    if (draft !== "" && draft !== text) return;
    localStorage.removeItem(draftOf(page));
    if (sessionStorage.getItem(SENT) === draftOf(page)) sessionStorage.removeItem(SENT);
  } catch {
    // As above.
  }
}

const draftOf = (page: string) => `gop-y:${page}`;

function keep(form: HTMLFormElement) {
  const key = draftOf(location.pathname);
  const text = form.elements.namedItem("text") as HTMLTextAreaElement;
  const kept = localStorage.getItem(key);
  if (kept && !text.value) restore(form, JSON.parse(kept) as Record<string, string>);
  form.addEventListener("input", () => {
    const values: Record<string, string> = {};
    for (const field of FIELDS) {
      const control = form.elements.namedItem(field) as HTMLInputElement | RadioNodeList | null;
      if (control?.value) values[field] = control.value;
    }
    localStorage.setItem(key, JSON.stringify(values));
  });
  form.addEventListener("submit", () => sessionStorage.setItem(SENT, key));
}

function restore(form: HTMLFormElement, values: Record<string, string>) {
  const paragraph = form.elements.namedItem("paragraph") as HTMLInputElement;
  const link = document.querySelector<HTMLAnchorElement>(`a.comment-link[data-paragraph="${Number(values.paragraph)}"]`);
  // Whoever asked for another place, or for the section itself, keeps the words and not the place.
  if (link && !location.hash && !paragraph.value) placeForm(form, link);
  const here = paragraph.value === (values.paragraph ?? "");
  for (const field of FIELDS) {
    const control = form.elements.namedItem(field) as HTMLInputElement | RadioNodeList | null;
    if (!control || !values[field] || (!here && /^(quote|paragraph)/.test(field))) continue;
    control.value = values[field];
    if (control instanceof HTMLTextAreaElement) control.closest("details")?.setAttribute("open", "");
  }
  showQuote(form);
}
