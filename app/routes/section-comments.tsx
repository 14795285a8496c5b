import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { z } from "zod";
import { listPublishedPage } from "~/comments/list-published.server";
import { PublishedComment } from "~/comments/PublishedComment";
import { readDraftOutline } from "~/documents/read-draft-outline.server";
import { sectionTitle } from "~/documents/SectionTitle";
import { translator } from "~/messages";
import { publicHeaders, publicPageHeaders } from "~/platform/http/public-page.server";
import { ReadingFrame } from "~/ui/ReadingFrame";
import { localeOf } from "~/ui/locale-of";
import { loadConsultation } from "./load-consultation.server";

const PAGE = 20;

/** `?truoc=` names the comment the page stands before (its time and id), `?doan=` the paragraph. */
const query = z.object({
  doan: z.coerce.number().int().min(1).max(99_999).nullable().catch(null),
  truoc: z
    .string()
    .regex(/^\d{1,14}_[0-9a-f-]{36}$/)
    .transform((value) => ({ receivedAt: new Date(Number(value.split("_")[0])), id: value.split("_")[1] ?? "" }))
    .refine(({ id }) => z.uuid().safeParse(id).success)
    .nullable()
    .catch(null),
});

/** All published comments on a section or, without one in the address, on the whole draft. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { consultation } = await loadConsultation(context, params.slug);
  const outline = await readDraftOutline(context.db.prisma, consultation.draft.id);
  const section = params.section === undefined ? null : outline.find(({ path }) => path === params.section);
  if (section === undefined) throw data(null, { status: 404 });
  const search = new URL(request.url).searchParams;
  const { doan, truoc } = query.parse({ doan: search.get("doan"), truoc: search.get("truoc") });
  const front = `/${consultation.slug}`;
  const address = section ? `${front}/${section.path}` : front;
  if (search.has("doan") && doan === null) throw redirect(`${address}/y-kien`, 301);
  const page = await listPublishedPage(
    context.db.pool,
    { draftId: consultation.draft.id, sectionId: section?.id ?? null, paragraph: doan },
    truoc,
    PAGE,
  );
  return data(
    { about: section ? sectionTitle(section) : consultation.title, front, address, doan, first: truoc === null, ...page },
    { headers: publicPageHeaders({ now: context.requestedAt, changesAt: null, tags: [section?.id ?? consultation.id] }) },
  );
}

export const headers = publicHeaders;

function titleOf(t: ReturnType<typeof translator<"reading.published">>, paragraph: number | null): string {
  return paragraph === null ? t("allTitle") : t("aboutParagraph", { number: paragraph });
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => {
  const locale = localeOf(matches);
  const portal = translator("common", locale)("portal");
  return [{ title: page ? `${titleOf(translator("reading.published", locale), page.doan)}: ${page.about} — ${portal}` : portal }];
};

export default function SectionComments() {
  const t = useTranslations("reading");
  const published = useTranslations("reading.published");
  const { about, front, address, doan, first, comments, next } = useLoaderData<typeof loader>();
  const all = `${address}/y-kien`;
  const paragraphQuery = doan === null ? "" : `doan=${doan}`;
  return (
    <ReadingFrame outline={`${front}#muc-luc`}>
      <div className="front-page">
        <p className="actions">
          <a href={doan === null ? address : `${address}#d${doan}`}>
            {t("published.backToSection", { heading: about })}
          </a>
        </p>
        <h1>{titleOf(published, doan)}</h1>
        {comments.length === 0 && <p>{t("published.none")}</p>}
        {comments.map((comment) => (
          <PublishedComment
            key={comment.id}
            comment={comment}
            about={comment.paragraph === null ? undefined : t("paragraph", { number: comment.paragraph })}
          />
        ))}
        <p className="actions">
          {!first && <a href={paragraphQuery ? `${all}?${paragraphQuery}` : all}>{t("published.newest")}</a>}
          {next && (
            <a href={`${all}?${[paragraphQuery, `truoc=${next.receivedAt.getTime()}_${next.id}`].filter(Boolean).join("&")}`} rel="next">
              {t("published.older")}
            </a>
          )}
        </p>
      </div>
    </ReadingFrame>
  );
}
