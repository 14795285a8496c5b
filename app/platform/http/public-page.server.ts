import type { HeadersFunction } from "@remix-run/node";
import { CACHE_TAGS, CACHE_UNTIL } from "./remix.server";

/** Longest time a page is kept without being made anew, in milliseconds; its words tell of minutes remaining. */
const KEEP = 60_000;

/**
 * Headers of a page that is the same for everybody. Browsers and proxies may keep it but ask each time; the process
 * keeps it until `changesAt`, a minute at most, or until one of `tags` (ids of what it shows) is announced as changed.
 */
export function publicPageHeaders({ now, changesAt, tags }: { now: Date; changesAt: Date | null; tags: string[] }) {
  const until = Math.min(now.getTime() + KEEP, changesAt?.getTime() ?? Infinity);
  return { "Cache-Control": "public, no-cache", [CACHE_UNTIL]: String(until), [CACHE_TAGS]: tags.join(" ") };
}

/** Hands the loader's headers on, unless the page answers a form, which is for one person only. */
export const publicHeaders: HeadersFunction = ({ actionHeaders, loaderHeaders, errorHeaders }) =>
  errorHeaders ? { "Cache-Control": "no-store" } : actionHeaders.has("Cache-Control") ? actionHeaders : loaderHeaders;
