import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { SaidWords } from "~/comments/SaidWords";
import { translator } from "~/messages";
import { useInstantText } from "~/messages/use-instant-text";
import { requestSecondLook } from "~/moderation/request-second-look.server";
import { isRuleKey } from "~/moderation/rules";
import { ErrorSummary } from "~/ui/ErrorSummary";
import { Field } from "~/ui/Field";
import { localeOf } from "~/ui/locale-of";
import { ReadingFrame } from "~/ui/ReadingFrame";
import { lineOf, loadReceiptLine, secretHeaders } from "./load-receipt.server";
import { ReceiptFailure } from "./ReceiptFailure";

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { receipt, part } = await loadReceiptLine(context, params);
  const decision = part.decisions.at(-1);
  const { words } = part;
  const page = { receiptCode: receipt.receiptCode, part: part.part };
  if (part.contestableUntil === null || !decision || !words) return data({ ...page, contested: null }, { status: part.secondLook ? 409 : 403 });
  const { action, reason, redactions, decidedAt } = decision;
  const reasons = action === "redact" ? [...new Set(redactions.map((each) => each.reason))] : [reason];
  return data({ ...page, contested: { action, reasons, decidedAt, words } });
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const line = lineOf(params);
  const words = String((await request.formData()).get("words") ?? "");
  const limit = await context.rateLimit.consume("lookUp", context.networkAddress);
  if (!limit.ok) return data({ words, problem: "too-many" as const, minutes: Math.ceil(limit.retryAfter / 60) }, { status: 429 });
  const result = await requestSecondLook(context.db, { ...line, words }, context.requestedAt);
  if (result.ok) return redirect(`/tra-cuu/${line.receiptCode}?da-de-nghi=${line.part}#y-kien-${line.part}`, 303);
  if (result.reason === "unknown-comment") throw data(null, { status: 404 });
  return data({ words, problem: result.reason, minutes: 0 }, { status: result.reason === "too-long" ? 422 : 409 });
}

export const headers = secretHeaders;

export const meta: MetaFunction = ({ matches }) => [
  { title: `${translator("secondLook", localeOf(matches))("title")} — ${translator("common", localeOf(matches))("portal")}` },
  { name: "robots", content: "noindex" },
];

export default function SecondLookPage() {
  const t = useTranslations("secondLook");
  const rules = useTranslations("moderation.rule");
  const actions = useTranslations("moderation.action");
  const instantText = useInstantText();
  const { receiptCode, part, contested } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const back = `/tra-cuu/${receiptCode}#y-kien-${part}`;
  if (!contested) {
    return (
      <ReadingFrame>
        <div className="front-page receipt">
          <h1>{t("cannot")}</h1>
          <p>{t("cannotHelp")}</p>
          <p className="actions">
            <a href={back}>{t("cancel")}</a>
          </p>
        </div>
      </ReadingFrame>
    );
  }
  const message = refused && (refused.problem === "too-many" ? t("tooMany", { minutes: refused.minutes }) : t("tooLong"));
  const reason = contested.reasons.map((each) => (isRuleKey(each) ? rules(each) : each)).join("; ");
  return (
    <ReadingFrame>
      <div className="front-page receipt">
        <h1>{t("title")}</h1>
        <p>{t("intro")}</p>
        <p>{t("decided", { at: instantText(contested.decidedAt), action: actions(contested.action), reason })}</p>
        <div className="receipt-words">
          <SaidWords words={contested.words} quote={contested.words.quoteExact} />
        </div>
        <form method="post" className="comment-form">
          {message && <ErrorSummary title={t("errorTitle")} errors={[{ field: "words", message }]} />}
          <Field id="words" label={t("words")} hint={t("wordsHint")} error={message}>
            {(attributes) => <textarea {...attributes} name="words" rows={6} defaultValue={refused?.words} />}
          </Field>
          <p className="send">
            <button type="submit">{t("submit")}</button>
          </p>
        </form>
        <p className="actions">
          <a href={back}>{t("cancel")}</a>
        </p>
      </div>
    </ReadingFrame>
  );
}

export const ErrorBoundary = ReceiptFailure;
