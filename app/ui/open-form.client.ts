import { setQuote } from "./quote-fields.client";

/** The words of a paragraph, to the letter. */
export function wordsOf(paragraph: string): HTMLElement | null {
  return paragraph === "" ? null : document.querySelector<HTMLElement>(`#d${paragraph} .words`);
}

const field = (form: HTMLFormElement, name: string) => form.elements.namedItem(name) as HTMLInputElement;

/**
 * "Góp ý" beside a paragraph brings the form there, instead of loading the page again with the form in that place;
 * "Sửa câu chữ" opens the paragraph's own text in it.
 */
export function openFormInPlace(form: HTMLFormElement) {
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-paragraph]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !placeForm(form, link)) return;
    event.preventDefault();
    history.replaceState(null, "", link.href);
    form.scrollIntoView({ block: "nearest" });
    const first = link.dataset.amend ? field(form, "proposed") : form.querySelector<HTMLInputElement>("input[name=kind]");
    first?.focus({ preventScroll: true });
  });
  form.addEventListener("change", () => {
    const kind = new FormData(form).get("kind");
    if (kind === "amend") offerOwnText(form);
  });
}

/** Brings the form to the paragraph that `link` stands by. */
export function placeForm(form: HTMLFormElement, link: HTMLAnchorElement): boolean {
  const place = form.closest(".form-place");
  const title = document.getElementById("gop-y-title");
  if (!place || !title) return false;
  const { paragraph = "" } = link.dataset;
  const before = field(form, "paragraph").value;
  if (before !== paragraph) {
    const proposed = field(form, "proposed");
    if (proposed.value === wordsOf(before)?.textContent) proposed.value = "";
    setQuote(form, null);
  }
  field(form, "paragraph").value = paragraph;
  title.textContent = link.dataset.title ?? "";
  link.closest(".paragraph-text")?.after(place);
  if (link.dataset.amend) {
    form.querySelector<HTMLInputElement>("input[name=kind][value=amend]")!.checked = true;
    offerOwnText(form);
    document.getElementById("gop-y-proposed-hint")!.textContent = link.dataset.amend;
  }
  form.dispatchEvent(new Event("placed"));
  return true;
}

/** Whoever wants to change a paragraph begins with its own words. */
function offerOwnText(form: HTMLFormElement) {
  const words = wordsOf(field(form, "paragraph").value);
  const proposed = field(form, "proposed");
  proposed.closest("details")?.setAttribute("open", "");
  if (words && proposed.value === "") proposed.value = words.textContent ?? "";
}
