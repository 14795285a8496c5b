import type { LoaderFunctionArgs } from "@remix-run/node";
import { publicPageHeaders } from "~/platform/http/public-page.server";
import { answerNumberFile } from "./answer-number-file.server";
import { loadConsultation } from "./load-consultation.server";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { consultation } = await loadConsultation(context, params.slug);
  const { body, headers } = await answerNumberFile(context, { register: consultation, file: params.file, request });
  return new Response(body, { headers: { ...headers, ...publicPageHeaders({ now: context.requestedAt, changesAt: null, tags: [consultation.id] }) } });
}
