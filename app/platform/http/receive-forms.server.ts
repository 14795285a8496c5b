import type { Request, RequestHandler } from "express";
import type { Log } from "../log.server";
import { arrivalOf, type Arrival } from "./arrival";
import { inLanguage } from "./language";
import { logRequest } from "./log-request.server";

/** Form bodies: two texts of 20,000 characters take at most 9 bytes a character when encoded, and other fields. */
export const MAX_BODY = 2 ** 20;

/** Milliseconds in which a form without files must have come. */
const BODY_TIMEOUT = 60_000;

export class BodyTooLarge extends Error {
  override name = "BodyTooLarge";
}

/** Another kind of body than a page's form sends; it is not read. */
export class NotAForm extends Error {
  override name = "NotAForm";
}

/** A form of a page, as sent. */
export interface ReceivedForm extends Arrival {
  path: string;
  form: URLSearchParams;
  /** What the browser calls itself, cut to what tells browsers apart. */
  device: string;
}

/** A form that was not taken, as its route is to show it again; `status` is HTTP's. */
export interface ShownAgain {
  shown: unknown;
  status: number;
}

/** Looks at a form before its route: answers with where to go, with what the route is to show, or leaves it (null). */
export type FormReceiver = (form: ReceivedForm) => Promise<{ location: string } | ShownAgain | null>;

/**
 * Reads forms whole and gives them to `receive`; what it leaves goes on to the application, body and all. Nothing else
 * that has a body gets past, so that no route reads one without a limit.
 */
export function receiveForms({ log, now }: { log: Log; now: () => Date }, receive: FormReceiver): RequestHandler {
  return async (req, res, next) => {
    if ("uploads" in res.locals) return next();
    if (!req.is("application/x-www-form-urlencoded")) return next(new NotAForm());
    const arrival = arrivalOf(req, res, now);
    try {
      const body = await readBody(req);
      const received = await receive({ ...arrival, path: req.path, form: new URLSearchParams(body), device: (req.get("user-agent") ?? "").slice(0, 300) });
      if (received && "location" in received) {
        const location = inLanguage(received.location, arrival.locale);
        // Our script goes there itself; following a redirect it would fetch the page twice.
        if (req.get("accept") === "application/json") res.set("Cache-Control", "no-store").json({ location });
        else res.writeHead(303, { Location: location, "Cache-Control": "no-store", "Content-Length": 0 }).end();
        return logRequest(log, req, res, arrival);
      }
      Object.assign(res.locals, { body, received });
      next();
    } catch (error) {
      // A body that broke off leaves nobody to answer.
      if (!req.complete && !(error instanceof BodyTooLarge)) return void res.destroy();
      next(error);
    }
  };
}

async function readBody(req: Request): Promise<string> {
  // Whoever sends a form bit by bit is not waited for longer.
  const late = setTimeout(() => req.destroy(), BODY_TIMEOUT);
  try {
    return await readWhole(req);
  } finally {
    clearTimeout(late);
  }
}

async function readWhole(req: Request): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
