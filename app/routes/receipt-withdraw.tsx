import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { SaidWords } from "~/comments/SaidWords";
import { withdrawComment } from "~/comments/withdraw-comment.server";
import { translator } from "~/messages";
import { localeOf } from "~/ui/locale-of";
import { ReadingFrame } from "~/ui/ReadingFrame";
import { lineOf, loadReceiptLine, mailSettings, secretHeaders } from "./load-receipt.server";
import { ReceiptFailure } from "./ReceiptFailure";

/** Asks once more. What has been withdrawn needs no question. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { receipt, part } = await loadReceiptLine(context, params);
  if (!part.words) throw redirect(doneAddress(receipt.receiptCode, part.part));
  return { receipt, part: part.part, words: part.words };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const limit = await context.rateLimit.consume("lookUp", context.networkAddress);
  if (!limit.ok) throw data(null, { status: 429 });
  const line = lineOf(params);
  const result = await withdrawComment(context.db, { ...line, mail: mailSettings(context) }, context.requestedAt);
  if (!result.ok) throw data(null, { status: 404 });
  return redirect(doneAddress(line.receiptCode, line.part), 303);
}

const doneAddress = (code: string, part: number) => `/tra-cuu/${code}?da-rut=${part}#y-kien-${part}`;

export const headers = secretHeaders;

export const meta: MetaFunction = ({ matches }) => [
  { title: `${translator("receipt", localeOf(matches))("withdrawing.title")} — ${translator("common", localeOf(matches))("portal")}` },
  { name: "robots", content: "noindex" },
];

const FOLLOWS = ["hidden", "exported", "delivered", "final"] as const;

export default function WithdrawPage() {
  const t = useTranslations("receipt.withdrawing");
  const { receipt, part, words } = useLoaderData<typeof loader>();
  return (
    <ReadingFrame>
      <div className="front-page receipt">
        <h1>{t("title")}</h1>
        <p>{t("intro")}</p>
        <ul>
          {FOLLOWS.map((what) => (
            <li key={what}>{t(what)}</li>
          ))}
        </ul>
        <div className="receipt-words">
          <SaidWords words={words} quote={words.quoteExact} />
        </div>
        <form method="post">
          <p className="send">
            <button type="submit">{t("submit")}</button>
          </p>
        </form>
        <p className="actions">
          <a href={`/tra-cuu/${receipt.receiptCode}#y-kien-${part}`}>{t("cancel")}</a>
        </p>
      </div>
    </ReadingFrame>
  );
}

export const ErrorBoundary = ReceiptFailure;
