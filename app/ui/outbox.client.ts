/** Comments that could not be sent yet, on this device; the page and the service worker both send them. */
export interface OutboxItem {
  /** The submission key, by which the server takes it once. */
  key: string;
  /** Where the form goes, and the page it was written on. */
  action: string;
  page: string;
  /** The form as a browser sends it; empty once it was sent, when nothing of it is kept here. */
  body: string;
  /** Epoch milliseconds. */
  at: number;
  state: "sending" | "waiting" | "refused" | "sent";
  /** Why the server did not take it, in its own words. */
  reason?: string;
  /** Address of the receipt. */
  receipt?: string;
}

/** Milliseconds after which a server that answers nothing counts as away. */
const TIMEOUT = 20_000;
const STORE = "outbox";
export const SYNC_TAG = "gop-y";

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  return (opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("gop-y", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "key" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error!);
  }));
}

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, mode, { durability: "strict" });
    const request = work(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error!);
  });
}

export async function listItems(): Promise<OutboxItem[]> {
  const items = await inStore("readonly", (store) => store.getAll() as IDBRequest<OutboxItem[]>);
  return items.sort((one, other) => one.at - other.at);
}

export const putItem = (item: OutboxItem) => inStore("readwrite", (store) => store.put(item));
export const removeItem = (key: string) => inStore("readwrite", (store) => store.delete(key));

/** Changes an item that is still there; one that was dropped meanwhile stays dropped. */
export function changeItem(key: string, values: Partial<OutboxItem>) {
  return inStore("readwrite", (store) => {
    const request = store.get(key) as IDBRequest<OutboxItem | undefined>;
    request.onsuccess = () => request.result && store.put({ ...request.result, ...values });
    return request;
  });
}

/** What came back: a receipt, or a page that says why there is none. Null: no answer of the portal. */
export type Answer = { receipt: string } | { status: number; html: string } | null;

export async function postComment({ action, body }: Pick<OutboxItem, "action" | "body">): Promise<Answer> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), TIMEOUT);
  try {
    const headers = { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" };
    const response = await fetch(action, { method: "POST", headers, body, signal: stop.signal });
    if (response.headers.get("Content-Type")?.startsWith("application/json")) {
      return { receipt: ((await response.json()) as { location: string }).location };
    }
    // What a proxy says while the portal behind it is away.
    if ([408, 502, 504].includes(response.status)) return null;
    return { status: response.status, html: await response.text() };
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Sends what waits, one after the other, and stops where the network does (false). `reasonOf` reads a refusal from the
 * page that says it; without it, as in the worker, a refused comment waits for a page that can.
 */
export async function sendWaiting(reasonOf?: (html: string) => string | null): Promise<boolean> {
  // The key makes a comment one however many send it; the lock only saves the network from them.
  return "locks" in navigator ? await navigator.locks.request("gop-y", () => sendAll(reasonOf)) : sendAll(reasonOf);
}

async function sendAll(reasonOf: (html: string) => string | null = () => null): Promise<boolean> {
  for (const item of await listItems()) {
    if (!isDue(item)) continue;
    const answer = await postComment(item);
    if (!answer) return false;
    await changeItem(item.key, outcomeOf(answer, reasonOf));
  }
  return true;
}

/** An item being sent by its own page is left to it, until that page must have been closed. */
export function isDue({ state, at }: OutboxItem): boolean {
  return state === "waiting" || (state === "sending" && Date.now() - at > TIMEOUT);
}

/** What becomes of an item. Too many at once and a portal in trouble pass; anything else the server says is final. */
export function outcomeOf(answer: NonNullable<Answer>, reasonOf: (html: string) => string | null): Partial<OutboxItem> {
  if ("receipt" in answer) return { state: "sent", receipt: answer.receipt, body: "", reason: undefined };
  const reason = reasonOf(answer.html);
  if (reason === null) return { state: "waiting" };
  const { status } = answer;
  return { state: status === 429 || status >= 500 ? "waiting" : "refused", reason };
}

/** The field of a kept form. */
export const fieldOf = ({ body }: OutboxItem, name: string): string => new URLSearchParams(body).get(name) ?? "";
