import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { translator } from "~/messages";
import { localeOf } from "~/ui/locale-of";
import { ReadingFrame } from "~/ui/ReadingFrame";
import { loadReceipt, secretHeaders } from "./load-receipt.server";
import { ReceiptFailure } from "./ReceiptFailure";
import { ReceiptView } from "./ReceiptView";

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const receipt = await loadReceipt(context, params.code);
  const search = new URL(request.url).searchParams;
  const arrival = search.has("moi") ? ("new" as const) : search.has("lap-lai") ? ("repeated" as const) : null;
  const [revised, withdrawn] = [Number(search.get("da-sua")), Number(search.get("da-rut"))];
  // The address alone proves nothing: it may have been kept, and opened later.
  const isDone = (part: number, what: "revised" | "withdrawn") =>
    receipt.parts.some((each) => each.part === part && (each.state === "withdrawn") === (what === "withdrawn"));
  const done = isDone(revised, "revised")
    ? { what: "revised" as const, part: revised }
    : isDone(withdrawn, "withdrawn")
      ? { what: "withdrawn" as const, part: withdrawn }
      : null;
  return { receipt, arrival, done };
}

export const headers = secretHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: found, matches }) => {
  const t = translator("receipt", localeOf(matches));
  const title = found ? t("title", { code: found.receipt.receiptCode }) : t("lookUp.refused");
  return [{ title: `${title} — ${translator("common", localeOf(matches))("portal")}` }, { name: "robots", content: "noindex" }];
};

export default function ReceiptPage() {
  return (
    <ReadingFrame>
      <ReceiptView {...useLoaderData<typeof loader>()} />
    </ReadingFrame>
  );
}

export const ErrorBoundary = ReceiptFailure;
