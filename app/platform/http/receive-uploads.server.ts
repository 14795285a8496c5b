import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { Transform } from "node:stream";
import { Busboy } from "@fastify/busboy";
import type { Request, RequestHandler } from "express";
import type { Services } from "../context.server";
import { cleanFileName, type UploadedFile } from "~/platform/files/uploaded-file";
import { arrivalOf, type Arrival } from "./arrival";
import { BodyTooLarge, NotAForm } from "./receive-forms.server";

/** An address to which files may be sent, and what of them is read. */
export interface UploadDoor {
  /** Of the address without its query. */
  path: RegExp;
  maxFiles: number;
  /** Bytes of one file. */
  maxFileBytes: number;
  /** Bytes of the whole request; one that says it is longer is not read at all. */
  maxBytes: number;
  /** Whether the sender may send anything: asked before a byte of the body is read. False: the route refuses, without files. */
  admits(request: globalThis.Request, context: Services & Arrival): Promise<boolean>;
}

/** Text fields of one form, in bytes and number. */
const MAX_TEXT = 2 ** 20;
const MAX_FIELDS = 600;
const MAX_NAME = 200;

/**
 * Reads forms with files: the files go to a folder of their own, which is removed when the request is answered, and the
 * texts go on to the route as those of any other form. Files over the limits are named, not read.
 */
export function receiveUploads(services: Services, doors: UploadDoor[]): RequestHandler {
  return async (req, res, next) => {
    if (!req.is("multipart/form-data")) return next();
    const door = doors.find((each) => each.path.test(pathOf(req)));
    if (!door) return next(new NotAForm());
    const arrival = arrivalOf(req, res, services.now);
    const probe = new Request(new URL(req.originalUrl, arrival.origin), { headers: { cookie: req.get("cookie") ?? "" } });
    let folder: string | undefined;
    try {
      if (!(await door.admits(probe, { ...services, ...arrival }))) {
        // The route says why; what was sent is not worth reading.
        Object.assign(res.locals, { body: "", uploads: [] });
        res.set("Connection", "close");
        return next();
      }
      if (Number(req.get("content-length") ?? 0) > door.maxBytes) throw new BodyTooLarge();
      folder = await fs.promises.mkdtemp(path.join(os.tmpdir(), "gop-y-"));
      const dir = folder;
      res.on("close", () => void fs.promises.rm(dir, { recursive: true, force: true }));
      const { fields, files } = await readMultipart(req, door, dir);
      Object.assign(res.locals, { body: fields.toString(), uploads: files });
      next();
    } catch (error) {
      if (error instanceof BodyTooLarge || error instanceof NotAForm) return next(error);
      if (!req.complete) return void res.destroy();
      next(error);
    }
  };
}

/** The address without what the application's own scripts add to it. */
function pathOf({ path: given }: Request): string {
  return given.replace(/\.data$/, "");
}

async function readMultipart(req: Request, door: UploadDoor, folder: string) {
  const fields = new URLSearchParams();
  const writing: Promise<UploadedFile>[] = [];
  let text = 0;
  let failure: Error | undefined;
  const parser = openParser(req, door);
  // A file whose form broke off would wait for its end for ever.
  const broken = new AbortController();
  const fail = (error: Error) => {
    failure ??= error;
    parser.destroy();
  };
  parser.on("field", (name, value, _nameTruncated, valueTruncated) => {
    text += name.length + value.length;
    if (text > MAX_TEXT || name.length > MAX_NAME || valueTruncated) return fail(new BodyTooLarge());
    fields.append(name, value);
  });
  parser.on("file", (field, stream, given) => {
    const name = cleanFileName(given ?? "");
    const file: UploadedFile = { field, name, path: path.join(folder, String(writing.length)), bytes: 0, sha256: "", tooLarge: false };
    const hash = createHash("sha256");
    const measured = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        file.bytes += chunk.length;
        done(null, chunk);
      },
    });
    stream.on("limit", () => (file.tooLarge = true));
    const written = pipeline(stream, measured, fs.createWriteStream(file.path, { mode: 0o600 }), { signal: broken.signal }).then(() => {
      file.sha256 = hash.digest("hex");
      return file;
    });
    // Of the disk; what is wrong with the form itself is told by the parser.
    written.catch((error: Error) => "syscall" in error && fail(error));
    writing.push(written);
  });
  for (const limit of ["partsLimit", "filesLimit", "fieldsLimit"] as const) parser.on(limit, () => fail(new BodyTooLarge()));
  let files: UploadedFile[] = [];
  let size = 0;
  const bounded = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      done(size > door.maxBytes ? new BodyTooLarge() : null, chunk);
    },
  });
  try {
    await pipeline(req, bounded, parser);
    // In the order of the form, whichever was written first.
    files = await Promise.all(writing);
  } catch (error) {
    broken.abort();
    await Promise.allSettled(writing);
    throw failure ?? (error instanceof BodyTooLarge || !req.complete ? error : new NotAForm());
  }
  if (failure) throw failure;
  // A field nobody chose a file for is sent without a name and without a byte.
  return { fields, files: files.filter(({ name, bytes }) => name !== "" || bytes > 0) };
}

function openParser(req: Request, { maxFiles, maxFileBytes }: UploadDoor) {
  try {
    return new Busboy({
      headers: { ...req.headers, "content-type": req.headers["content-type"] ?? "" },
      limits: { fieldSize: MAX_TEXT, fields: MAX_FIELDS, files: maxFiles, fileSize: maxFileBytes, parts: MAX_FIELDS + maxFiles, headerPairs: 20 },
    });
  } catch {
    throw new NotAForm();
  }
}
