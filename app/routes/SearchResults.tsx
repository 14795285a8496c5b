import { useTranslations } from "use-intl/react";
import { dateText } from "~/messages/instants";
import { Excerpt } from "~/search/Excerpt";
import { COUNTED } from "~/search/search-query";
import type { Found, SearchPage } from "./load-search.server";

type Props = Pick<SearchPage, "slug" | "query" | "section"> & { found: Found };

/** What was found, in the draft or in the comments, with the way to the other. */
export function SearchResults({ slug, query, section, found }: Props) {
  const t = useTranslations("search");
  const { where, counts, paged, next } = found;
  const address = (more: Record<string, string>) =>
    `/${slug}/tim-kiem?${new URLSearchParams({ q: query.typed, ...(section ? { muc: section.path } : {}), ...more }).toString()}`;
  if (counts.draft + counts.comments === 0) return <p role="status">{t("none", { typed: query.typed })}</p>;
  const tabs = [
    { name: "du-thao", words: t("inDraft", { count: counts.draft }) },
    {
      name: "y-kien",
      words: counts.comments > COUNTED ? t("inCommentsMany", { count: COUNTED }) : t("inComments", { count: counts.comments }),
    },
  ];
  return (
    <>
      <nav className="search-tabs" aria-label={t("where")}>
        {tabs.map(({ name, words }) => (
          <a key={name} href={address({ noi: name })} aria-current={name === where ? "page" : undefined}>
            {words}
          </a>
        ))}
      </nav>
      {where === "du-thao" ? <InDraft slug={slug} found={found} /> : <InComments slug={slug} found={found} />}
      <p className="actions">
        {paged && <a href={address({ noi: where })}>{t("first")}</a>}
        {next && (
          <a href={address({ noi: where, sau: next })} rel="next">
            {t("next")}
          </a>
        )}
      </p>
    </>
  );
}

function InDraft({ slug, found: { counts, titles, paragraphs } }: Pick<Props, "slug" | "found">) {
  const t = useTranslations("search");
  const reading = useTranslations("reading");
  if (counts.draft === 0) return <p>{t("noneInDraft")}</p>;
  return (
    <>
      {titles.length > 0 && (
        <section aria-labelledby="tieu-de">
          <h2 id="tieu-de">{t("titles")}</h2>
          <ul className="found" lang="vi">
            {titles.map(({ path, excerpt }) => (
              <li key={path}>
                <a href={`/${slug}/${path}`}>
                  <Excerpt excerpt={excerpt} />
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {paragraphs.length > 0 && (
        <section aria-labelledby="doan-van">
          <h2 id="doan-van">{t("paragraphs")}</h2>
          <ol className="found">
            {paragraphs.map(({ id, number, place, section, excerpt }) => (
              <li key={id}>
                <a href={section ? `/${slug}/${section.path}#d${number}` : place === "front" ? `/${slug}` : `/${slug}/toan-van`}>
                  {section && (
                    <>
                      <span lang="vi">{section.title}</span> · {reading("paragraph", { number })}
                    </>
                  )}
                  {!section && t(place === "front" ? "frontMatter" : "backMatter")}
                </a>
                <p lang="vi">
                  <Excerpt excerpt={excerpt} />
                </p>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

function InComments({ slug, found: { comments } }: Pick<Props, "slug" | "found">) {
  const t = useTranslations("search");
  const reading = useTranslations("reading");
  const published = useTranslations("published");
  const kindName = useTranslations("comment.kind");
  if (comments.length === 0) return <p>{t("noneInComments")}</p>;
  return (
    <ol className="found">
      {comments.map(({ id, kind, receivedAt, paragraph, section, text, proposed }) => (
        <li key={id}>
          <p className="said-kind">
            {kindName(kind)} ·{" "}
            {section ? (
              <span lang="vi">{section.title}</span>
            ) : (
              published("aboutDraft")
            )}
            {paragraph !== null && ` · ${reading("paragraph", { number: paragraph })}`}
          </p>
          {text && (
            <p lang="vi" dir="auto">
              <Excerpt excerpt={text} />
            </p>
          )}
          {proposed && (
            <p lang="vi" dir="auto">
              {reading("published.proposed")} <Excerpt excerpt={proposed} />
            </p>
          )}
          <p className="said-by">
            <time dateTime={receivedAt.toISOString()}>{reading("published.received", { day: dateText(receivedAt) })}</time> ·{" "}
            <a href={`/${slug}/y-kien/${id}`}>{t("openComment")}</a>
          </p>
        </li>
      ))}
    </ol>
  );
}
