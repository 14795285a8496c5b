import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { translator } from "~/messages";
import { publicHeaders, publicPageHeaders } from "~/platform/http/public-page.server";
import { NumberCharts } from "~/synthesis/NumberCharts";
import { readNumbers } from "~/synthesis/keep-numbers.server";
import { ReadingFrame } from "~/ui/ReadingFrame";
import { localeOf } from "~/ui/locale-of";
import { loadConsultation } from "./load-consultation.server";

/** Milliseconds a page waits for a count before it says that one is under way. */
const PATIENCE = 1_000;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { consultation } = await loadConsultation(context, params.slug);
  const { id, slug, title } = consultation;
  const once = new URL(request.url).searchParams.get("dem") === "van-ban";
  const counted = await readNumbers(context.db, { consultationId: id, patience: PATIENCE }, context.requestedAt);
  // Without a script the browser itself asks again.
  const headers = counted.numbers
    ? publicPageHeaders({ now: context.requestedAt, changesAt: null, tags: [id] })
    : { "Cache-Control": "no-store", Refresh: "5" };
  return data({ slug, title, once, ...counted }, { headers });
}

export const headers = publicHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => [
  { title: `${translator("numbers", localeOf(matches))("title")}: ${page?.title ?? ""}` },
];

export default function NumbersPage() {
  const t = useTranslations("numbers");
  const { slug, title, once, numbers, counting } = useLoaderData<typeof loader>();
  const here = `/${slug}/so-lieu`;
  const query = once ? "?dem=van-ban" : "";
  return (
    <ReadingFrame outline={`/${slug}#muc-luc`}>
      <div className="front-page">
        <p className="actions">
          <a href={`/${slug}`}>{title}</a>
        </p>
        <h1>{t("title")}</h1>
        <p>{t("intro")}</p>
        <p className="actions">
          <a href={`/api/v1/consultations/${slug}/numbers`}>{t("json")}</a>
        </p>
        {numbers ? (
          <NumberCharts
            numbers={numbers}
            once={once}
            counting={counting}
            addresses={{ all: here, once: `${here}?dem=van-ban`, file: (name) => `${here}/${name}${query}` }}
          />
        ) : (
          <div role="status">
            <p>{t("counting")}</p>
            <p className="actions">
              <a href={here + query}>{t("reload")}</a>
            </p>
          </div>
        )}
      </div>
    </ReadingFrame>
  );
}
