import { randomBytes } from "node:crypto";
import { Readable, Transform } from "node:stream";
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

/** Answers with the Remix application; keeps the public pages that say they may be kept. */
export function remixHandler(build: ServerBuild, services: Services, cache: PageCache): RequestHandler {
  const handle = createRequestHandler(build, services.env.NODE_ENV === "development" ? "development" : "production");
  return async (req, res, next) => {
    const requestedAt = services.now();
    const reference = randomBytes(5).toString("hex");
    const { generation } = cache;
    try {
      const response = await handle(toWebRequest(req, res), {
        ...services,
        requestedAt,
        reference,
        origin: originOf(req),
        networkAddress: req.ip ?? "",
        nonce: randomBytes(16).toString("base64"),
      });
      const until = response.headers.get(CACHE_UNTIL);
      const tags = response.headers.get(CACHE_TAGS);
      response.headers.delete(CACHE_UNTIL);
      response.headers.delete(CACHE_TAGS);
      if (until && response.status === 200 && (req.method === "GET" || req.method === "HEAD")) {
        const headers = { ...res.getHeaders(), ...Object.fromEntries(response.headers) };
        await cache.store(req, res, { html: await response.text(), headers, until: Number(until), tags: tags?.split(" ") ?? [] }, generation);
      } else {
        await send(response, res);
      }
    } catch (error) {
      if (res.headersSent || res.destroyed) return res.destroy();
      next(error);
    } finally {
      services.log.info({ method: req.method, path: loggablePath(req.path), status: res.statusCode, ms: Date.now() - requestedAt.getTime(), reference }, "request");
    }
  };
}

export class BodyTooLarge extends Error {
  override name = "BodyTooLarge";
}

const originOf = (req: ExpressRequest) => `${req.protocol}://${req.get("host") ?? "localhost"}`;

function toWebRequest(req: ExpressRequest, res: ExpressResponse): Request {
  const controller = new AbortController();
  res.on("close", () => {
    if (!res.writableFinished) controller.abort();
  });
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    for (const item of Array.isArray(value) ? value : [value]) if (item !== undefined) headers.append(name, item);
  }
  const init: RequestInit & { duplex?: "half" } = { method: req.method, headers, signal: controller.signal };
  if (req.method !== "GET" && req.method !== "HEAD") {
    init.body = Readable.toWeb(req.pipe(limitBody())) as ReadableStream<Uint8Array>;
    init.duplex = "half";
  }
  return new Request(new URL(req.originalUrl, originOf(req)), init);
}

function limitBody() {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      done(size > MAX_BODY ? new BodyTooLarge() : null, chunk);
    },
  });
}

async function send(response: Response, res: ExpressResponse) {
  res.status(response.status);
  for (const [name, value] of response.headers) if (name !== "set-cookie") res.setHeader(name, value);
  for (const cookie of response.headers.getSetCookie()) res.append("set-cookie", cookie);
  if (response.body) await writeReadableStreamToWritable(response.body, res);
  else res.end();
}
