import { data, redirect, type ActionFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { findReceipt } from "~/comments/find-receipt.server";
import { translator } from "~/messages";
import { ErrorSummary } from "~/ui/ErrorSummary";
import { Field } from "~/ui/Field";
import { ReadingFrame } from "~/ui/ReadingFrame";
import { localeOf } from "~/ui/locale-of";

/** Looking up is a POST, so that a code that was typed wrong stands in no address. */
export async function action({ request, context }: ActionFunctionArgs) {
  const typed = String((await request.formData()).get("code") ?? "");
  const limit = await context.rateLimit.consume("lookUp", context.networkAddress);
  if (!limit.ok) return data({ typed, problem: "tooMany" as const, minutes: Math.ceil(limit.retryAfter / 60) }, { status: 429 });
  const found = await findReceipt(context.db.prisma, typed, context.requestedAt);
  if (found.ok) return redirect(`/tra-cuu/${found.receipt.receiptCode}`, 303);
  if (found.reason === "not-entered") return redirect(`/tra-cuu/${found.letter.receiptCode}`, 303);
  return found.reason === "bad-code"
    ? data({ typed, problem: "badCode" as const, minutes: 0 }, { status: 422 })
    : data({ typed, problem: "unknownCode" as const, minutes: 0 }, { status: 404 });
}

export const meta: MetaFunction = ({ matches }) => [
  { title: `${translator("receipt", localeOf(matches))("lookUp.title")} — ${translator("common", localeOf(matches))("portal")}` },
];

export default function LookUp() {
  const t = useTranslations("receipt.lookUp");
  const refused = useActionData<typeof action>();
  const message = refused && t(refused.problem, { minutes: refused.minutes });
  return (
    <ReadingFrame>
      <div className="front-page">
        <h1>{t("title")}</h1>
        <p>{t("intro")}</p>
        <form method="post" className="comment-form">
          {message && <ErrorSummary title={t("refused")} errors={[{ field: "code", message }]} />}
          <Field id="code" label={t("code")} hint={t("example")} error={message}>
            {(attributes) => (
              <input {...attributes} name="code" className="code" autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={60} defaultValue={refused?.typed} required />
            )}
          </Field>
          <p className="send">
            <button type="submit">{t("submit")}</button>
          </p>
        </form>
      </div>
    </ReadingFrame>
  );
}
