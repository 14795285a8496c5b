/** "Góp ý" beside a paragraph brings the form there, instead of loading the page again with the form in that place. */
export function openFormInPlace(form: HTMLFormElement) {
  const place = form.closest(".form-place");
  const title = document.getElementById("gop-y-title");
  const paragraph = form.elements.namedItem("paragraph") as HTMLInputElement;
  if (!place || !title) return;
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-paragraph]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    paragraph.value = link.dataset.paragraph ?? "";
    title.textContent = link.dataset.title ?? "";
    link.closest(".paragraph-text")?.after(place);
    history.replaceState(null, "", link.href);
    place.scrollIntoView({ block: "nearest" });
    form.querySelector<HTMLInputElement>("input[name=kind]")?.focus({ preventScroll: true });
  });
}
