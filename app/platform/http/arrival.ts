import { randomBytes } from "node:crypto";
import type { Request, Response } from "express";
import { sourceLocale, type Locale } from "~/messages";
import { networkOf } from "../network-of";

/** What is known of a request from its first moment; the same for everything that handles it. */
export interface Arrival {
  /** What a deadline is measured against. */
  requestedAt: Date;
  /** Names the request in the log and on an error page. */
  reference: string;
  /** The sender's network; see networkOf. Never stored or logged. */
  networkAddress: string;
  /** Scheme and host the request was sent to. */
  origin: string;
  /** The language its address names. */
  locale: Locale;
}

/** The arrival of a request, noted when it is first asked for. */
export function arrivalOf(req: Request, res: Response, now: () => Date): Arrival {
  const locals = res.locals as { arrival?: Arrival; locale?: Locale };
  return (locals.arrival ??= {
    requestedAt: now(),
    reference: randomBytes(5).toString("hex"),
    networkAddress: networkOf(req.ip ?? ""),
    origin: `${req.protocol}://${req.get("host") ?? "localhost"}`,
    locale: locals.locale ?? sourceLocale,
  });
}
