import { data, type ActionFunctionArgs } from "@remix-run/node";
import { recordAct } from "~/auth/record-act.server";
import { requireStaff } from "~/auth/require-staff.server";
import { isId } from "~/moderation/cursor";
import { fileAnswer } from "./file-answer.server";

/** A document that was made, as a download; each of personal data is written down. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { staff } = await requireStaff(request, context, "compiler");
  const { prisma } = context.db;
  const id = (await request.formData()).get("file");
  const found = typeof id === "string" && isId(id) ? await prisma.documentFile.findUnique({ where: { fileId: id }, include: { file: true, set: { select: { id: true, personalData: true } } } }) : null;
  if (!found) throw data(null, { status: 404 });
  const { file, set } = found;
  if (set.personalData) {
    await recordAct(prisma, { type: "personal.export", staffId: staff.id, data: { setId: set.id, fileId: file.id, why: "documents.download" } }, context.now());
  }
  return fileAnswer(context, request, file);
}
