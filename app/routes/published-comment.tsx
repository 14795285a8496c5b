import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { isRouteErrorResponse, useLoaderData, useParams, useRouteError } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { z } from "zod";
import { PublishedAlone } from "~/comments/PublishedAlone";
import { readPublished } from "~/comments/read-published.server";
import { SUPPORT_OUTCOMES } from "~/comments/support-outcomes";
import { windowTag } from "~/consultations/extend-consultation.server";
import { takesComments } from "~/consultations/window";
import { readDraftOutline } from "~/documents/read-draft-outline.server";
import { sectionTitle } from "~/documents/SectionTitle";
import { translator } from "~/messages";
import { publicHeaders, publicPageHeaders } from "~/platform/http/public-page.server";
import { FailurePage } from "~/ui/FailurePage";
import { ReadingFrame } from "~/ui/ReadingFrame";
import { localeOf } from "~/ui/locale-of";
import { loadConsultation } from "./load-consultation.server";

/** Characters of a comment that a link to it shows elsewhere. */
const DESCRIBED = 200;

/** One published comment, whole, at an address that can be shared. `?dong-tinh=` tells what became of a tap. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { consultation, window } = await loadConsultation(context, params.slug);
  const id = z.uuid().safeParse(params.id).data;
  const found = id ? await readPublished(context.db.pool, { consultationId: consultation.id, id }) : null;
  if (!found) throw data(null, { status: 404 });
  const url = new URL(request.url);
  const told = SUPPORT_OUTCOMES.find((outcome) => url.search === `?dong-tinh=${outcome}`) ?? null;
  if (url.search !== "" && !told) throw redirect(url.pathname, 301);

  const { comment, draftId, sectionId, paragraph } = found;
  const current = draftId === consultation.draft.id;
  const outline = current && sectionId ? await readDraftOutline(context.db.prisma, draftId) : [];
  const section = outline.find((entry) => entry.id === sectionId) ?? null;
  const { PUBLIC_URL } = context.env;
  const page = {
    comment,
    paragraph,
    section: section && { title: sectionTitle(section), path: section.path },
    title: consultation.title,
    slug: consultation.slug,
    open: takesComments(window),
    told,
    // Without it the host is what the asker wrote, and the page is kept for others.
    address: PUBLIC_URL ? `${PUBLIC_URL}/${consultation.slug}/y-kien/${comment.id}` : null,
  };
  const tags = [sectionId ?? consultation.id, windowTag(consultation.id)];
  return data(page, {
    headers: told ? { "Cache-Control": "no-store" } : publicPageHeaders({ now: context.requestedAt, changesAt: window.changesAt, tags }),
  });
}

export const headers = publicHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => {
  const locale = localeOf(matches);
  const portal = translator("common", locale)("portal");
  const t = translator("published.own", locale);
  if (!page) return [{ title: `${t("gone")} — ${portal}` }];
  const title = t("title", { about: page.section?.title ?? page.title });
  const characters = [...page.comment.text.replace(/\s+/g, " ")];
  const description = characters.length > DESCRIBED ? `${characters.slice(0, DESCRIBED - 1).join("")}…` : characters.join("");
  return [
    { title: `${title} — ${portal}` },
    { name: "description", content: description },
    { property: "og:title", content: title },
    { property: "og:description", content: description },
    { property: "og:type", content: "article" },
    { property: "og:site_name", content: portal },
    { property: "article:published_time", content: page.comment.receivedAt.toISOString() },
    ...(page.address ? [{ property: "og:url", content: page.address }, { tagName: "link", rel: "canonical", href: page.address }] : []),
  ];
};

export default function PublishedCommentPage() {
  const page = useLoaderData<typeof loader>();
  return (
    <ReadingFrame outline={`/${page.slug}#muc-luc`}>
      <PublishedAlone {...page} />
    </ReadingFrame>
  );
}

export function ErrorBoundary() {
  const t = useTranslations("published.own");
  const common = useTranslations("common");
  const error = useRouteError();
  const { slug } = useParams();
  if (!isRouteErrorResponse(error) || error.status !== 404) return <FailurePage />;
  return (
    <ReadingFrame>
      <div className="front-page">
        <h1>{t("gone")}</h1>
        <p>{t("goneHelp")}</p>
        <p className="actions">
          <a href={`/${slug}`}>{t("toDraft")}</a>
          <a href="/tra-cuu">{common("lookUp")}</a>
        </p>
      </div>
    </ReadingFrame>
  );
}
