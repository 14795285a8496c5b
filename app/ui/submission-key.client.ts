/**
 * Gives the form a key of its own, so that it is sent in one step and a second click is no second comment. A page
 * that comes back from the browser's history is a new form.
 */
export function giveKey(form: HTMLFormElement) {
  if (!keyField(form).value) renewKey(form);
  addEventListener("pageshow", (event) => {
    if (event.persisted) renewKey(form);
  });
}

/** What is written from now on is another comment. */
export function renewKey(form: HTMLFormElement) {
  keyField(form).value = randomKey();
}

const keyField = (form: HTMLFormElement) => form.elements.namedItem("submissionKey") as HTMLInputElement;

/** A random UUID (RFC 9562 version 4). `crypto.randomUUID` is missing on pages without TLS and in older browsers. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => (byte + 256).toString(16).slice(1)).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
