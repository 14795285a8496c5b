import { fill, words } from "~/messages/script";
import { changeParts, readParts, storeOf, type Part } from "./collection-store.client";
import { dropDraft } from "./keep-drafts.client";
import { make, makeButton } from "./make.client";
import { wordsOf } from "./open-form.client";
import { setQuote } from "./quote-fields.client";
import { randomKey, renewKey } from "./submission-key.client";

const said = words.collection;
const FIELDS = ["paragraph", "text", "proposed", "quoteExact", "quotePrefix", "quoteSuffix", "quoteStart"] as const;

/** "Thêm vào tập góp ý": keeps what is written on the device, to be sent with others. */
export function addToCollection(form: HTMLFormElement) {
  const section = form.dataset.section || null;
  const action = form.getAttribute("action")!;
  const front = section ? action.slice(0, -section.length - 1) : action;
  const slug = front.split("/").pop()!;
  const status = make("p", { role: "status" });
  const links = [make("a", { href: `${front}/tap-gop-y` }), make("a", { href: `${front}/tap-gop-y`, class: "collection-link" })];
  const count = () => {
    const { length } = readParts(slug);
    for (const link of links) {
      link.textContent = fill(said.open, { count: length });
      link.hidden = length === 0;
    }
    return length;
  };
  const add = makeButton(
    said.add,
    () => {
      const part = partOf(form, section);
      if (!part) return;
      if (!changeParts(slug, (parts) => [...parts, part])) return (status.textContent = said.notKept);
      empty(form, part.text);
      status.textContent = fill(said.added, { count: count() });
    },
    { class: "quiet" },
  );
  form.querySelector(".send")!.append(add);
  form.append(make("div", { class: "collection" }, status, links[0]!));
  document.querySelector(".masthead nav")?.append(links[1]!);
  addEventListener("storage", ({ key }) => key === storeOf(slug) && count());
  addEventListener("pageshow", count);
  count();
}

/** What the form says about its place; null when something is missing, which is then pointed at. */
function partOf(form: HTMLFormElement, section: string | null): Part | null {
  const text = form.elements.namedItem("text") as HTMLTextAreaElement;
  const kind = form.querySelector<HTMLInputElement>("input[name=kind]:checked");
  const missing = kind ? (text.value.trim() ? null : text) : form.querySelector<HTMLInputElement>("input[name=kind]");
  if (missing || !kind) {
    missing?.reportValidity();
    return null;
  }
  const values = Object.fromEntries(FIELDS.map((name) => [name, (form.elements.namedItem(name) as HTMLInputElement).value])) as Record<(typeof FIELDS)[number], string>;
  // The unchanged text, offered to be edited, is no proposal.
  if (values.proposed === wordsOf(values.paragraph)?.textContent) values.proposed = "";
  return {
    ...values,
    submissionKey: randomKey(),
    section,
    kind: kind.value,
    kindName: kind.closest("label")!.textContent.trim(),
    place: [form.dataset.title, values.paragraph && fill(said.paragraph, { number: values.paragraph })].filter(Boolean).join(", "),
    page: form.getAttribute("action")! + (values.paragraph ? `#d${values.paragraph}` : ""),
  };
}

function empty(form: HTMLFormElement, text: string) {
  for (const area of form.querySelectorAll<HTMLTextAreaElement>("textarea[name]")) area.value = "";
  for (const radio of form.querySelectorAll<HTMLInputElement>("input[name=kind]")) radio.checked = false;
  setQuote(form, null);
  renewKey(form);
  dropDraft(location.pathname, text);
}
