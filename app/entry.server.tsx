import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import type { ReactElement } from "react";
import { renderToPipeableStream, renderToStaticMarkup } from "react-dom/server";
import { CONTENT_SECURITY_POLICY } from "./platform/http/content-security-policy";
import { NonceContext } from "./ui/nonce";

/** Whole pages, not streams: a stream flushes often and compresses badly, and a kept page must be whole anyway. */
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

  const page = (
    <NonceContext.Provider value={nonce}>
      <RemixServer context={remixContext} url={request.url} nonce={nonce} />
    </NonceContext.Provider>
  );
  return new Response(hydrated ? await renderApplication(page, nonce) : renderDocument(page), { status, headers });
}

/** Without the marks of hydration. A link that touches what follows it would be one word with it in a text browser. */
function renderDocument(page: ReactElement): string {
  return `<!DOCTYPE html>${renderToStaticMarkup(page).replace(/<\/a>(?=<(?:a|details|header|nav)[ >])/g, "</a> ")}`;
}

/** React 18 leaves zero bytes where a letter of several bytes does not fit into a piece of its stream. */
function renderApplication(page: ReactElement, nonce: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(page, {
      nonce,
      onAllReady: () => void text(pipe(new PassThrough())).then((html) => resolve(html.replaceAll("\0", "")), reject),
      onShellError: reject,
      onError: reject,
    });
  });
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
