import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { windowTag } from "~/consultations/extend-consultation.server";
import { SectionTitle } from "~/documents/SectionTitle";
import { readFullText } from "~/documents/read-full-text.server";
import { translator } from "~/messages";
import { publicHeaders, publicPageHeaders } from "~/platform/http/public-page.server";
import { ReadingFrame } from "~/ui/ReadingFrame";
import { localeOf } from "~/ui/locale-of";
import { loadConsultation } from "./load-consultation.server";

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { consultation } = await loadConsultation(context, params.slug);
  const text = await readFullText(context.db.prisma, consultation.draft.id);
  const { slug, title } = consultation;
  return data(
    { slug, title, text },
    { headers: publicPageHeaders({ now: context.requestedAt, changesAt: null, tags: [windowTag(consultation.id)] }) },
  );
}

export const headers = publicHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  { title: `${translator("consultation", localeOf(matches))("fullTextTitle")}: ${page?.title ?? ""}` },
];

/** The whole draft on one page: to be read through, searched in, and printed. */
export default function FullText() {
  const t = useTranslations("consultation");
  const { slug, title, text } = useLoaderData<typeof loader>();
  return (
    <ReadingFrame outline={`/${slug}#muc-luc`}>
      <article className="full-text">
        <p className="actions">
          <a href={`/${slug}`}>{title}</a>
        </p>
        <h1>{t("fullTextTitle")}</h1>
        {text.front.map((paragraph) => (
          <p key={paragraph.id}>{paragraph.text}</p>
        ))}
        {text.sections.map(({ id, level, depth, label, heading, path, paragraphs }) => {
          const Heading = `h${Math.min(depth + 2, 6)}` as "h2";
          return (
            <section key={id} className={`section-${level}`}>
              <Heading id={path}>
                <a href={`/${slug}/${path}`}>
                  <SectionTitle section={{ label, heading }} />
                </a>
              </Heading>
              {paragraphs.map((paragraph) => (
                <p key={paragraph.id} className={paragraph.marker ? "marked" : undefined}>
                  {paragraph.marker && <span className="marker">{paragraph.marker} </span>}
                  {paragraph.text}
                </p>
              ))}
            </section>
          );
        })}
        {text.back.map((paragraph) => (
          <p key={paragraph.id}>
            {paragraph.marker} {paragraph.text}
          </p>
        ))}
      </article>
    </ReadingFrame>
  );
}
