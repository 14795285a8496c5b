import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { requireStaff } from "~/auth/require-staff.server";
import { readConsultation } from "~/consultations/read-consultation.server";
import { readDraftOutline } from "~/documents/read-draft-outline.server";
import { CSV_TYPE, XLSX_TYPE } from "~/intake/bulk/read-sheet.server";
import { csvTemplate, xlsxTemplate } from "~/intake/bulk/template.server";
import { messages } from "~/messages";

/** The list to be filled in, with the codes of a consultation's newest draft. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "clerk");
  const search = new URL(request.url).searchParams;
  const consultation = await readConsultation(context.db.prisma, search.get("dot") ?? "");
  if (!consultation) throw data(null, { status: 404 });
  const format = search.get("dinh-dang") === "csv" ? "csv" : "xlsx";
  const headers = {
    "Content-Type": format === "csv" ? `${CSV_TYPE}; charset=utf-8` : XLSX_TYPE,
    "Content-Disposition": `attachment; filename="${messages.bulk.template.fileName}-${consultation.slug}.${format}"`,
    "Cache-Control": "no-store",
  };
  if (format === "csv") return new Response(csvTemplate(), { headers });
  const outline = await readDraftOutline(context.db.prisma, consultation.draft.id);
  const places = outline.map(({ path, label, heading }) => ({ path, heading: `${label} ${heading}`.trim() }));
  return new Response(new Uint8Array(await xlsxTemplate(places, context.requestedAt)), { headers });
}
