import "@remix-run/node";
import type { Locale } from "~/messages";
import type { Database } from "./db.server";
import type { Env } from "./env.server";
import type { UploadedFile } from "./files/uploaded-file";
import type { Arrival } from "./http/arrival";
import type { ShownAgain } from "./http/receive-forms.server";
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
  /** Addresses of the optional reading script. */
  readerScripts: Record<Locale, string>;
}

declare module "@remix-run/node" {
  interface AppLoadContext extends Services, Arrival {
    /** Marks the scripts of a staff page as ours. */
    nonce: string;
    /** A form that was received before the route, and must be shown again. */
    received: ShownAgain | null;
    /** Files that came with the form, until the request is answered; its texts are the request's own. */
    uploads: UploadedFile[];
  }
}
