import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { createRequestHandler, writeReadableStreamToWritable, type ServerBuild } from "@remix-run/node";
import type { Request as ExpressRequest, RequestHandler, Response as ExpressResponse } from "express";
import type { Services } from "../context.server";
import { loggablePath } from "./loggable-path";
import type { PageCache } from "./page-cache.server";

/** Form bodies: two texts of 20,000 characters take at most 9 bytes a character when encoded, and other fields. */
export const MAX_BODY = 2 ** 20;

/** Headers with which a route says that its page is the same for everybody; they do not leave the server. */
export const CACHE_UNTIL = "x-cache-until";
export const CACHE_TAGS = "x-cache-tags";

/** A form of a page, as sent. */
export interface ReceivedForm {
  path: string;
  form: URLSearchParams;
  networkAddress: string;
  origin: string;
  reference: string;
}

/** Looks at a form before its route: answers with where to go, with what the route is to show, or leaves it (null). */
export type FormReceiver = (
  form: ReceivedForm,
  now: Date,
) => Promise<{ location: string } | { shown: unknown; status: number } | null>;

interface Options {
  build: ServerBuild;
  services: Services;
  cache: PageCache;
  receive: FormReceiver;
}

/** Answers with the Remix application; keeps the public pages that say they may be kept. */
export function remixHandler({ build, services, cache, receive }: Options): RequestHandler {
  const handle = createRequestHandler(build, services.env.NODE_ENV === "development" ? "development" : "production");
  return async (req, res, next) => {
    const requestedAt = services.now();
    const reference = randomBytes(5).toString("hex");
    const about = { reference, networkAddress: req.ip ?? "", origin: originOf(req) };
    const { generation } = cache;
    try {
      const body = req.is("application/x-www-form-urlencoded") ? await readBody(req) : null;
      const received = body && (await receive({ path: req.path, form: new URLSearchParams(body.toString()), ...about }, requestedAt));
      if (received && "location" in received) return void res.redirect(303, received.location);
      const context = { ...services, ...about, requestedAt, received, nonce: randomBytes(16).toString("base64") };
      const response = await handle(toWebRequest(req, res, body), context);
      await answer(req, res, response, cache, generation);
    } catch (error) {
      if (res.headersSent || res.destroyed) return res.destroy();
      next(error);
    } finally {
      const ms = Date.now() - requestedAt.getTime();
      services.log.info({ method: req.method, path: loggablePath(req.path), status: res.statusCode, ms, reference }, "request");
    }
  };
}

async function answer(req: ExpressRequest, res: ExpressResponse, response: Response, cache: PageCache, generation: number) {
  const until = response.headers.get(CACHE_UNTIL);
  const tags = response.headers.get(CACHE_TAGS);
  response.headers.delete(CACHE_UNTIL);
  response.headers.delete(CACHE_TAGS);
  if (!until || response.status !== 200 || req.method === "POST") return send(response, res);
  const headers = { ...res.getHeaders(), ...Object.fromEntries(response.headers) };
  const page = { html: await response.text(), headers, until: Number(until), tags: tags?.split(" ") ?? [] };
  await cache.store(req, res, page, generation);
}

export class BodyTooLarge extends Error {
  override name = "BodyTooLarge";
}

async function readBody(req: ExpressRequest): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const originOf = (req: ExpressRequest) => `${req.protocol}://${req.get("host") ?? "localhost"}`;

function toWebRequest(req: ExpressRequest, res: ExpressResponse, form: Buffer | null): Request {
  const controller = new AbortController();
  res.on("close", () => {
    if (!res.writableFinished) controller.abort();
  });
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    for (const item of Array.isArray(value) ? value : [value]) if (item !== undefined) headers.append(name, item);
  }
  const init: RequestInit & { duplex?: "half" } = { method: req.method, headers, signal: controller.signal };
  if (form) init.body = form.toString();
  else if (req.method === "POST") {
    init.body = Readable.toWeb(req) as ReadableStream<Uint8Array>;
    init.duplex = "half";
  }
  return new Request(new URL(req.originalUrl, originOf(req)), init);
}

async function send(response: Response, res: ExpressResponse) {
  res.status(response.status);
  for (const [name, value] of response.headers) if (name !== "set-cookie") res.setHeader(name, value);
  for (const cookie of response.headers.getSetCookie()) res.append("set-cookie", cookie);
  if (response.body) await writeReadableStreamToWritable(response.body, res);
  else res.end();
}
