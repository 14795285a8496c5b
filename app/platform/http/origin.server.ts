import type { IncomingMessage } from "node:http";

/**
 * Whether a request that changes something comes from our own pages. Browsers name the page's origin in `Origin`;
 * a text browser that names none is let through only while it carries no cookie, so nothing acts in a person's name.
 * @param own origin of the portal, such as https://gopy.laichau.gov.vn
 */
export function comesFromOurPages(req: IncomingMessage, own: string): boolean {
  const { origin, referer, cookie } = req.headers;
  if (origin !== undefined) return origin === own;
  if (referer !== undefined) return URL.canParse(referer) && new URL(referer).origin === own;
  return cookie === undefined;
}
