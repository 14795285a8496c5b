import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { AttachForm, type AttachRefusal } from "~/comments/AttachForm";
import { takeFiles } from "~/comments/take-files.server";
import { translator } from "~/messages";
import { localeOf } from "~/ui/locale-of";
import { ReadingFrame } from "~/ui/ReadingFrame";
import { lineOf, loadReceiptLine, secretHeaders } from "./load-receipt.server";
import { ReceiptFailure } from "./ReceiptFailure";

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { receipt, part } = await loadReceiptLine(context, params);
  // The address alone proves nothing: it may have been kept, and opened later.
  return { receipt, part, done: new URL(request.url).searchParams.has("da-gui") && part.files.length > 0 };
}

const STATUS: Record<AttachRefusal["reason"], number> = {
  "none-chosen": 422,
  faults: 422,
  "too-many": 422,
  withdrawn: 409,
  decided: 409,
  closed: 403,
  "too-often": 429,
  unavailable: 503,
};

export async function action({ context, params, request }: ActionFunctionArgs) {
  const line = lineOf(params);
  const { db, log, reference, requestedAt, uploads } = context;
  const again = (refusal: AttachRefusal) => data<AttachRefusal>(refusal, { status: STATUS[refusal.reason] });
  // What came too often was not read at all, this field neither.
  if (!(await request.formData()).has("sent")) return again({ reason: "too-often" });
  try {
    const result = await takeFiles(db, { ...line, uploads }, requestedAt);
    if (result.ok) return redirect(`/tra-cuu/${line.receiptCode}/${line.part}/tep?da-gui=1`, 303);
    switch (result.reason) {
      case "unknown-comment":
        throw data(null, { status: 404 });
      case "closed":
        return again({ reason: "closed", instant: result.closesAt });
      case "withdrawn":
      case "decided":
        return again({ reason: result.reason });
      default:
        return again(result);
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    log.error({ err: error, reference }, "files could not be taken");
    return again({ reason: "unavailable", reference });
  }
}

export const headers = secretHeaders;

export const meta: MetaFunction = ({ matches }) => [
  { title: `${translator("intake", localeOf(matches))("files.title")} — ${translator("common", localeOf(matches))("portal")}` },
  { name: "robots", content: "noindex" },
];

export default function FilesPage() {
  const t = useTranslations("intake.files");
  return (
    <ReadingFrame>
      <div className="front-page receipt">
        <h1>{t("title")}</h1>
        <AttachForm {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()} />
      </div>
    </ReadingFrame>
  );
}

export const ErrorBoundary = ReceiptFailure;
