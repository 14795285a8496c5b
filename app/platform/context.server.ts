import "@remix-run/node";
import type { Database } from "./db.server";
import type { Env } from "./env.server";
import type { Log } from "./log.server";
import type { RateLimit } from "./rate-limit.server";

/** What a route is given to work with; made once at start, passed in, never imported. */
export interface Services {
  env: Env;
  db: Database;
  log: Log;
  rateLimit: RateLimit;
  /** The server's clock; the only one. */
  now: () => Date;
  /** Address of the optional reading script. */
  readerScript: string;
}

declare module "@remix-run/node" {
  interface AppLoadContext extends Services {
    /** The instant this request began: what a deadline is measured against. */
    requestedAt: Date;
    /** The visitor's network address. Only ever hashed (rate limits), never stored or logged. */
    networkAddress: string;
    /** Marks the scripts of a staff page as ours. */
    nonce: string;
    /** Scheme and host this request was sent to, such as "https://gopy.laichau.gov.vn". */
    origin: string;
    /** A form that was received before the route, and must be shown again; `status` is HTTP's. */
    received: { shown: unknown; status: number } | null;
    /** Names this request in the log and on an error page. */
    reference: string;
  }
}
