import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { translator } from "~/messages";
import { useInstantText } from "~/messages/use-instant-text";
import { readCursor, writeCursor } from "~/moderation/cursor";
import { listPublicLog } from "~/moderation/list-public-log.server";
import { usePlaceWords } from "~/moderation/use-place-words";
import { isRuleKey } from "~/moderation/rules";
import { rulesAddress } from "~/moderation/rules-versions";
import { publicHeaders, publicPageHeaders } from "~/platform/http/public-page.server";
import { ReadingFrame } from "~/ui/ReadingFrame";
import { localeOf } from "~/ui/locale-of";
import { loadConsultation } from "./load-consultation.server";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { consultation } = await loadConsultation(context, params.slug);
  const after = readCursor(new URL(request.url).searchParams.get("truoc"));
  const { entries, next } = await listPublicLog(context.db, { consultationId: consultation.id, after });
  const { slug, title } = consultation;
  return data(
    { slug, title, entries, next: next && writeCursor(next), paged: after !== null },
    { headers: publicPageHeaders({ now: context.requestedAt, changesAt: null, tags: [consultation.id] }) },
  );
}

export const headers = publicHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  { title: `${translator("moderation", localeOf(matches))("log.title")}: ${page?.title ?? ""}` },
];

export default function ModerationLog() {
  const instantText = useInstantText();
  const t = useTranslations("moderation");
  const transparency = useTranslations("transparency");
  const kindName = useTranslations("comment.kind");
  const placeWords = usePlaceWords();
  const { slug, title, entries, next, paged } = useLoaderData<typeof loader>();
  return (
    <ReadingFrame outline={`/${slug}#muc-luc`}>
      <div className="front-page">
        <p className="actions">
          <a href={`/${slug}`}>{title}</a>
        </p>
        <h1>{t("log.title")}</h1>
        <p>{t("log.intro")}</p>
        <p className="actions">
          <a href="/quy-tac">{t("log.rules")}</a>
          <a href={`/${slug}/minh-bach`}>{transparency("title")}</a>
        </p>
        {entries.length === 0 && <p>{t("log.none")}</p>}
        <ol className="contacts">
          {entries.map(({ id, decidedAt, action, reason, rulesVersion, kind, place }) => (
            <li key={id}>
              <span className="muted">
                <time dateTime={decidedAt.toISOString()}>{instantText(decidedAt)}</time>
              </span>
              <strong>{t(`action.${action}`)}</strong>
              <span>
                {kindName(kind)} · {placeWords(place)}
              </span>
              <span>
                {isRuleKey(reason) ? t(`rule.${reason}`) : reason}{" "}
                <a href={rulesAddress(rulesVersion)}>{t("rules.version", { version: rulesVersion })}</a>
              </span>
            </li>
          ))}
        </ol>
        <p className="actions">
          {next && <a href={`/${slug}/nhat-ky?truoc=${next}`}>{t("log.older")}</a>}
          {paged && <a href={`/${slug}/nhat-ky`}>{t("log.newest")}</a>}
        </p>
      </div>
    </ReadingFrame>
  );
}
