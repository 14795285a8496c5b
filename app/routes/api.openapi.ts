import type { LoaderFunctionArgs } from "@remix-run/node";
import { openApiDocument } from "~/api/openapi";
import { respond } from "./answer-api.server";

export function loader({ context, request }: LoaderFunctionArgs) {
  const document = openApiDocument(context.env.PUBLIC_URL ?? context.origin);
  return respond(request, { type: "application/json", body: JSON.stringify(document) });
}
