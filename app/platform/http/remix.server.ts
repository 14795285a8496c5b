import { randomBytes } from "node:crypto";
import { createRequestHandler, writeReadableStreamToWritable, type ServerBuild } from "@remix-run/node";
import type { Request as ExpressRequest, RequestHandler, Response as ExpressResponse } from "express";
import type { Services } from "../context.server";
import type { Locale } from "~/messages";
import { arrivalOf, type Arrival } from "./arrival";
import { inLanguage, linksInLanguage } from "./language";
import { logRequest } from "./log-request.server";
import type { PageCache } from "./page-cache.server";
import type { UploadedFile } from "~/platform/files/uploaded-file";
import type { ShownAgain } from "./receive-forms.server";

/** Headers with which a route says that its page is the same for everybody; they do not leave the server. */
export const CACHE_UNTIL = "x-cache-until";
export const CACHE_TAGS = "x-cache-tags";

/** Answers with the Remix application; keeps the public pages that say they may be kept. */
export function remixHandler(build: ServerBuild, services: Services, cache: PageCache): RequestHandler {
  const handle = createRequestHandler(build, services.env.NODE_ENV === "development" ? "development" : "production");
  return async (req, res, next) => {
    const arrival = arrivalOf(req, res, services.now);
    const { body, received = null, uploads } = res.locals as { body?: string; received?: ShownAgain | null; uploads?: UploadedFile[] };
    const { generation } = cache;
    try {
      const context = { ...services, ...arrival, received, uploads: uploads ?? [], nonce: randomBytes(16).toString("base64") };
      const response = await handle(toWebRequest(req, res, arrival, body), context);
      await answer(req, res, { response, cache, generation, locale: arrival.locale });
    } catch (error) {
      if (res.headersSent || res.destroyed) return res.destroy();
      next(error);
    } finally {
      logRequest(services.log, req, res, arrival);
    }
  };
}

interface Made {
  response: Response;
  cache: PageCache;
  generation: number;
  locale: Locale;
}

async function answer(req: ExpressRequest, res: ExpressResponse, { response, cache, generation, locale }: Made) {
  const until = response.headers.get(CACHE_UNTIL);
  const tags = response.headers.get(CACHE_TAGS);
  response.headers.delete(CACHE_UNTIL);
  response.headers.delete(CACHE_TAGS);
  const to = response.headers.get("location");
  if (to) response.headers.set("location", inLanguage(to, locale));
  const isDocument = response.headers.get("content-type")?.startsWith("text/html");
  if (!isDocument) return send(response, response.body, res);
  const html = linksInLanguage(await response.text(), locale);
  if (!until || response.status !== 200 || req.method === "POST") return send(response, html, res);
  const headers = { ...res.getHeaders(), ...Object.fromEntries(response.headers) };
  const page = { html, headers, until: Number(until), tags: tags?.split(" ") ?? [] };
  // Kept at the address it was asked for, language and all.
  req.url = req.originalUrl;
  await cache.store(req, res, page, generation);
}

/** @param form the body; a request without one has none */
function toWebRequest(req: ExpressRequest, res: ExpressResponse, { origin }: Arrival, form: string | undefined): Request {
  const controller = new AbortController();
  res.on("close", () => {
    if (!res.writableFinished) controller.abort();
  });
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    for (const item of Array.isArray(value) ? value : [value]) if (item !== undefined) headers.append(name, item);
  }
  // The texts of a form with files are given on like those of any other form.
  if (form !== undefined) {
    headers.set("content-type", "application/x-www-form-urlencoded;charset=UTF-8");
    headers.delete("content-length");
  }
  // HEAD is answered like GET, without the body: a page that is made for it may be kept for all.
  const method = req.method === "HEAD" ? "GET" : req.method;
  const init: RequestInit = { method, headers, signal: controller.signal, ...(form === undefined ? {} : { body: form }) };
  return new Request(new URL(req.url, origin), init);
}

async function send(response: Response, body: string | Response["body"], res: ExpressResponse) {
  // What does not say that it may be kept is for the one who asked: redirects that set a cookie, pages of staff.
  res.status(response.status).setHeader("Cache-Control", "no-store");
  for (const [name, value] of response.headers) if (name !== "set-cookie") res.setHeader(name, value);
  for (const cookie of response.headers.getSetCookie()) res.append("set-cookie", cookie);
  if (body === null || typeof body === "string") res.end(body ?? undefined);
  else await writeReadableStreamToWritable(body, res);
}
