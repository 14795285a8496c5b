import { data, redirect, type ActionFunctionArgs, type AppLoadContext, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { confirmEmail, readEmailToken } from "~/comments/confirm-email.server";
import { translator } from "~/messages";
import { localeOf } from "~/ui/locale-of";
import { ReadingFrame } from "~/ui/ReadingFrame";
import { secretHeaders } from "./load-receipt.server";

/** Looking changes nothing: a mail scanner that follows the link confirms nothing. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  await limitTries(context);
  const known = await readEmailToken(context.db.prisma, params.token ?? "");
  return data({ state: known ? (known.confirmed ? ("confirmed" as const) : ("open" as const)) : ("unknown" as const) }, { status: known ? 200 : 404 });
}

export async function action({ context, params }: ActionFunctionArgs) {
  await limitTries(context);
  const result = await confirmEmail(context.db.prisma, params.token ?? "", context.requestedAt);
  return result.ok ? redirect(`/xac-nhan/${params.token}`, 303) : data(null, { status: 404 });
}

async function limitTries({ networkAddress, rateLimit }: AppLoadContext) {
  const limit = await rateLimit.consume("lookUp", networkAddress);
  if (!limit.ok) throw data(null, { status: 429 });
}

export const headers = secretHeaders;

export const meta: MetaFunction = ({ matches }) => [
  { title: `${translator("receipt", localeOf(matches))("confirming.title")} — ${translator("common", localeOf(matches))("portal")}` },
  { name: "robots", content: "noindex" },
];

export default function ConfirmEmail() {
  const t = useTranslations("receipt.confirming");
  const home = useTranslations("common");
  const { state } = useLoaderData<typeof loader>();
  return (
    <ReadingFrame>
      <div className="front-page receipt">
        <h1>{t(state === "unknown" ? "unknown" : "title")}</h1>
        {state === "unknown" && <p>{t("unknownHelp")}</p>}
        {state === "confirmed" && (
          <div className="done" role="status">
            <p>{t("confirmed")}</p>
          </div>
        )}
        {state === "open" && (
          <form method="post">
            <p>{t("intro")}</p>
            <p>{t("optional")}</p>
            <p className="send">
              <button type="submit">{t("submit")}</button>
            </p>
          </form>
        )}
        {state !== "open" && (
          <p className="actions">
            <a href="/">{home("backHome")}</a>
          </p>
        )}
      </div>
    </ReadingFrame>
  );
}
