const FIELDS = ["kind", "text", "proposed"];
/** Set when a form is sent; the receipt page then knows which draft has arrived. */
const SENT = "gop-y-sent";

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

function keep(form: HTMLFormElement) {
  const key = `gop-y:${location.pathname}`;
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
  for (const field of FIELDS) {
    const control = form.elements.namedItem(field) as HTMLInputElement | RadioNodeList | null;
    if (!control || !values[field]) continue;
    control.value = values[field];
    if (control instanceof HTMLTextAreaElement) control.closest("details")?.setAttribute("open", "");
  }
}
