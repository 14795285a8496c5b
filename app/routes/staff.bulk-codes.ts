import { Readable } from "node:stream";
import { createReadableStreamFromReadable, data, type LoaderFunctionArgs } from "@remix-run/node";
import { requireStaff } from "~/auth/require-staff.server";
import { listCodes } from "~/intake/bulk/list-codes.server";
import { readImport } from "~/intake/bulk/read-import.server";
import { messages } from "~/messages";

/** Which receipt code each row of a registered spreadsheet got, for those who hand the codes back. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireStaff(request, context, "clerk");
  const found = await readImport(context.db, params.id);
  if (found?.state !== "registered") throw data(null, { status: 404 });
  const { number, code } = messages.bulk.column;
  const body = Readable.from(listCodes(context.db.pool, found.id, [number, code]));
  return new Response(createReadableStreamFromReadable(body), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="ma-tiep-nhan-${found.id}.csv"`,
      "Cache-Control": "no-store",
    },
  });
}
