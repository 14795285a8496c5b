import { Readable } from "node:stream";
import { createReadableStreamFromReadable, data, redirectDocument, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { hasOpened } from "~/auth/has-opened.server";
import type { Session } from "~/auth/read-session.server";
import { recordAct } from "~/auth/record-act.server";
import { requireStaff } from "~/auth/require-staff.server";
import { findStaffFile } from "~/comments/find-staff-file.server";
import { findItemOfFile, isOpened } from "~/intake/open-item.server";
import { isId } from "~/moderation/cursor";
import { mayModerateFile } from "~/moderation/may-moderate-file.server";
import { readFileContent } from "~/platform/files/read-file.server";

/** What a browser may show by itself; everything else it is to save. */
const SHOWN = ["image/jpeg", "image/png", "image/webp"];

/** A file that is there for this member of staff. */
async function requireFile({ context: { db }, params }: LoaderFunctionArgs, { id: staffId, roles }: Session["staff"]) {
  const file = isId(params.id) ? await findStaffFile(db.pool, params.id) : null;
  const reads = roles.some((role) => role !== "moderator");
  if (!file || !(reads || (await mayModerateFile(db, { fileId: file.id, staffId })))) throw data(null, { status: 404 });
  return file;
}

/** Opens a file that came with a comment, which is written down, and leads to it. Those of a letter or a mail open with it. */
export async function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  const { staff } = await requireStaff(request, context, "clerk", "moderator", "compiler");
  const file = await requireFile(args, staff);
  if (!(await findItemOfFile(context.db, file.id)))
    await recordAct(context.db.prisma, { type: "personal.file-opened", staffId: staff.id, data: { fileId: file.id, why: "staff.file" } }, context.now());
  return redirectDocument(`/can-bo/tep/${file.id}`, 303);
}

/** A page of a letter or a file that came with a comment or a mail: personal data, for staff who have opened it, and never more than bytes. */
export async function loader(args: LoaderFunctionArgs) {
  const { request, context } = args;
  const { staff } = await requireStaff(request, context, "clerk", "moderator", "compiler");
  const { db, log } = context;
  const file = await requireFile(args, staff);
  const itemId = await findItemOfFile(db, file.id);
  const opened = itemId ? await isOpened(db, { itemId, staffId: staff.id }, context.now()) : await hasOpened(db.pool, { staffId: staff.id, of: "fileId", id: file.id }, context.now());
  if (!opened) throw data(null, { status: 403 });
  const body = Readable.from(readFileContent(db.pool, file.id), { objectMode: false });
  body.on("error", (err) => log.error({ err, file: file.id }, "a file broke off"));
  request.signal.addEventListener("abort", () => body.destroy(), { once: true });
  return new Response(createReadableStreamFromReadable(body), {
    headers: {
      "Content-Type": file.mediaType === "text/plain" ? "text/plain; charset=utf-8" : file.mediaType,
      "Content-Length": String(file.bytes),
      "Content-Disposition": `${SHOWN.includes(file.mediaType) ? "inline" : "attachment"}; ${named(file.name)}`,
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Cache-Control": "no-store",
    },
  });
}

/** A file's name in a header: for every program, and with its marks (RFC 6266, RFC 8187). */
function named(name: string): string {
  const plain = name.normalize("NFKD").replace(/đ/g, "d").replace(/Đ/g, "D").replace(/[^\w.\- ]/g, "") || "tep";
  const encoded = encodeURIComponent(name || "tep").replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `filename="${plain}"; filename*=UTF-8''${encoded}`;
}
