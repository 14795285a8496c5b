import { once } from "node:events";
import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import express, { type NextFunction, type Request, type Response } from "express";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Services } from "../context.server";
import type { UploadedFile } from "../files/uploaded-file";
import { BodyTooLarge, NotAForm } from "./receive-forms.server";
import { receiveUploads } from "./receive-uploads.server";

/** What the route was given; read while its files lie there. */
interface Seen {
  body: string;
  uploads: (Omit<UploadedFile, "path"> & { content: string; folder: string })[];
}

let seen: Seen | null = null;
let read = 0;
let server: http.Server;
let port: number;

beforeAll(async () => {
  const app = express();
  const door = { path: /^\/tep$/, maxFiles: 3, maxFileBytes: 1000, maxBytes: 2 ** 21, admits: async (request: globalThis.Request) => request.headers.get("cookie") !== "stranger" };
  app.use((req, res, next) => {
    const { socket } = req;
    const { bytesRead } = socket;
    res.on("close", () => (read = socket.bytesRead - bytesRead));
    next();
  });
  app.post("*", receiveUploads({ now: () => new Date() } as Services, [door]));
  app.post("*", (_req, res) => {
    const { body, uploads } = res.locals as { body: string; uploads: UploadedFile[] };
    seen = { body, uploads: uploads.map(({ path, ...file }) => ({ ...file, content: fs.readFileSync(path, "utf8"), folder: path.replace(/\/[^/]*$/, "") })) };
    res.send("ok");
  });
  app.use((error: Error, _req: Request, res: Response, _next: NextFunction) => {
    const status = error instanceof BodyTooLarge ? 413 : error instanceof NotAForm ? 415 : 500;
    res.set("Connection", "close").status(status).send(error.name);
  });
  server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => server.close());
beforeEach(() => {
  seen = null;
  read = 0;
});

const BOUNDARY = "x-ranh-gioi";
const field = (name: string, value: string) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const file = (name: string, content: string) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="tep"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n${content}\r\n`;
const END = `--${BOUNDARY}--\r\n`;

interface Sent {
  path?: string;
  type?: string;
  cookie?: string;
  /** Sent in pieces without saying how long it is. */
  chunked?: boolean;
  /** Breaks off after the body, which the header says is longer. */
  promised?: number;
}

/** The status of the answer; null where there was none. */
function send(body: string | Buffer, { path = "/tep", type = `multipart/form-data; boundary=${BOUNDARY}`, cookie = "", chunked = false, promised }: Sent = {}): Promise<number | null> {
  const bytes = Buffer.from(body);
  return new Promise((resolve) => {
    const headers = { "Content-Type": type, Cookie: cookie, ...(chunked ? {} : { "Content-Length": promised ?? bytes.length }) };
    const request = http.request({ host: "127.0.0.1", port, path, method: "POST", headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? null);
    });
    request.on("error", () => resolve(null));
    if (promised === undefined) request.end(bytes);
    else request.write(bytes, () => setImmediate(() => request.destroy()));
  });
}

const folders = () => fs.readdirSync(os.tmpdir()).filter((name) => name.startsWith("gop-y-") && !name.startsWith("gop-y-test"));

test("texts go on like those of any form, files lie on the disk until the answer, and then no more", async () => {
  expect(await send(field("a", "một") + file("ảnh đẹp.png", "PNG") + field("a", "hai & ba") + END, { path: "/tep?x=1" })).toBe(200);
  expect([...new URLSearchParams(seen!.body)]).toEqual([["a", "một"], ["a", "hai & ba"]]);
  expect(seen!.uploads).toMatchObject([{ field: "tep", name: "ảnh đẹp.png", content: "PNG", bytes: 3, tooLarge: false }]);
  expect(seen!.uploads[0]!.sha256).toMatch(/^[0-9a-f]{64}$/);
  await expect.poll(() => fs.existsSync(seen!.uploads[0]!.folder)).toBe(false);
});

test("the application's own scripts send to an address of their own", async () => {
  expect(await send(field("a", "1") + END, { path: "/tep.data" })).toBe(200);
  expect(await send(field("a", "1") + END, { path: "/khac" })).toBe(415);
});

test.each([
  ["../../etc/passwd", "passwd"],
  ["C:\\\\Users\\\\x\\\\thư.pdf", "thư.pdf"],
  ["a\u0007b\u202egnp.exe", "abgnp.exe"],
  [`${"ă".repeat(400)}.jpg`, `${"ă".repeat(146)}.jpg`],
  ["tie\u0302\u0301ng.png", "tiếng.png"],
])("a file called %j is %j", async (given, name) => {
  expect(await send(file(given, "x") + END)).toBe(200);
  expect(seen!.uploads.map((upload) => upload.name)).toEqual([name]);
});

test("files come in the order of the form, whatever their size", async () => {
  const sizes = [1000, 1, 500];
  for (let time = 0; time < 20; time++) {
    expect(await send(sizes.map((size) => file(`${size}.png`, "x".repeat(size))).join("") + END)).toBe(200);
    expect(seen!.uploads.map(({ bytes }) => bytes)).toEqual(sizes);
  }
});

test("a field nobody chose a file for is no file", async () => {
  expect(await send(file("", "") + END)).toBe(200);
  expect(seen!.uploads).toEqual([]);
});

test("a file over its limit is named, and no more of it kept", async () => {
  expect(await send(file("lon.png", "x".repeat(1001)) + file("vua.png", "x".repeat(1000)) + END)).toBe(200);
  expect(seen!.uploads.map(({ name, tooLarge, bytes }) => [name, tooLarge, bytes])).toEqual([["lon.png", true, 1000], ["vua.png", false, 1000]]);
});

test.each<[string, string, Sent, number]>([
  ["four files", Array.from({ length: 4 }, (_, index) => file(`${index}.png`, "x")).join("") + END, {}, 413],
  ["ten thousand parts", Array.from({ length: 10_000 }, (_, index) => field(`f${index}`, "")).join("") + END, {}, 413],
  ["a text of more than a megabyte", field("a", "x".repeat(2 ** 20 + 1)) + END, {}, 413],
  ["many texts of a megabyte together", Array.from({ length: 3 }, () => field("a", "x".repeat(400_000))).join("") + END, {}, 413],
  ["a name of a kilobyte", field("n".repeat(1000), "x") + END, {}, 413],
  ["more than the door takes, as it says", "x".repeat(2 ** 21 + 1), {}, 413],
  ["more than the door takes, without saying so", file("a.png", "x".repeat(2 ** 21)) + END, { chunked: true }, 413],
  ["no boundary", "x", { type: "multipart/form-data" }, 415],
  ["no end", field("a", "1") + file("a.png", "x"), {}, 415],
  ["nothing", "", {}, 415],
  ["what is no multipart", "a=1&b=2", {}, 415],
])("%s is refused, and leaves nothing on the disk", async (_name, body, how, status) => {
  const before = folders();
  expect([status, null]).toContain(await send(body, how));
  expect(seen).toBeNull();
  await expect.poll(() => folders().filter((name) => !before.includes(name))).toEqual([]);
  // And the next form is taken as ever.
  expect(await send(field("a", "1") + END)).toBe(200);
});

test("a form that breaks off is answered nothing and leaves nothing", async () => {
  const before = folders();
  expect(await send(field("a", "1") + file("a.png", "x").slice(0, -5), { promised: 100_000 })).toBeNull();
  await expect.poll(() => folders().filter((name) => !before.includes(name))).toEqual([]);
  expect(seen).toBeNull();
});

test("what a stranger sends is not read", async () => {
  const body = file("a.png", "x".repeat(900)) + " ".repeat(2 ** 20) + END;
  expect([200, null]).toContain(await send(body, { cookie: "stranger" }));
  expect(seen).toEqual({ body: "", uploads: [] });
  expect(read).toBeLessThan(300_000);
});
