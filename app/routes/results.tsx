import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { translator } from "~/messages";
import { useInstantText } from "~/messages/use-instant-text";
import { publicHeaders } from "~/platform/http/public-page.server";
import { NotYet, ResultsList } from "~/synthesis/PublicResults";
import { localeOf } from "~/ui/locale-of";
import { ReadingFrame } from "~/ui/ReadingFrame";
import { loadResults } from "./load-results.server";
import "~/synthesis/results.css";

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { page, headers } = await loadResults(context, params.slug);
  return data(page, { headers });
}

export const headers = publicHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  { title: `${translator("answers.results", localeOf(matches))("title")}: ${page?.title ?? ""}` },
];

export default function Results() {
  const t = useTranslations("answers.results");
  const common = useTranslations("answers");
  const instantText = useInstantText();
  const { slug, title, published, topics, comments, whole, sections } = useLoaderData<typeof loader>();
  const entire = whole.topics + whole.single > 0 ? [{ path: "_", title: common("wholeDraft"), depth: 0, ...whole }] : [];
  const all = [...entire, ...sections];
  return (
    <ReadingFrame outline={`/${slug}#muc-luc`}>
      <div className="front-page results">
        <p className="actions">
          <a href={`/${slug}`}>{title}</a>
        </p>
        <h1>{t("title")}</h1>
        {!published ? (
          <NotYet />
        ) : (
          <>
            <p>{t("intro")}</p>
            <p className="muted">{t("published", { at: instantText(published.at) })}</p>
            {all.length === 0 ? (
              <p>{t("empty")}</p>
            ) : (
              <>
                <p>
                  <strong>{t("total", { topics, comments })}</strong>
                </p>
                <p className="actions">
                  <a href="/tra-cuu">{t("lookUp")}</a>
                </p>
                <h2>{t("sections")}</h2>
                <ResultsList slug={slug} sections={all} />
              </>
            )}
            <p className="sha">
              {t("sha")} <code>{published.sha256}</code>
            </p>
          </>
        )}
      </div>
    </ReadingFrame>
  );
}
