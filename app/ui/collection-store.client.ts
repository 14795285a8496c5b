/** One opinion of a collection, as the server takes it, with what the page of the collection shows of it. */
export interface Part {
  submissionKey: string;
  /** Path of the section; null for the whole draft. */
  section: string | null;
  paragraph: string;
  kind: string;
  text: string;
  proposed: string;
  quoteExact: string;
  quotePrefix: string;
  quoteSuffix: string;
  quoteStart: string;
  /** The place and the kind in words, and the page it was written on. */
  place: string;
  kindName: string;
  page: string;
}

/** Where the collection of a consultation is kept; without the language of the page. */
export const storeOf = (slug: string) => `gop-y-tap:${slug}`;

export function readParts(slug: string): Part[] {
  try {
    const kept = JSON.parse(localStorage.getItem(storeOf(slug)) ?? "[]") as unknown;
    return Array.isArray(kept) ? (kept as Part[]) : [];
  } catch {
    return [];
  }
}

/** Changes what is kept now, since another tab may have added to it. False where nothing can be kept. */
export function changeParts(slug: string, change: (parts: Part[]) => Part[]): boolean {
  try {
    localStorage.setItem(storeOf(slug), JSON.stringify(change(readParts(slug))));
    return true;
  } catch {
    return false;
  }
}

/** The consultation of a page of a collection. */
export const slugOf = ({ page }: { page: string }) => page.split("/").slice(-2)[0]!;

/** Lets go of what is kept when it is exactly this: it was handed on. The page of the collection shows it gone. */
export function dropCollection(slug: string, parts: string) {
  const key = storeOf(slug);
  if (localStorage.getItem(key) !== parts) return;
  localStorage.removeItem(key);
  dispatchEvent(new StorageEvent("storage", { key }));
}

/** Takes opinions back that had been handed on. False where nothing can be kept. */
export function restoreCollection(slug: string, parts: string): boolean {
  const back = JSON.parse(parts) as Part[];
  const keys = new Set(back.map(({ submissionKey }) => submissionKey));
  const kept = changeParts(slug, (present) => [...back, ...present.filter(({ submissionKey }) => !keys.has(submissionKey))]);
  dispatchEvent(new StorageEvent("storage", { key: storeOf(slug) }));
  return kept;
}
