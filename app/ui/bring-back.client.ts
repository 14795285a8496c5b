import { fieldOf, listItems, removeItem, type OutboxItem } from "./outbox.client";

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
  await removeItem(key);
  const paragraph = fieldOf(item, "paragraph");
  if (paragraph) document.querySelector<HTMLElement>(`a[data-paragraph="${Number(paragraph)}"]`)?.click();
  fill(form, item);
  form.dispatchEvent(new Event("input"));
  const text = form.elements.namedItem("text") as HTMLTextAreaElement;
  text.focus();
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
