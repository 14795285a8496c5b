import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { noteDownload, openFileLink } from "~/exports/delivery/open-file-link.server";
import { fileAnswer } from "./file-answer.server";

/** Opened by hand it leads to the page that asks. */
export function loader({ params }: LoaderFunctionArgs) {
  return redirect(`/tai-ve/${params.token}`);
}

/** A file of a delivery through its signed link; each fetching is written down. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const limit = await context.rateLimit.consume("lookUp", context.networkAddress);
  if (!limit.ok) throw data(null, { status: 429 });
  const opened = await openFileLink(context.db.prisma, params.token ?? "", context.requestedAt);
  if (!opened.ok) return redirect(`/tai-ve/${params.token}`, 303);
  await noteDownload(context.db.prisma, { transmissionId: opened.transmissionId, fileId: opened.file.id }, context.requestedAt);
  return fileAnswer(context, request, opened.file);
}
