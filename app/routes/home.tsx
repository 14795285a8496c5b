import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { listConsultations } from "~/consultations/read-consultation.server";
import { windowAt } from "~/consultations/window";
import { WindowLine } from "~/consultations/WindowNotice";
import { translator } from "~/messages";
import { publicHeaders } from "~/platform/http/public-page.server";
import { ReadingFrame } from "~/ui/ReadingFrame";
import { localeOf } from "~/ui/locale-of";
import { ConsultationView } from "./ConsultationView";
import { loadConsultationPage } from "./load-consultation-page.server";

/** Those that take comments come first. */
const ORDER = ["closing", "open", "upcoming", "closed"];

/** The only consultation stands on the front page itself; several are listed. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  if (new URL(request.url).search) throw redirect("/", 301);
  const consultations = await listConsultations(context.db.prisma);
  const only = consultations.length === 1 ? consultations[0] : undefined;
  if (only) {
    const { page, headers } = await loadConsultationPage(context, only.slug);
    return data({ page, list: null }, { headers });
  }
  const now = context.requestedAt;
  const list = consultations
    .map(({ slug, title, ...dates }) => ({ slug, title, window: windowAt(dates, now) }))
    .sort((one, other) => ORDER.indexOf(one.window.phase) - ORDER.indexOf(other.window.phase));
  return data({ page: null, list: { now, consultations: list } });
}

export const headers = publicHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: loaded, matches }) => [
  { title: [loaded?.page?.consultation.title, translator("common", localeOf(matches))("portal")].filter(Boolean).join(" — ") },
];

export default function Home() {
  const t = useTranslations("consultation.list");
  const { page, list } = useLoaderData<typeof loader>();
  if (page) return <ConsultationView page={page} />;
  return (
    <ReadingFrame>
      <div className="front-page">
        <h1>{t("title")}</h1>
        <p>{t(list.consultations.length > 0 ? "intro" : "empty")}</p>
        <ul className="consultations">
          {list.consultations.map(({ slug, title, window }) => (
            <li key={slug}>
              <h2>
                <a href={`/${slug}`}>{title}</a>
              </h2>
              <WindowLine window={window} now={list.now} />
            </li>
          ))}
        </ul>
      </div>
    </ReadingFrame>
  );
}
