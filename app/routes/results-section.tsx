import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { readCursor } from "~/moderation/cursor";
import { translator } from "~/messages";
import { useInstantText } from "~/messages/use-instant-text";
import { publicHeaders } from "~/platform/http/public-page.server";
import { AnsweredAlone, NotYet, PublicTopic, ResultsList } from "~/synthesis/PublicResults";
import { localeOf } from "~/ui/locale-of";
import { ReadingFrame } from "~/ui/ReadingFrame";
import { loadSectionResults } from "./load-results.server";
import "~/synthesis/results.css";

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const after = url.searchParams.get("sau");
  // Any other query is sent to the page's own address, so that it is kept once.
  if (url.search !== "" && (readCursor(after) === null || url.search !== `?sau=${after}`)) throw redirect(url.pathname, 301);
  const { page, headers } = await loadSectionResults(context, params, after);
  return data(page, { headers });
}

export const headers = publicHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => {
  const t = translator("answers.results", localeOf(matches));
  return [{ title: `${page?.section ? t("of", { heading: page.section.title }) : t("title")} — ${page?.title ?? ""}` }];
};

export default function SectionResults() {
  const t = useTranslations("answers.results");
  const common = useTranslations("answers");
  const instantText = useInstantText();
  const { slug, publishedAt, section, topics, answered, next, first, below } = useLoaderData<typeof loader>();
  const here = `/${slug}/ket-qua/${section?.path ?? "_"}`;
  return (
    <ReadingFrame outline={`/${slug}#muc-luc`}>
      <div className="front-page results">
        <p className="actions">
          <a href={`/${slug}/ket-qua`}>{t("back")}</a>
          {section && <a href={`/${slug}/${section.path}`}>{t("toText")}</a>}
        </p>
        <p className="kicker">{t("title")}</p>
        <h1>{section?.title ?? common("wholeDraft")}</h1>
        {!publishedAt ? (
          <NotYet />
        ) : (
          <>
            <p className="muted">{t("published", { at: instantText(publishedAt) })}</p>
            {topics.length === 0 && answered.length === 0 && <p>{t("noneHere")}</p>}
            {topics.map((topic) => (
              <PublicTopic key={topic.topicId} topic={topic} slug={slug} />
            ))}
            {answered.length > 0 && (
              <section aria-labelledby="rieng">
                <h2 id="rieng">{t("single")}</h2>
                {answered.map((each) => (
                  <AnsweredAlone key={each.comment.id} answered={each} slug={slug} />
                ))}
              </section>
            )}
            <p className="actions">
              {!first && <a href={here}>{t("first")}</a>}
              {next && (
                <a href={`${here}?sau=${next}`} rel="next">
                  {t("next")}
                </a>
              )}
            </p>
            {below.length > 0 && (
              <section aria-labelledby="muc-nho">
                <h2 id="muc-nho">{t("below")}</h2>
                <ResultsList slug={slug} sections={below} />
              </section>
            )}
          </>
        )}
      </div>
    </ReadingFrame>
  );
}
