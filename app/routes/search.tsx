import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { translator } from "~/messages";
import { SearchForm } from "~/search/SearchForm";
import { QUERY_MAX } from "~/search/search-query";
import { ReadingFrame } from "~/ui/ReadingFrame";
import { localeOf } from "~/ui/locale-of";
import { loadSearch } from "./load-search.server";
import { SearchResults } from "./SearchResults";

export function loader({ context, params, request }: LoaderFunctionArgs) {
  return loadSearch(context, params.slug, new URL(request.url).searchParams);
}

/** What somebody looks for is nobody else's matter: it is kept nowhere. */
export const headers = () => ({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex" });

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => {
  const locale = localeOf(matches);
  const t = translator("search", locale);
  const title = page?.query.typed ? t("titleOf", { typed: page.query.typed }) : t("title");
  return [{ title: `${title} — ${translator("common", locale)("portal")}` }, { name: "robots", content: "noindex" }];
};

export default function Search() {
  const t = useTranslations("search");
  const page = useLoaderData<typeof loader>();
  const { slug, title, query, section, outline, found } = page;
  return (
    <ReadingFrame outline={`/${slug}#muc-luc`}>
      <div className="front-page">
        <p className="actions">
          <a href={`/${slug}`}>{title}</a>
        </p>
        <h1>{t("title")}</h1>
        <SearchForm slug={slug} typed={query.typed}>
          <p className="hint">{t("hint")}</p>
          {outline.length > 0 && (
            <p>
              <label htmlFor="muc">{t("section")}</label>
              <select id="muc" name="muc" defaultValue={section?.path ?? ""}>
                <option value="">{t("anySection")}</option>
                {outline.map((entry) => (
                  <option key={entry.path} value={entry.path} lang="vi">
                    {"\u00a0\u00a0".repeat(entry.depth) + entry.title}
                  </option>
                ))}
              </select>
            </p>
          )}
        </SearchForm>
        {query.cut && <p className="told">{t("cut", { count: QUERY_MAX })}</p>}
        {query.typed === "" && <p>{t("empty")}</p>}
        {query.typed !== "" && query.words.length === 0 && <p>{t("onlySigns")}</p>}
        {found && <SearchResults slug={slug} query={query} section={section} found={found} />}
      </div>
    </ReadingFrame>
  );
}
