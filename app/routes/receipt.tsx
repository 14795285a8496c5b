import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { isRouteErrorResponse, useLoaderData, useRouteError } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { findReceipt } from "~/comments/find-receipt.server";
import { translator } from "~/messages";
import { FailurePage } from "~/ui/FailurePage";
import { ReadingFrame } from "~/ui/ReadingFrame";
import { localeOf } from "~/ui/locale-of";
import { ReceiptView } from "./ReceiptView";

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const limit = await context.rateLimit.consume("lookUp", context.networkAddress);
  if (!limit.ok) throw data(null, { status: 429 });
  const found = await findReceipt(context.db.prisma, params.code ?? "");
  if (!found.ok) throw data(null, { status: 404 });
  const search = new URL(request.url).searchParams;
  return { comment: found.comment, arrival: search.has("moi") ? ("new" as const) : search.has("lap-lai") ? ("repeated" as const) : null };
}

/** A receipt is for the one who has the code: kept nowhere, found by no search engine. */
export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex" });

export const meta: MetaFunction<typeof loader> = ({ data: found, matches }) => {
  const t = translator("receipt", localeOf(matches));
  const title = found ? t("title", { code: found.comment.receiptCode }) : t("lookUp.refused");
  return [{ title: `${title} — ${translator("common", localeOf(matches))("portal")}` }, { name: "robots", content: "noindex" }];
};

export default function Receipt() {
  const { comment, arrival } = useLoaderData<typeof loader>();
  return (
    <ReadingFrame>
      <ReceiptView comment={comment} arrival={arrival} />
    </ReadingFrame>
  );
}

/** An address with a code that was copied wrong. */
export function ErrorBoundary() {
  const t = useTranslations("receipt.lookUp");
  const error = useRouteError();
  if (!isRouteErrorResponse(error) || error.status !== 404) return <FailurePage />;
  return (
    <ReadingFrame>
      <div className="front-page">
        <h1>{t("refused")}</h1>
        <p>{t("unknownCode")}</p>
        <p className="actions">
          <a href="/tra-cuu">{t("again")}</a>
        </p>
      </div>
    </ReadingFrame>
  );
}
