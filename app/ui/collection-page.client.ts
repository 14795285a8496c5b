import { fill, words } from "~/messages/script";
import { changeParts, readParts, storeOf, type Part } from "./collection-store.client";
import { SENT } from "./keep-drafts.client";
import { make, makeButton } from "./make.client";

const said = words.collection;

/** The page of a collection: what is kept on the device, to be read through, changed and sent. */
export function showCollection(list: HTMLElement, form: HTMLFormElement | null) {
  const slug = list.dataset.collection!;
  const show = () => {
    const parts = readParts(slug);
    list.replaceChildren(
      make("p", { role: "status" }, parts.length ? fill(said.count, { count: parts.length }) : said.empty),
      ...parts.map((part, index) => showPart(part, index, String(index) === list.dataset.part)),
    );
    if (form) form.hidden = parts.length === 0;
  };

  function showPart(part: Part, index: number, wrong: boolean): HTMLElement {
    const id = `phan-${index + 1}`;
    const edit = (name: "text" | "proposed", label: string) => {
      const area = make("textarea", { id: `${id}-${name}`, rows: "4", dir: "auto" });
      area.value = part[name];
      area.addEventListener("input", () => {
        changeParts(slug, (parts) => parts.map((each) => (each.submissionKey === part.submissionKey ? { ...each, [name]: area.value } : each)));
      });
      return [make("label", { for: area.id }, label), area];
    };
    const title = make("h2", { id, tabindex: "-1" }, `${index + 1}. `, make("a", { href: part.page, lang: "vi" }, part.place));
    const remove = makeButton(
      said.remove,
      () => {
        changeParts(slug, (parts) => parts.filter(({ submissionKey }) => submissionKey !== part.submissionKey));
        show();
        (document.getElementById(`phan-${Math.max(1, index)}`) ?? list).focus();
      },
      { class: "quiet", "aria-describedby": id },
    );
    return make(
      "section",
      { class: wrong ? "part field-wrong" : "part", "aria-labelledby": id },
      title,
      make("p", { class: "said-kind" }, part.kindName),
      ...(part.quoteExact ? [make("blockquote", { lang: "vi" }, part.quoteExact)] : []),
      ...edit("text", said.text),
      ...(part.proposed ? edit("proposed", said.proposed) : []),
      make("p", { class: "send" }, remove),
    );
  }

  // What comes back from the server or from the outbox is what counts, if the device has lost it.
  const sent = form?.elements.namedItem("parts") as HTMLInputElement | undefined;
  if (sent?.value && readParts(slug).length === 0) changeParts(slug, () => JSON.parse(sent.value) as Part[]);
  show();
  addEventListener("storage", ({ key }) => key === storeOf(slug) && show());
  form?.addEventListener("submit", () => {
    sent!.value = JSON.stringify(readParts(slug));
    sessionStorage.setItem(SENT, storeOf(slug));
  });
}
