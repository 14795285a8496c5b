import { PassThrough } from "node:stream";
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { CONTENT_SECURITY_POLICY } from "./platform/http/content-security-policy";
import { NonceContext } from "./ui/nonce";

/** Whole pages, not streams: a stream flushes often and compresses badly, and a kept page must be whole anyway. */
export default function handleRequest(
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

  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} />
      </NonceContext.Provider>,
      {
        nonce,
        onAllReady() {
          const chunks: Buffer[] = [];
          const whole = new PassThrough();
          whole.on("data", (chunk: Buffer) => chunks.push(chunk));
          whole.on("end", () => resolve(new Response(Buffer.concat(chunks), { status, headers })));
          pipe(whole);
        },
        onShellError: reject,
        onError: reject,
      },
    );
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
