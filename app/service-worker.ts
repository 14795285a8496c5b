import { worker as en } from "~/messages/en/worker";
import { fill } from "~/messages/fill";
import { worker as vi } from "~/messages/vi/worker";
import { SYNC_TAG, sendWaiting } from "~/ui/outbox.client";
import { copyName, dropOldCaches, findCopy, saveCopy } from "~/ui/saved-copies.client";

/** Put in by the build: what every page needs, and a name that is another one for each build. */
declare const __ASSETS__: string[];
declare const __VERSION__: string;

interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends LastingEvent {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface WorkerScope {
  addEventListener<E extends Event>(type: string, listener: (event: E) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void>; matchAll(options: { type: "window" }): Promise<{ postMessage(message: string): void }[]> };
}
const worker = self as unknown as WorkerScope;

const ASSETS = `tep-${__VERSION__}`;
const OFFLINE = "/ngoai-tuyen";
const languages = { vi, en };
/** Milliseconds after which a copy, where there is one, is better than waiting on. */
const PATIENCE = 8_000;

worker.addEventListener<LastingEvent>("install", (event) => {
  event.waitUntil(keepAssets().then(() => worker.skipWaiting()));
});

worker.addEventListener<LastingEvent>("activate", (event) => {
  event.waitUntil(dropOldCaches(ASSETS).then(() => worker.clients.claim()));
});

worker.addEventListener<FetchEvent>("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || /^\/(can-bo|api)(\/|$)/.test(pathname)) return;
  if (request.mode === "navigate") event.respondWith(answerPage(event, pathname, copyName({ pathname, search })));
  else if (__ASSETS__.includes(pathname) || pathname.startsWith("/assets/")) event.respondWith(answerAsset(request, pathname));
});

worker.addEventListener<LastingEvent & { tag: string }>("sync", (event) => {
  if (event.tag === SYNC_TAG) event.waitUntil(sendOutbox());
});

async function keepAssets() {
  const cache = await caches.open(ASSETS);
  // What is named by its content is the same in the browser's own cache; the rest may be an older one there.
  await cache.addAll(__ASSETS__.map((path) => new Request(path, { cache: path.startsWith("/assets/") ? "default" : "reload" })));
}

/** The network first; the copy where it is away, too slow, or only a proxy answers. */
async function answerPage(event: FetchEvent, path: string, name: string | null): Promise<Response> {
  const network = fetch(event.request).then((response) => {
    if (name) event.waitUntil(saveCopy(name, response.clone()).catch(() => undefined));
    return response;
  });
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE));
  try {
    const first = await Promise.race([network, late]);
    if (first && ![502, 503, 504].includes(first.status)) return first;
    return (await showCopy(name, "slow")) ?? (await network);
  } catch {
    return (await showCopy(name, "away")) ?? showOfflinePage(path);
  }
}

/** The copy, saying that it is one. */
async function showCopy(name: string | null, why: "away" | "slow"): Promise<Response | null> {
  const copy = name && (await findCopy(name));
  if (!copy) return null;
  const said = languages[languageOf(name)];
  const notice = fill(said[why], { instant: instantText(copy.at, said.instant) });
  const html = (await copy.response.text()).replace(/<main[^>]*>/, (main) => `${main}<p class="device-note" role="status">${notice} <a href="${name}">${said.again}</a></p>`);
  return new Response(html, { headers: copy.response.headers });
}

async function showOfflinePage(path: string): Promise<Response> {
  const page = await caches.match(languageOf(path) === "vi" ? OFFLINE : `/${languageOf(path)}${OFFLINE}`);
  return page ? new Response(page.body, { status: 503, headers: page.headers }) : Response.error();
}

/** A page kept from an older build asks for that build's files; today's of the same name do as well. */
async function answerAsset(request: Request, path: string): Promise<Response> {
  const kept = await caches.match(path, { ignoreVary: true });
  if (kept) return kept;
  return fetch(request).catch(async () => {
    const [name, extension] = [path.replace(/-[\w-]{8}\.\w+$/, "-"), path.slice(path.lastIndexOf("."))];
    const other = __ASSETS__.find((asset) => asset.startsWith(name) && asset.endsWith(extension));
    return (other && (await caches.match(other, { ignoreVary: true }))) || Response.error();
  });
}

/** Sends what waits, and tells the pages. What could not be sent is tried again by the browser. */
async function sendOutbox() {
  const done = await sendWaiting();
  for (const client of await worker.clients.matchAll({ type: "window" })) client.postMessage("outbox");
  if (!done) throw new Error("There is no network yet.");
}

function languageOf(path: string): keyof typeof languages {
  return /^\/en(\/|$)/.test(path) ? "en" : "vi";
}

/** In Vietnam's time, as everywhere in the portal. */
function instantText(instant: Date, text: string): string {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Ho_Chi_Minh", dateStyle: "short", timeStyle: "short" }).formatToParts(instant);
  const values = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return fill(text, { ...values, hour: Number(values.hour), day: Number(values.day), month: Number(values.month) });
}
