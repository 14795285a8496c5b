/** Hashes the chosen file on the reader's own device, so that it need not be sent. Without this, the form sends it. */
function checkHere(form: HTMLFormElement) {
  const input = form.querySelector<HTMLInputElement>("input[type=file]")!;
  const hash = form.querySelector<HTMLInputElement>("[name=sha256]")!;
  const hint = form.querySelector<HTMLElement>("[data-here]")!;
  const status = form.querySelector<HTMLElement>("[data-checking]")!;
  hint.textContent = hint.dataset.here!;
  form.addEventListener("submit", (event) => {
    const file = input.files?.[0];
    if (!file) return;
    event.preventDefault();
    status.hidden = false;
    void file
      .arrayBuffer()
      .then((bytes) => crypto.subtle.digest("SHA-256", bytes))
      .then((digest) => {
        hash.value = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
        // The file itself stays here.
        input.value = "";
        form.enctype = "application/x-www-form-urlencoded";
        form.submit();
      })
      .catch(() => {
        // Too large for this browser: the form sends it.
        form.submit();
      });
  });
}

const form = document.querySelector<HTMLFormElement>("form[data-check]");
// Browsers hash for pages over TLS only; without, the form sends the file.
if (form && crypto.subtle) checkHere(form);
