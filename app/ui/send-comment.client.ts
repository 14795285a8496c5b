import { words } from "~/messages/script";
import { make } from "./make.client";
import { changeItem, postComment, putItem, removeItem, SYNC_TAG, type Answer, type OutboxItem } from "./outbox.client";
import { showOutbox } from "./outbox-panel.client";

const said = words.outbox;
/** Milliseconds a browser is given to keep something; some never answer. */
const PATIENCE = 1_000;

/** Sends the form without leaving the page, so that a comment is kept when there is no network to take it. */
export function sendComment(form: HTMLFormElement) {
  const status = make("p", { class: "device-note", role: "status", tabindex: "-1", hidden: "" });
  let sending = false;
  const say = (text: string) => {
    status.hidden = text === "";
    status.textContent = text;
  };
  form.prepend(status);
  form.addEventListener("submit", (event) => {
    // A button with a name asks for something else.
    if (event.defaultPrevented || event.submitter?.getAttribute("name")) return;
    event.preventDefault();
    if (sending) return;
    sending = true;
    say(said.sending);
    void send(form, say, status).finally(() => (sending = false));
  });
  addEventListener("pageshow", (event) => event.persisted && say(""));
}

async function send(form: HTMLFormElement, say: (text: string) => void, status: HTMLElement) {
  const item = itemOf(form);
  const kept = await inTime(putItem(item));
  const answer = await postComment(item);
  if (answer) return finish(form, item, answer);
  if (!form.checkValidity()) {
    if (kept) await removeItem(item.key);
    say(said.wrong);
    form.querySelector(":invalid")?.closest("details")?.setAttribute("open", "");
    form.reportValidity();
  } else if (kept) {
    say("");
    await changeItem(item.key, { state: "waiting" });
    void askForSync();
    await showOutbox(form, form);
  } else {
    say(said.notKept);
    status.focus();
  }
}

/** Goes to the receipt; or sends the form the browser's own way, with the same key, to be shown what is the matter. */
async function finish(form: HTMLFormElement, { key }: OutboxItem, answer: NonNullable<Answer>) {
  await inTime(removeItem(key));
  if ("receipt" in answer) location.assign(answer.receipt);
  else HTMLFormElement.prototype.submit.call(form);
}

function itemOf(form: HTMLFormElement): OutboxItem {
  const values = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") values.append(name, value);
  return {
    key: values.get("submissionKey") ?? "",
    action: form.getAttribute("action") ?? location.pathname,
    page: location.pathname,
    body: values.toString(),
    at: Date.now(),
    state: "sending",
  };
}

/** Whether it was done; not where storage is closed to us, or stands still. */
async function inTime(work: Promise<unknown>): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), PATIENCE));
  return Promise.race([
    work.then(
      () => true,
      () => false,
    ),
    late,
  ]);
}

/** What TypeScript's library does not know of a registration: Background Sync, which some browsers have. */
interface Syncing {
  sync?: { register(tag: string): Promise<void> };
}

/** Where the browser can, the service worker sends it even when no page is open. */
async function askForSync() {
  const registration = await navigator.serviceWorker?.getRegistration();
  await (registration as Syncing | undefined)?.sync?.register(SYNC_TAG).catch(() => undefined);
}
