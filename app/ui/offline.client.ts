import { fill, words } from "~/messages/script";
import { make, makeButton } from "./make.client";
import { dropCopies, fetchCopy, findCopy, listCopies } from "./saved-copies.client";

const said = words.offline;
const lang = document.documentElement.lang;
/** Milliseconds for which a copy is new enough not to be fetched again. */
const FRESH = 600_000;

/** Keeps what is read for a time without a network. Only where the browser lets it: over TLS, or on this machine. */
export function keepForOffline() {
  if (!("serviceWorker" in navigator)) return;
  const start = () => void navigator.serviceWorker.register("/sw.js").then(keepThese).catch(() => undefined);
  if (document.readyState === "complete") start();
  else addEventListener("load", start);
  offerAll();
  void listSaved().catch(() => undefined);
}

/** This page when no worker saw it come, and the outline it belongs to. */
async function keepThese() {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  if (connection?.saveData) return;
  if (!navigator.serviceWorker.controller) await fetchCopy(location.pathname);
  const outline = document.querySelector<HTMLAnchorElement>('.masthead a[href*="#"]')?.pathname;
  if (outline && !(await findCopy(outline))) await fetchCopy(outline);
}

/** "Save for reading without a network", beside the outline. */
function offerAll() {
  const title = document.getElementById("muc-luc");
  const paths = [...new Set([...document.querySelectorAll<HTMLAnchorElement>(".outline a")].map(({ pathname }) => pathname))];
  if (!title || paths.length === 0) return;
  const status = make("p", { role: "status", class: "muted" });
  const button = makeButton(said.saveAll, () => saveAll(paths, button, status), { class: "quiet" });
  title.after(make("div", { class: "device-tools" }, button, status));
}

async function saveAll(paths: string[], button: HTMLButtonElement, status: HTMLElement) {
  button.disabled = true;
  let done = 0;
  const say = (text: string) => (status.textContent = fill(text, { done, total: paths.length }));
  try {
    say(said.progress);
    for (const path of paths) {
      const copy = await findCopy(path);
      if ((copy && Date.now() - copy.at.getTime() < FRESH) || (await fetchCopy(path))) done++;
      // Every fifth, so that a screen reader can keep up.
      if (done % 5 === 0) say(said.progress);
    }
    say(said.saved);
    status.append(" ", make("a", { href: `${lang === "vi" ? "" : `/${lang}`}/ngoai-tuyen` }, said.open));
  } catch {
    say(said.stopped);
  }
  button.disabled = false;
}

/** What is saved on this device, on the page that stands in for one that is not. */
async function listSaved() {
  const place = document.querySelector("[data-saved-pages]");
  if (!place) return;
  const pages = (await listCopies()).filter(({ path }) => path.startsWith("/en") === (lang === "en"));
  const items = pages.map(({ path, title }) => make("li", {}, make("a", { href: path }, plainText(title) || path)));
  if (items.length === 0) return place.replaceChildren(make("p", {}, said.none));
  const drop = makeButton(said.dropAll, () => confirm(said.dropSure) && dropCopies().then(listSaved), { class: "quiet" });
  place.replaceChildren(make("ul", { class: "subsections" }, ...items), make("p", {}, drop));
}

/** The title as it is read, without the portal's name. */
const plainText = (html: string) => new DOMParser().parseFromString(html, "text/html").body.textContent.replace(/ — [^—]*$/, "");
