import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import type { ReactElement } from "react";
import { renderToStaticMarkup, renderToString } from "react-dom/server";
import { CONTENT_SECURITY_POLICY } from "./platform/http/content-security-policy";
import { NonceContext } from "./ui/nonce";

/**
 * Whole pages, not streams: a stream flushes often and compresses badly, and a kept page must be whole anyway. React 18's
 * streams also put zero bytes where a letter of several bytes does not fit into a piece. What is not hydrated needs no
 * marks between its texts.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce }: AppLoadContext,
): Promise<Response> {
  const hydrated = remixContext.staticHandlerContext.matches.some(({ route }) => {
    const handle = remixContext.routeModules[route.id]?.handle as { hydrate?: boolean } | undefined;
    return handle?.hydrate;
  });
  headers.set("Content-Type", "text/html; charset=utf-8");
  if (hydrated) {
    headers.set("Content-Security-Policy", `${CONTENT_SECURITY_POLICY}; script-src 'self' 'nonce-${nonce}'`);
    headers.set("Cache-Control", "no-store");
  } else if (!headers.has("Cache-Control")) {
    headers.set("Cache-Control", "no-store");
  }

  const render = hydrated ? renderToString : renderToDocument;
  const html = render(
    <NonceContext.Provider value={nonce}>
      <RemixServer context={remixContext} url={request.url} nonce={nonce} />
    </NonceContext.Provider>,
  );
  return new Response(`<!DOCTYPE html>${html}`, { status, headers });
}

/** Links that touch what follows them would be one word with it in a text browser. */
function renderToDocument(page: ReactElement): string {
  return renderToStaticMarkup(page).replace(/<\/a>(?=<(?:a|details|header|nav)[ >])/g, "</a> ");
}

/** What the staff application fetches for itself is for one person, like its pages. */
export function handleDataRequest(response: Response): Response {
  response.headers.set("Cache-Control", "no-store");
  return response;
}

/** Errors thrown by loaders and actions; the page shows the reference that stands here. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }) {
  if (request.signal.aborted) return;
  context.log.error({ err: error, method: request.method, reference: context.reference }, "request failed");
}
