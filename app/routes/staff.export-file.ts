import { createReadableStreamFromReadable, data, type ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { recordAct } from "~/auth/record-act.server";
import { requireStaff } from "~/auth/require-staff.server";
import { EXPORT_FORMATS, exportFilterSchema } from "~/exports/export-filter.schema";
import { exportRegister } from "~/exports/export-register.server";
import { cleanText } from "~/platform/clean-text";

const formSchema = z.object({
  consultation: z.string().min(1),
  format: z.enum(EXPORT_FORMATS),
  personalData: z
    .string()
    .nullable()
    .transform((value) => value === "on"),
  why: z.string().nullable().transform((value) => cleanText(value ?? "").slice(0, 500)),
});

const FILTERS = ["state", "kind", "channel", "section", "from", "to"] as const;

/** Makes an export and answers with its file, streamed from the database as the browser takes it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { staff } = await requireStaff(request, context, "compiler");
  const form = await request.formData();
  const input = formSchema.safeParse({
    consultation: form.get("consultation"),
    format: form.get("format"),
    personalData: form.get("personalData"),
    why: form.get("why"),
  });
  const filter = exportFilterSchema.safeParse(Object.fromEntries(FILTERS.map((name) => [name, form.get(name)])));
  if (!input.success || !filter.success) throw data(null, { status: 422 });
  const { consultation, why, ...choice } = input.data;
  // Whoever takes personal data out says what for.
  if (choice.personalData && !why) throw data(null, { status: 422 });
  const started = await exportRegister(
    context.db,
    { consultationSlug: consultation, ...choice, filter: filter.data, staffId: staff.id },
    context.now(),
  );
  if (!started.ok) throw data(null, { status: 404 });
  const { id: exportId, body, contentType, fileName } = started.export;
  if (choice.personalData) {
    await recordAct(context.db.prisma, { type: "personal.export", staffId: staff.id, data: { exportId, why } }, context.requestedAt);
  }
  body.on("error", (err) => context.log.error({ err, export: started.export.id }, "an export broke off"));
  request.signal.addEventListener("abort", () => body.destroy(), { once: true });
  return new Response(createReadableStreamFromReadable(body), {
    headers: {
      "Content-Type": contentType,
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Cache-Control": "no-store",
    },
  });
}
