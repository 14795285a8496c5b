import { restoreCollection, slugOf } from "./collection-store.client";
import { placeForm } from "./open-form.client";
import { fieldOf, listItems, removeItem, type OutboxItem } from "./outbox.client";
import { showQuote } from "./quote-fields.client";

/** Names, for the next page of this tab, the item that its form is to take back. */
export const EDIT = "gop-y-edit";

/** Puts a comment from the outbox back into the form, to be changed and sent again. */
export async function bringBack(form: HTMLFormElement | null) {
  const key = sessionStorage.getItem(EDIT);
  if (!key || !form) return;
  const item = (await listItems()).find((candidate) => candidate.key === key);
  if (item?.action !== form.getAttribute("action")) return;
  sessionStorage.removeItem(EDIT);
  if (item.state === "sent") return;
  const parts = fieldOf(item, "parts");
  if (parts && !restoreCollection(slugOf(item), parts)) return;
  await removeItem(key);
  const link = document.querySelector<HTMLAnchorElement>(`a.comment-link[data-paragraph="${Number(fieldOf(item, "paragraph"))}"]`);
  if (link) placeForm(form, link);
  fill(form, item);
  if (parts) return;
  showQuote(form);
  form.dispatchEvent(new Event("input"));
  (form.elements.namedItem("text") as HTMLTextAreaElement).focus();
}

/** A refused comment becomes another one; one that only waits keeps its key, since the server may have taken it. */
function fill(form: HTMLFormElement, item: OutboxItem) {
  const values = new URLSearchParams(item.body);
  if (item.state === "refused") values.delete("submissionKey");
  for (const box of form.querySelectorAll<HTMLInputElement>("input[type=checkbox]")) box.checked = values.has(box.name);
  for (const [name, value] of values) {
    const control = form.elements.namedItem(name) as HTMLInputElement | RadioNodeList | null;
    if (!control || (control instanceof HTMLInputElement && control.type === "checkbox")) continue;
    control.value = value;
    if (value && control instanceof HTMLElement) control.closest("details")?.setAttribute("open", "");
  }
}
