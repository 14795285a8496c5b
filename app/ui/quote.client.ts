import { words } from "~/messages/script";
import { make, makeButton } from "./make.client";
import { placeForm, wordsOf } from "./open-form.client";
import { quoteFrom, setQuote, showQuote } from "./quote-fields.client";

const said = words.quote;

/** Lets a person comment on exactly the words selected in a paragraph: by mouse, by touch, or in a field by keyboard. */
export function quoteSelection(form: HTMLFormElement) {
  showQuote(form);
  selectInText(form);
  selectInField(form);
}

/** A bar at the foot of the screen while words of one paragraph are selected. */
function selectInText(form: HTMLFormElement) {
  let found: { paragraph: string; quote: NonNullable<ReturnType<typeof quoteFrom>> } | null = null;
  const button = makeButton(said.comment, () => {
    if (!found) return;
    const { paragraph, quote } = found;
    const link = document.querySelector<HTMLAnchorElement>(`#d${paragraph} a.comment-link`);
    if (!link || !placeForm(form, link)) return;
    setQuote(form, quote);
    getSelection()?.removeAllRanges();
    form.scrollIntoView({ block: "nearest" });
    form.querySelector<HTMLInputElement>("input[name=kind]")?.focus({ preventScroll: true });
  });
  // Pressing a button takes the selection away on some phones, before the button is told.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  const text = make("p", { lang: "vi" });
  const bar = make("div", { class: "quote-bar", role: "region", "aria-label": said.label, hidden: "" }, text, button);
  document.body.append(bar);
  document.addEventListener("selectionchange", () => {
    if (bar.contains(document.activeElement)) return;
    found = selected();
    bar.hidden = !found;
    if (found) text.textContent = `“${found.quote.exact}”`;
  });
}

function selected() {
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0).cloneRange();
  const start = range.startContainer;
  const element = (start instanceof Element ? start : start.parentElement)?.closest<HTMLElement>(".words");
  const paragraph = element?.closest<HTMLElement>(".paragraph")?.id.slice(1);
  if (!element || !paragraph) return null;
  // A paragraph selected by a triple click ends at the beginning of what follows.
  if (!element.contains(range.endContainer)) range.setEndAfter(element.lastChild!);
  const before = range.cloneRange();
  before.selectNodeContents(element);
  before.setEnd(range.startContainer, range.startOffset);
  const from = before.toString().length;
  const quote = quoteFrom(element.textContent ?? "", from, from + range.toString().length);
  return quote && { paragraph, quote };
}

/** Words are selected in a field of the form too, where every keyboard can. */
function selectInField(form: HTMLFormElement) {
  // A field that is read only has no caret to move; this one has, and takes no change.
  const area = make("textarea", { inputmode: "none", rows: "6", lang: "vi", id: "gop-y-trich" });
  area.addEventListener("beforeinput", (event) => event.preventDefault());
  const use = makeButton(
    said.use,
    () => {
      const quote = quoteFrom(area.value, area.selectionStart, area.selectionEnd);
      if (!quote) return area.focus();
      setQuote(form, quote);
      box.open = false;
      box.querySelector("summary")!.focus();
    },
    { class: "quiet" },
  );
  const box = make("details", { class: "quote-field" }, make("summary", {}, said.choose), make("label", { for: area.id }, said.how), area, use);
  form.querySelector(".quoted")!.after(box);
  const update = () => {
    const element = wordsOf((form.elements.namedItem("paragraph") as HTMLInputElement).value);
    box.hidden = !element;
    area.value = element?.textContent ?? "";
  };
  form.addEventListener("placed", update);
  update();
}
