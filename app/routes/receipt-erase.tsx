import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { translator } from "~/messages";
import { eraseByCode } from "~/retention/erase-by-code.server";
import { readErasure } from "~/retention/read-erasure.server";
import { localeOf } from "~/ui/locale-of";
import { ReadingFrame } from "~/ui/ReadingFrame";
import { loadReceiptOrLetter, secretHeaders } from "./load-receipt.server";
import { ReceiptFailure } from "./ReceiptFailure";

/** Says what goes and what stays, and asks once more. What has been erased needs no question. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { receipt, letter } = await loadReceiptOrLetter(context, params.code);
  const { receiptCode } = receipt ?? letter;
  if (await readErasure(context.db.prisma, receiptCode)) throw redirect(`/tra-cuu/${receiptCode}`);
  const channels = receipt ? receipt.parts.map(({ channel }) => channel) : [letter.channel];
  return {
    receiptCode,
    /** A letter or mail stands behind it, a line of a list, or neither. */
    from: channels.some((each) => each === "post" || each === "email") ? ("letter" as const) : channels.some((each) => each !== "web") ? ("list" as const) : null,
    waiting: letter?.state === "waiting",
  };
}

export async function action({ context, params }: ActionFunctionArgs) {
  const limit = await context.rateLimit.consume("lookUp", context.networkAddress);
  if (!limit.ok) throw data(null, { status: 429 });
  const erased = await eraseByCode(context.db, { code: params.code ?? "" }, context.requestedAt);
  if (!erased.ok) throw data(null, { status: 404 });
  return redirect(`/tra-cuu/${erased.receiptCode}`, 303);
}

export const headers = secretHeaders;

export const meta: MetaFunction = ({ matches }) => [
  { title: `${translator("retention", localeOf(matches))("byCode.title")} — ${translator("common", localeOf(matches))("portal")}` },
  { name: "robots", content: "noindex" },
];

export default function ErasePage() {
  const t = useTranslations("retention.byCode");
  const { receiptCode, from, waiting } = useLoaderData<typeof loader>();
  const goes = ["person", "mails", ...(from ? ([from] as const) : []), "files", "marked"] as const;
  return (
    <ReadingFrame>
      <div className="front-page receipt">
        <h1>{t("title")}</h1>
        <p>{t("intro", { code: receiptCode })}</p>
        <h2>{t("goesTitle")}</h2>
        <ul>
          {goes.map((what) => (
            <li key={what}>{t(`goes.${what}`)}</li>
          ))}
        </ul>
        <h2>{t("staysTitle")}</h2>
        <ul>
          {(["words", "receipt", "delivered", "backups"] as const).map((what) => (
            <li key={what}>{t(`stays.${what}`)}</li>
          ))}
        </ul>
        <p>
          <strong>{t("noMail")}</strong>
        </p>
        {waiting && <p>{t("later")}</p>}
        <form method="post">
          <p className="send">
            <button type="submit">{t("submit")}</button>
          </p>
        </form>
        <p className="actions">
          <a href={`/tra-cuu/${receiptCode}`}>{t("cancel")}</a>
        </p>
      </div>
    </ReadingFrame>
  );
}

export const ErrorBoundary = ReceiptFailure;
