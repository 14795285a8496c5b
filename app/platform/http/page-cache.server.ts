import { createHash } from "node:crypto";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { brotliCompress, constants, gzip } from "node:zlib";
import { promisify } from "node:util";

/** A public page, compressed once. Its headers say nothing of the person who asked first. */
interface Entry {
  etag: string;
  /** Epoch milliseconds. */
  until: number;
  tags: string[];
  size: number;
  variants: Record<Encoding, { headers: OutgoingHttpHeaders; body: Buffer }>;
}

type Encoding = "br" | "gzip" | "identity";

export interface Page {
  html: string;
  headers: OutgoingHttpHeaders;
  /** Epoch milliseconds until which the page may be kept. */
  until: number;
  /** Ids of what the page shows; a change of one of them drops it. */
  tags: string[];
}

/** Addresses without a query or an encoded letter: of these there are as many as there are pages. */
const PLAIN = /^\/[a-z0-9/-]*$/;

/** Bytes kept of pages at plain addresses, and at others, which anybody can make up without end. */
const MAX_BYTES = { plain: 48 * 2 ** 20, other: 16 * 2 ** 20 };

/**
 * Public pages in the memory of one process, in front of everything else. A page lives until something it shows
 * changes (`drop`), at most until its own instant. While the process cannot hear of changes it keeps nothing.
 * Made-up addresses push each other out, never a page at its plain address.
 */
export class PageCache {
  readonly #plain: Shelf;
  readonly #other: Shelf;
  #generation = 0;
  #listening = false;

  constructor(maxBytes = MAX_BYTES) {
    this.#plain = new Shelf(maxBytes.plain);
    this.#other = new Shelf(maxBytes.other);
  }

  /** Answers from memory. False when there is nothing to answer with. */
  serve(req: IncomingMessage, res: ServerResponse): boolean {
    if (req.method !== "GET" && req.method !== "HEAD") return false;
    const shelf = this.#shelfOf(req.url!);
    const entry = shelf.entries.get(req.url!);
    if (!entry) return false;
    if (entry.until <= Date.now()) {
      shelf.remove(req.url!);
      return false;
    }
    respond(req, res, entry);
    return true;
  }

  /** A mark to take before a page is read from the database; `store` compares it. */
  get generation() {
    return this.#generation;
  }

  /**
   * Compresses the page and answers with it; keeps it too, unless something changed since `generation` was read,
   * since the page may then show what was before.
   */
  async store(req: IncomingMessage, res: ServerResponse, page: Page, generation: number) {
    const entry = await compress(page);
    if (this.#listening && generation === this.#generation && page.until > Date.now()) {
      this.#shelfOf(req.url!).put(req.url!, entry);
    }
    respond(req, res, entry);
  }

  drop(tag: string) {
    this.#generation++;
    for (const shelf of [this.#plain, this.#other]) {
      for (const [url, entry] of shelf.entries) if (entry.tags.includes(tag)) shelf.remove(url);
    }
  }

  /** Says whether changes made by any instance reach this process from now on. */
  setListening(listening: boolean) {
    this.#listening = listening;
    this.#generation++;
    for (const shelf of [this.#plain, this.#other]) shelf.clear();
  }

  #shelfOf(url: string): Shelf {
    return PLAIN.test(url) ? this.#plain : this.#other;
  }
}

/** Pages by address, at most `maxBytes` of them; the oldest go first. */
class Shelf {
  readonly entries = new Map<string, Entry>();
  #bytes = 0;

  constructor(readonly maxBytes: number) {}

  put(url: string, entry: Entry) {
    this.remove(url);
    this.entries.set(url, entry);
    this.#bytes += entry.size;
    for (const oldest of this.entries.keys()) {
      if (this.#bytes <= this.maxBytes) break;
      this.remove(oldest);
    }
  }

  remove(url: string) {
    const entry = this.entries.get(url);
    if (!entry) return;
    this.entries.delete(url);
    this.#bytes -= entry.size;
  }

  clear() {
    this.entries.clear();
    this.#bytes = 0;
  }
}

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

async function compress({ html, headers, until, tags }: Page): Promise<Entry> {
  const identity = Buffer.from(html);
  const [br, gz] = await Promise.all([
    brotli(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: identity.length } }),
    gzipped(identity, { level: 9 }),
  ]);
  const etag = `W/"${createHash("sha256").update(identity).digest("base64url").slice(0, 22)}"`;
  const variant = (encoding: Encoding, body: Buffer) => ({
    body,
    headers: {
      ...headers,
      etag,
      vary: "Accept-Encoding",
      "content-length": body.length,
      ...(encoding === "identity" ? {} : { "content-encoding": encoding }),
    },
  });
  return {
    etag,
    until,
    tags,
    size: identity.length + br.length + gz.length,
    variants: { br: variant("br", br), gzip: variant("gzip", gz), identity: variant("identity", identity) },
  };
}

function respond(req: IncomingMessage, res: ServerResponse, entry: Entry) {
  const { headers, body } = entry.variants[chooseEncoding(req.headers["accept-encoding"])];
  const known = req.headers["if-none-match"];
  if (known !== undefined && known.split(/\s*,\s*/).includes(entry.etag)) {
    const { "content-length": _, "content-encoding": __, ...rest } = headers;
    res.writeHead(304, rest).end();
    return;
  }
  res.writeHead(200, headers);
  res.end(req.method === "HEAD" ? undefined : body);
}

function chooseEncoding(accepted: string | undefined): Encoding {
  if (!accepted) return "identity";
  const allows = (name: string) => new RegExp(`(^|,)\\s*${name}\\s*(;\\s*q=(?!0(\\.0*)?\\s*(,|$))[^,]*)?(,|$)`).test(accepted);
  return allows("br") ? "br" : allows("gzip") ? "gzip" : "identity";
}
