import { fill, words } from "~/messages/script";
import { bringBack, EDIT } from "./bring-back.client";
import { dropCollection, slugOf, type Part } from "./collection-store.client";
import { dropDraft } from "./keep-drafts.client";
import { make, makeButton } from "./make.client";
import { fieldOf, isDue, listItems, removeItem, sendWaiting, type OutboxItem } from "./outbox.client";
import { setQuote } from "./quote-fields.client";
import { renewKey } from "./submission-key.client";

/** Milliseconds between attempts while a page stays open: a portal that is back is announced by nobody. */
const AGAIN = 60_000;
/** A name in the storage that tabs share: setting it tells the others to look again. */
const CHANGED = "gop-y-outbox";
const said = words.outbox;

const panel = make("section", { class: "device-note outbox", "aria-label": said.label, tabindex: "-1" });
/** The parts of the panel; a status is changed in place, so that it is read out. */
const parts = new Map<string, { root: HTMLElement; status: HTMLElement; rest: HTMLElement; shown: string }>();
let timer = 0;

/** Shows what waits on this device and what became of it, on every page, and sends it when it can. */
export function watchOutbox(form: HTMLFormElement | null) {
  if (!("indexedDB" in window)) return;
  const attempt = () => void sendAndShow(form).catch(() => undefined);
  const show = () => void showOutbox(form).catch(() => undefined);
  addEventListener("online", attempt);
  addEventListener("storage", ({ key }) => key === CHANGED && show());
  document.addEventListener("visibilitychange", () => document.hidden || attempt());
  addEventListener("pageshow", (event) => event.persisted && attempt());
  if ("serviceWorker" in navigator) navigator.serviceWorker.addEventListener("message", show);
  void bringBack(form).then(attempt, attempt);
}

async function sendAndShow(form: HTMLFormElement | null) {
  const items = await showOutbox(form);
  if (navigator.onLine && items.some(isDue)) {
    await sendWaiting(readReason);
    tellTabs();
    await showOutbox(form);
  }
}

function tellTabs() {
  try {
    localStorage.setItem(CHANGED, String(Date.now()));
  } catch {
    // Without it the others look again when they come to the front.
  }
}

/**
 * Brings the panel up to date with the store. A page in the background leaves that to the one in front. With `before`
 * the panel comes there, and into focus.
 */
export async function showOutbox(form: HTMLFormElement | null, before?: HTMLElement): Promise<OutboxItem[]> {
  const items = await listItems();
  clearTimeout(timer);
  if (items.some(({ state }) => state === "waiting" || state === "sending")) {
    timer = window.setTimeout(() => void sendAndShow(form).catch(() => undefined), AGAIN);
  }
  if (document.hidden) return items;
  const due: OutboxItem[] = [];
  for (const item of items) {
    if (isOpen(item)) await removeItem(item.key);
    else if (item.state !== "sending" || isDue(item)) due.push(item);
  }
  for (const [key, { root }] of parts) {
    if (due.some((item) => item.key === key)) continue;
    root.remove();
    parts.delete(key);
  }
  if (before) before.before(panel);
  else if (due.length > 0 && !panel.isConnected) document.getElementById("noi-dung")?.prepend(panel);
  for (const item of due) showItem(item, form);
  if (due.length === 0) panel.remove();
  else if (before) panel.focus();
  return items;
}

/** Its receipt is the page that is being read. */
const isOpen = ({ receipt }: OutboxItem) => receipt !== undefined && new URL(receipt, location.href).pathname === location.pathname;

function showItem(item: OutboxItem, form: HTMLFormElement | null) {
  let part = parts.get(item.key);
  if (!part) {
    part = { root: make("div", { tabindex: "-1" }), status: make("p", { role: "status" }), rest: make("div"), shown: "" };
    part.root.append(part.status, part.rest);
    panel.append(part.root);
    parts.set(item.key, part);
  }
  const text = textOf(item);
  if (item.state !== "sent") dropFromPage(item, form);
  const shown = item.state + (item.reason ?? "");
  if (part.shown === shown) return;
  part.shown = shown;
  part.status.textContent = statusOf(item);
  const hadFocus = part.rest.contains(document.activeElement);
  part.rest.replaceChildren(...(item.state === "sent" ? sentParts(item, form) : keptParts(item, text, part.status, form)));
  if (hadFocus) part.root.focus();
}

