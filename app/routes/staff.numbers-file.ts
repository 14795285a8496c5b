import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { requireStaff } from "~/auth/require-staff.server";
import { answerNumberFile } from "./answer-number-file.server";
import { loadRegister } from "./load-register.server";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireStaff(request, context, "moderator", "compiler");
  const { register } = await loadRegister(request, context);
  if (!register) throw data(null, { status: 404 });
  const { body, headers } = await answerNumberFile(context, { register, file: params.file, request });
  return new Response(body, { headers: { ...headers, "Cache-Control": "no-store" } });
}
