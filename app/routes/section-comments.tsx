import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { listPublishedPage } from "~/comments/list-published-page.server";
import { PublishedComment } from "~/comments/PublishedComment";
import { PublishedFilter } from "~/comments/PublishedFilter";
import { readPublishedQuery, writePublishedQuery } from "~/comments/published-query";
import { windowTag } from "~/consultations/extend-consultation.server";
import { takesComments } from "~/consultations/window";
import { below } from "~/documents/below";
import { readDraftOutline } from "~/documents/read-draft-outline.server";
import { sectionTitle } from "~/documents/SectionTitle";
import { translator } from "~/messages";
import { publicHeaders, publicPageHeaders } from "~/platform/http/public-page.server";
import { ReadingFrame } from "~/ui/ReadingFrame";
import { localeOf } from "~/ui/locale-of";
import { loadConsultation } from "./load-consultation.server";

const PAGE = 20;

/** The published comments on a section or, without one in the address, on the whole draft. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { consultation, window } = await loadConsultation(context, params.slug);
  const outline = await readDraftOutline(context.db.prisma, consultation.draft.id);
  const section = params.section === undefined ? null : outline.find(({ path }) => path === params.section);
  if (section === undefined) throw data(null, { status: 404 });
  const front = `/${consultation.slug}`;
  const address = section ? `${front}/${section.path}` : front;
  const url = new URL(request.url);
  const query = readPublishedQuery(url.searchParams);
  const clean = writePublishedQuery(query);
  if (url.search !== clean) throw redirect(`${address}/y-kien${clean}`, 301);

  const subsections = section ? below(outline, section.id) : [];
  const sections = section ? [section.id, ...(query.below ? subsections : [])] : null;
  const { comments, next } = await listPublishedPage(
    context.db.pool,
    {
      draftId: consultation.draft.id,
      about: sections ?? (query.below ? "anything" : "whole"),
      paragraph: query.paragraph,
      kind: query.kind,
      order: query.order,
    },
    query.after,
    PAGE,
  );
  const titles = new Map(outline.map((entry) => [entry.id, sectionTitle(entry)]));
  return data(
    {
      about: section ? sectionTitle(section) : consultation.title,
      slug: consultation.slug,
      front,
      address,
      query,
      range: section === null ? ("draft" as const) : subsections.length > 0 ? ("section" as const) : ("place" as const),
      open: takesComments(window),
      comments: comments.map((comment) => ({ ...comment, section: titles.get(comment.sectionId ?? "") ?? null })),
      next,
    },
    {
      headers: publicPageHeaders({
        now: context.requestedAt,
        changesAt: window.changesAt,
        tags: [windowTag(consultation.id), ...(sections ?? [consultation.id])],
      }),
    },
  );
}

export const headers = publicHeaders;

function titleOf(t: ReturnType<typeof translator<"reading.published">>, paragraph: number | null): string {
  return paragraph === null ? t("allTitle") : t("aboutParagraph", { number: paragraph });
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => {
  const locale = localeOf(matches);
  const portal = translator("common", locale)("portal");
  return [{ title: page ? `${titleOf(translator("reading.published", locale), page.query.paragraph)}: ${page.about} — ${portal}` : portal }];
};

export default function SectionComments() {
  const t = useTranslations("reading");
  const published = useTranslations("reading.published");
  const words = useTranslations("published");
  const { about, slug, front, address, query, range, open, comments, next } = useLoaderData<typeof loader>();
  const all = `${address}/y-kien`;
  const { paragraph, after } = query;
  const placeOf = ({ section, paragraph: number }: (typeof comments)[number]) => {
    if (!query.below) return number === null ? undefined : t("paragraph", { number });
    if (section === null) return words("aboutDraft");
    return number === null ? section : words("place", { section, number });
  };
  return (
    <ReadingFrame outline={`${front}#muc-luc`}>
      <div className="front-page">
        <p className="actions">
          <a href={paragraph === null ? address : `${address}#d${paragraph}`}>
            {t("published.backToSection", { heading: about })}
          </a>
        </p>
        <h1>{titleOf(published, paragraph)}</h1>
        <PublishedFilter list={all} query={query} range={range} />
        {comments.length === 0 && <p>{query.kind || query.below ? words("none") : t("published.none")}</p>}
        {comments.map((comment) => (
          <PublishedComment key={comment.id} comment={comment} slug={slug} about={placeOf(comment)} open={open} />
        ))}
        {open && comments.length > 0 && <p className="hint">{words("support.notice")}</p>}
        <p className="actions">
          {after && (
            <a href={all + writePublishedQuery({ ...query, after: null })}>
              {query.order === "newest" ? t("published.newest") : words("first")}
            </a>
          )}
          {next && (
            <a href={all + writePublishedQuery({ ...query, after: next })} rel="next">
              {query.order === "newest" ? t("published.older") : words("next")}
            </a>
          )}
        </p>
      </div>
    </ReadingFrame>
  );
}