function statusOf({ state, reason, receipt = "" }: OutboxItem): string {
  if (state === "sent") return fill(said.sent, { code: /([^/?]+)(?:\?.*)?$/.exec(receipt)?.[1] ?? "" });
  return [said[state === "refused" ? "refused" : reason ? "delayed" : "waiting"], reason].filter(Boolean).join(" ");
}

function sentParts({ key, receipt = "" }: OutboxItem, form: HTMLFormElement | null) {
  return [
    make(
      "p",
      { class: "tools" },
      make("a", { href: receipt }, said.open),
      makeButton(said.seen, () => drop(key, form), { class: "quiet" }),
    ),
  ];
}

function keptParts(item: OutboxItem, text: string, status: HTMLElement, form: HTMLFormElement | null) {
  const refused = item.state === "refused";
  const again = makeButton(said.again, async (button) => {
    button.disabled = true;
    status.textContent = said.sending;
    await sendWaiting(readReason);
    tellTabs();
    const items = await showOutbox(form);
    button.disabled = false;
    const same = items.find(({ key }) => key === item.key);
    if (same?.state === "waiting") status.textContent = statusOf(same);
  });
  return [
    make("details", refused ? { open: "" } : {}, make("summary", {}, said.text), make("p", { class: "said-text" }, text)),
    ...(refused ? [] : [make("p", { class: "muted" }, said.kept)]),
    make(
      "p",
      { class: "tools" },
      refused ? make("a", { href: item.page }, said.place) : again,
      makeButton(said.edit, () => edit(item), { class: "quiet" }),
      makeButton(said.drop, () => confirm(said.dropSure) && drop(item.key, form), { class: "quiet" }),
    ),
  ];
}

async function drop(key: string, form: HTMLFormElement | null) {
  await removeItem(key);
  tellTabs();
  await showOutbox(form);
}

/** What the server's page says instead of a receipt. A page that is not the portal's says nothing about a comment. */
function readReason(html: string): string | null {
  if (!html.includes("<")) return html.trim();
  const page = new DOMParser().parseFromString(html, "text/html");
  const summary = page.querySelectorAll(".error-summary > :not(:first-child)");
  const parts = summary.length > 0 ? [...summary] : [...page.querySelectorAll("#noi-dung h1")];
  return parts.map((part) => part.textContent?.trim()).join(" ") || null;
}

/** What was written: one opinion, or those of a collection. */
function textOf(item: OutboxItem): string {
  const parts = fieldOf(item, "parts");
  return parts ? (JSON.parse(parts) as Part[]).map(({ text }) => text).join("\n\n") : fieldOf(item, "text");
}

/** The outbox has it now: the drafts of this device and the form let go of it. */
function dropFromPage(item: OutboxItem, form: HTMLFormElement | null) {
  const [parts, text] = [fieldOf(item, "parts"), fieldOf(item, "text")];
  const own = form?.getAttribute("action") === item.action ? form : null;
  if (parts) {
    dropCollection(slugOf(item), parts);
    if (own) renewKey(own);
    return;
  }
  if (own && (own.elements.namedItem("text") as HTMLTextAreaElement).value === text) {
    own.reset();
    for (const area of own.querySelectorAll("textarea")) area.value = "";
    if (own.querySelector(".quoted")) setQuote(own, null);
    renewKey(own);
  }
  dropDraft(item.page, text);
}

/** Opens the page it was written on; its form then takes it back (see bringBack). */
function edit(item: OutboxItem) {
  sessionStorage.setItem(EDIT, item.key);
  const paragraph = fieldOf(item, "paragraph");
  location.assign(paragraph ? `${item.page}?doan=${paragraph}` : item.page);
}
