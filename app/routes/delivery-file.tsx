import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, useParams } from "@remix-run/react";
import { useLocale, useTranslations } from "use-intl/react";
import { sizeText } from "~/comments/size-text";
import type { DocumentKind } from "~/exports/documents/kinds";
import { openFileLink } from "~/exports/delivery/open-file-link.server";
import { translator } from "~/messages";
import { useInstantText } from "~/messages/use-instant-text";
import { localeOf } from "~/ui/locale-of";
import { ReadingFrame } from "~/ui/ReadingFrame";
import { secretHeaders } from "./load-receipt.server";
import "~/exports/delivery/delivery.css";

/** What the link leads to; the file itself comes when it is asked for, so that a mail scanner fetches nothing. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const limit = await context.rateLimit.consume("lookUp", context.networkAddress);
  if (!limit.ok) throw data(null, { status: 429 });
  const opened = await openFileLink(context.db.prisma, params.token ?? "", context.requestedAt);
  if (!opened.ok) return data({ refused: opened.reason }, { status: opened.reason === "unknown" ? 404 : 410 });
  const { title, expiresAt, file } = opened;
  return { refused: null, title, expiresAt, file: { name: file.name, kind: file.kind, bytes: file.bytes, sha256: file.sha256 } };
}

export const headers = secretHeaders;

export const meta: MetaFunction = ({ matches }) => [
  { title: `${translator("delivery.file", localeOf(matches))("title")} — ${translator("common", localeOf(matches))("portal")}` },
  { name: "robots", content: "noindex" },
];

export default function DeliveryFile() {
  const t = useTranslations("delivery.file");
  const kinds = useTranslations("documents.kind");
  const instantText = useInstantText();
  const locale = useLocale();
  const { token } = useParams();
  const loaded = useLoaderData<typeof loader>();
  return (
    <ReadingFrame>
      <div className="front-page delivery-receipt">
        {loaded.refused !== null ? (
          <>
            <h1>{t(`refused.${loaded.refused}`)}</h1>
            <p>{t(`help.${loaded.refused}`)}</p>
          </>
        ) : (
          <>
            <h1>{t("title")}</h1>
            <p>{t("about", { title: loaded.title })}</p>
            <dl>
              <dt>{t("name")}</dt>
              <dd>
                {kinds(loaded.file.kind as DocumentKind)}
                <br />
                <span className="file-name">{loaded.file.name}</span>
              </dd>
              <dt>{t("size")}</dt>
              <dd>{sizeText(loaded.file.bytes, locale)}</dd>
              <dt>SHA-256</dt>
              <dd>
                <code className="hash">{loaded.file.sha256}</code>
              </dd>
            </dl>
            <p>{t("until", { at: instantText(loaded.expiresAt) })}</p>
            <form method="post" action={`/tai-ve/${token}/tep`}>
              <p className="send">
                <button type="submit">{t("submit")}</button>
              </p>
            </form>
          </>
        )}
      </div>
    </ReadingFrame>
  );
}
