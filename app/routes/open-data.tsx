import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { listConsultations } from "~/consultations/read-consultation.server";
import { translator } from "~/messages";
import { dateText } from "~/messages/instants";
import { publicHeaders, publicPageHeaders } from "~/platform/http/public-page.server";
import { LIMITS } from "~/platform/rate-limit.server";
import { ReadingFrame } from "~/ui/ReadingFrame";
import { localeOf } from "~/ui/locale-of";

const API = "/api/v1";

export async function loader({ context }: LoaderFunctionArgs) {
  const consultations = await listConsultations(context.db.prisma);
  return data(
    {
      consultations: consultations.map(({ slug, title, opensAt }) => ({ slug, title, opensAt })),
      limit: { points: LIMITS.api.points, minutes: LIMITS.api.duration / 60 },
    },
    { headers: publicPageHeaders({ now: context.requestedAt, changesAt: null, tags: [] }) },
  );
}

export const headers = publicHeaders;

export const meta: MetaFunction = ({ matches }) => {
  const locale = localeOf(matches);
  return [{ title: `${translator("openData", locale)("title")} — ${translator("common", locale)("portal")}` }];
};

export default function OpenData() {
  const t = useTranslations("openData");
  const transparency = useTranslations("transparency");
  const { consultations, limit } = useLoaderData<typeof loader>();
  const lists = (base: string) => [
    { address: `${base}/outline`, words: t("outline") },
    { address: `${base}/comments`, words: t("comments") },
    { address: `${base}/numbers`, words: t("numbers") },
    { address: `${base}/transparency`, words: transparency("title") },
    { address: `${base}/moderation-log`, words: t("log") },
  ];
  return (
    <ReadingFrame>
      <div className="front-page">
        <h1>{t("title")}</h1>
        <p>{t("intro")}</p>
        <h2>{t("what")}</h2>
        <ul className="data-list">
          <DataLine address={`${API}/consultations`} words={t("consultations")} />
        </ul>
        {consultations.map(({ slug, title, opensAt }) => (
          <section key={slug} id={`dot-${slug}`}>
            <h3>{t("ofConsultation", { title })}</h3>
            <p className="muted">{t("opened", { day: dateText(opensAt) })}</p>
            <ul className="data-list">
              {lists(`${API}/consultations/${slug}`).map((line) => (
                <DataLine key={line.address} {...line} />
              ))}
            </ul>
          </section>
        ))}
        <h2>{t("how")}</h2>
        <p>{t("formats")}</p>
        <p>{t("pages")}</p>
        <p>{t("changes")}</p>
        <p>{t("limits", limit)}</p>
        <p className="actions">
          <a href={`${API}/openapi.json`}>{t("description")}</a>
        </p>
        <h2>{t("privacy")}</h2>
        <p>{t("privacyText")}</p>
      </div>
    </ReadingFrame>
  );
}

function DataLine({ address, words }: { address: string; words: string }) {
  const t = useTranslations("openData");
  return (
    <li>
      {words}{" "}
      <span className="formats">
        <a href={address} aria-label={`${words}, ${t("json")}`}>
          {t("json")}
        </a>
        <a href={`${address}?format=csv`} aria-label={`${words}, ${t("csv")}`}>
          {t("csv")}
        </a>
      </span>
    </li>
  );
}
