/** Pages kept on this device for reading without a network; shared by the pages and the service worker. */
const PAGES = "trang";
/** The oldest go first. */
const MOST = 500;
const SAVED_AT = "x-saved-at";
const TITLE = "x-saved-title";
/** Pages for one person, the staff's, and what is no page; with or without a language before them. */
const NEVER = /^(?:\/[a-z]{2})?\/(?:tra-cuu|xac-nhan|nhan|tai-ve|can-bo|api|ngoai-tuyen|healthz|readyz|assets|icons)(?:\/|$)/;

export interface SavedPage {
  path: string;
  /** As in the page's source, with its entities. */
  title: string;
  at: Date;
}

/** The name of a page's copy; null for a page of which none is kept. `?doan=` only says where the form stands. */
export function copyName({ pathname, search }: { pathname: string; search: string }): string | null {
  if (NEVER.test(pathname) || /\.[a-z]+$/.test(pathname)) return null;
  return search === "" || /^\?doan=\d+$/.test(search) ? pathname : null;
}

/** Whether an answer is a page that says it is the same for everybody. */
function isPublicPage(response: Response): boolean {
  const control = response.headers.get("Cache-Control") ?? "";
  const isPage = response.headers.get("Content-Type")?.startsWith("text/html");
  return response.status === 200 && !response.redirected && Boolean(isPage) && /\bpublic\b/.test(control) && !/no-store/.test(control);
}

/** Keeps the newest copy of a public page; forgets a page that is gone. */
export async function saveCopy(path: string, response: Response): Promise<boolean> {
  const pages = await caches.open(PAGES);
  if (response.status === 404 || response.status === 410) await pages.delete(path);
  if (!isPublicPage(response)) return false;
  const html = await response.text();
  const headers = new Headers(response.headers);
  for (const name of ["Content-Encoding", "Content-Length", "Vary"]) headers.delete(name);
  headers.set(SAVED_AT, String(Date.now()));
  headers.set(TITLE, encodeURIComponent(/<title>([^<]*)/.exec(html)?.[1] ?? path));
  await pages.put(path, new Response(html, { headers }));
  const kept = await pages.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - MOST)).map((request) => pages.delete(request)));
  return true;
}

/** Fetches a page and keeps it. False where it may not be kept; throws where there is no network. */
export async function fetchCopy(path: string): Promise<boolean> {
  return copyName({ pathname: path, search: "" }) !== null && saveCopy(path, await fetch(path));
}

export async function findCopy(path: string): Promise<{ response: Response; at: Date } | null> {
  const response = await (await caches.open(PAGES)).match(path);
  return response ? { response, at: savedAt(response) } : null;
}

/** In the order they were saved. */
export async function listCopies(): Promise<SavedPage[]> {
  const pages = await caches.open(PAGES);
  const found = await Promise.all(
    (await pages.keys()).map(async (request) => {
      const response = await pages.match(request);
      return response && { path: new URL(request.url).pathname, title: decodeURIComponent(response.headers.get(TITLE) ?? ""), at: savedAt(response) };
    }),
  );
  return found.filter((page) => page !== undefined);
}

export const dropCopies = () => caches.delete(PAGES);

/** Caches that no present build and no reader needs. */
export async function dropOldCaches(present: string) {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== PAGES && name !== present).map((name) => caches.delete(name)));
}

const savedAt = (response: Response) => new Date(Number(response.headers.get(SAVED_AT)));
