import { data, redirect, type ActionFunctionArgs, type AppLoadContext, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import type { ReceiptLine } from "~/comments/lock-comment.server";
import { reviseComment } from "~/comments/revise-comment.server";
import { readReviseForm, type ReviseRefusal, type ReviseState } from "~/comments/revise-form";
import { KeptRevision, ReviseForm } from "~/comments/ReviseForm";
import { translator } from "~/messages";
import { localeOf } from "~/ui/locale-of";
import { ReadingFrame } from "~/ui/ReadingFrame";
import { lineOf, loadReceiptLine, mailSettings, secretHeaders } from "./load-receipt.server";
import { ReceiptFailure } from "./ReceiptFailure";

export async function loader({ context, params }: LoaderFunctionArgs) {
  return loadReceiptLine(context, params);
}

type Form = Extract<ReturnType<typeof readReviseForm>, { ok: true }>;

/** Nothing that was typed is lost: what is wrong, too late or unlucky comes back whole. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const line = lineOf(params);
  const form = readReviseForm(await request.formData());
  const { values } = form;
  const again = (state: Omit<ReviseState, "values">, status: number) => data<ReviseState>({ values, ...state }, { status });
  if (!form.ok) return again({ errors: form.errors }, 422);
  try {
    const refusal = await revise(context, line, form);
    return refusal ? again({ refusal }, STATUS[refusal.reason]) : redirect(doneAddress(line), 303);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { reference } = context;
    context.log.error({ err: error, reference }, "a comment could not be revised");
    return again({ refusal: { reason: "unavailable", reference } }, STATUS.unavailable);
  }
}

const STATUS: Record<ReviseRefusal["reason"], number> = {
  withdrawn: 409,
  decided: 409,
  "revised-meanwhile": 409,
  closed: 403,
  "too-many": 429,
  "too-often": 409,
  unavailable: 503,
};

const doneAddress = ({ receiptCode, part }: ReceiptLine) => `/tra-cuu/${receiptCode}?da-sua=${part}#y-kien-${part}`;

async function revise(context: AppLoadContext, line: ReceiptLine, { words, revision }: Form): Promise<ReviseRefusal | null> {
  const { db, networkAddress, rateLimit, requestedAt } = context;
  const limit = await rateLimit.consume("lookUp", networkAddress);
  if (!limit.ok) return { reason: "too-many", minutes: Math.ceil(limit.retryAfter / 60) };
  const result = await reviseComment(db, { ...line, words, revision, mail: mailSettings(context) }, requestedAt);
  if (result.ok) return null;
  if (result.reason === "unknown-comment") throw data(null, { status: 404 });
  switch (result.reason) {
    case "closed":
      return { reason: "closed", instant: result.closesAt };
    case "too-often":
      return result;
    default:
      return { reason: result.reason };
  }
}

export const headers = secretHeaders;

export const meta: MetaFunction = ({ matches }) => [
  { title: `${translator("receipt", localeOf(matches))("editing.title")} — ${translator("common", localeOf(matches))("portal")}` },
  { name: "robots", content: "noindex" },
];

export default function RevisePage() {
  const t = useTranslations("receipt.editing");
  return (
    <ReadingFrame>
      <div className="front-page receipt">
        <h1>{t("title")}</h1>
        <ReviseForm {...useLoaderData<typeof loader>()} state={useActionData<typeof action>()} />
      </div>
    </ReadingFrame>
  );
}

/** The page itself could not be made; what was typed is on it all the same, and can be sent again from here. */
export function ErrorBoundary() {
  const state = useActionData<typeof action>();
  return state ? <KeptRevision state={state} /> : <ReceiptFailure />;
}
