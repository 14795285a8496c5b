import http from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { PageCache } from "./page-cache.server";

let cache: PageCache;
let server: http.Server;
let made: number;
let html: string;
/** Runs while a page is being made, before it is stored. */
let meanwhile: () => void;

beforeEach(async () => {
  cache = new PageCache({ plain: 100_000, other: 10_000 });
  cache.setListening(true);
  made = 0;
  html = "<p>Ý kiến</p>".repeat(50);
  meanwhile = () => undefined;
  server = http.createServer((req, res) => {
    if (cache.serve(req, res)) return;
    made++;
    const { generation } = cache;
    const page = { html, headers: { "content-type": "text/html" }, until: Date.now() + 60_000, tags: ["section-1"] };
    meanwhile();
    void cache.store(req, res, page, generation);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

function get(headers: Record<string, string> = {}, method = "GET", path = "/a") {
  const { port } = server.address() as AddressInfo;
  return new Promise<{ status: number; headers: http.IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
    http
      .request({ port, path, method, headers, agent: false }, (res) => {
        const chunks: Buffer[] = [];
        res.on("data", (chunk: Buffer) => chunks.push(chunk));
        res.on("end", () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) }));
      })
      .on("error", reject)
      .end();
  });
}

test("a page is made once and answered in the encoding the browser takes", async () => {
  expect((await get()).body.toString()).toBe(html);
  const br = await get({ "accept-encoding": "gzip, deflate, br" });
  expect(br.headers["content-encoding"]).toBe("br");
  expect(brotliDecompressSync(br.body).toString()).toBe(html);
  const gzip = await get({ "accept-encoding": "gzip, br;q=0" });
  expect(gzip.headers["content-encoding"]).toBe("gzip");
  expect(gunzipSync(gzip.body).toString()).toBe(html);
  expect(made).toBe(1);
});

test("a browser that has the page gets 304 and no body; HEAD gets headers alone", async () => {
  const { headers } = await get();
  const again = await get({ "if-none-match": `"other", ${headers.etag}`, "accept-encoding": "br" });
  expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, headers.etag]);
  const head = await get({}, "HEAD");
  expect([head.status, head.body.length, head.headers["content-length"]]).toEqual([200, 0, headers["content-length"]]);
});

test("a change of what the page shows drops it, another change does not", async () => {
  const before = (await get()).headers.etag;
  cache.drop("section-2");
  await get();
  expect(made).toBe(1);
  html = "<p>Mới</p>";
  cache.drop("section-1");
  const after = await get();
  expect(after.body.toString()).toBe(html);
  expect(after.headers.etag).not.toBe(before);
});

test("a page read before a change and finished after it is not kept", async () => {
  meanwhile = () => cache.drop("section-1");
  await get();
  meanwhile = () => undefined;
  await get();
  expect(made).toBe(2);
});

test("addresses that anybody can make up never push out the page at its plain address", async () => {
  await get();
  for (let n = 0; n < 50; n++) for (const path of [`/a?x=${n}`, `/%61/${n}`]) await get({}, "GET", path);
  expect(made).toBe(101);
  await get();
  await get({}, "GET", "/%61/49");
  expect(made).toBe(101);
  await get({}, "GET", "/a?x=0");
  expect(made).toBe(102);
});

test("while changes cannot be heard nothing is kept", async () => {
  await get();
  cache.setListening(false);
  await get();
  await get();
  expect(made).toBe(3);
  cache.setListening(true);
  await get();
  await get();
  expect(made).toBe(4);
});
