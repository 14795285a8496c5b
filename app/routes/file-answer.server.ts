import { Readable } from "node:stream";
import { createReadableStreamFromReadable, type AppLoadContext } from "@remix-run/node";
import { readFileContent } from "~/platform/files/read-file.server";

/** A kept document as a download. The portal names these files itself, in plain letters. */
export function fileAnswer({ db, log }: AppLoadContext, request: Request, file: { id: string; name: string; mediaType: string; bytes: number }): Response {
  const body = Readable.from(readFileContent(db.pool, file.id), { objectMode: false });
  body.on("error", (err) => log.error({ err, file: file.id }, "a document broke off"));
  request.signal.addEventListener("abort", () => body.destroy(), { once: true });
  return new Response(createReadableStreamFromReadable(body), {
    headers: {
      "Content-Type": file.mediaType,
      "Content-Length": String(file.bytes),
      "Content-Disposition": `attachment; filename="${file.name}"`,
      "X-Content-Type-Options": "nosniff",
      "X-Robots-Tag": "noindex",
      "Cache-Control": "no-store",
    },
  });
}
