import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { requireStaff } from "~/auth/require-staff.server";
import { translator } from "~/messages";
import { loadSections } from "~/moderation/load-sections.server";
import { CoverageMeter } from "~/synthesis/grouping/CoverageMeter";
import { listTopics } from "~/synthesis/list-topics.server";
import { readCoverage } from "~/synthesis/read-coverage.server";
import { ConsultationTabs } from "~/ui/ConsultationTabs";
import { NoConsultation } from "~/ui/NoConsultation";
import { loadRegister } from "./load-register.server";
import "~/synthesis/answers.css";
import "~/synthesis/grouping/grouping.css";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "compiler");
  const { registers, register } = await loadRegister(request, context);
  if (!register) return { registers, current: null };
  const { prisma } = context.db;
  const at = { consultationId: register.id };
  const coverage = await readCoverage(prisma, at);
  const sections = await loadSections(prisma, at);
  const topics = await listTopics(prisma, at);
  const signed = await prisma.signOff.findMany({ where: { ...at, reopening: null }, select: { sectionId: true } });
  const onlyOpen = new URL(request.url).searchParams.has("chua");
  const inTopics = (sectionId: string | null) => topics.filter((topic) => topic.sectionId === sectionId).length;
  const isSigned = (sectionId: string | null) => signed.some((each) => each.sectionId === sectionId);
  return {
    registers,
    current: {
      slug: register.slug,
      onlyOpen,
      total: coverage.total,
      signed: isSigned(null),
      outside: { coverage: coverage.outside, topics: inTopics(null) },
      sections: sections
        .map(({ id, path, depth, label, heading }, index) => ({
          path, depth, label, heading, topics: inTopics(id), signed: isSigned(id), ...coverage.sections[index]!,
        }))
        .filter(({ all }) => !onlyOpen || all.open > 0),
    },
  };
}

export const meta: MetaFunction = () => [{ title: `${translator("grouping")("title")} — ${translator("common")("portal")}` }];

export default function Grouping() {
  const t = useTranslations("grouping");
  const { registers, current } = useLoaderData<typeof loader>();
  if (!current) return <NoConsultation title={t("title")} />;
  const { slug, onlyOpen, total, outside, sections } = current;
  return (
    <div className="staff-page grouping">
      <h1>{t("title")}</h1>
      <ConsultationTabs consultations={registers} current={slug} />
      <p className="muted">{t("intro")}</p>
      <p className="staff-actions">
        <Link to={`/can-bo/tong-hop/nhan?dot=${slug}`}>{t("toTags")}</Link>
        <Link to={`/can-bo/tra-loi?dot=${slug}`}>{t("toAnswers")}</Link>
        <Link to={`/can-bo/tong-hop/tom-tat/_?dot=${slug}`}>{t("toSummary")}</Link>
      </p>
      {total.comments === 0 ? (
        <p>{t("nothing")}</p>
      ) : (
        <p className="grouping-progress">
          <CoverageMeter coverage={total} title={t("topic.whole")} />
          {current.signed && <span className="sort-tag">{t("signedShort")}</span>}
        </p>
      )}
      <nav className="answer-filter" aria-label={t("filter")}>
        <Link to={`?dot=${slug}`} aria-current={onlyOpen ? undefined : "page"}>
          {t("all")}
        </Link>
        <Link to={`?dot=${slug}&chua=1`} aria-current={onlyOpen ? "page" : undefined}>
          {t("onlyOpen")}
        </Link>
      </nav>
      {onlyOpen && total.open === 0 && <p>{t("nothingOpen")}</p>}
      <ul className="grouping-outline" aria-label={t("sections")}>
        {(!onlyOpen || outside.coverage.open > 0) && (
          <li>
            <Link to={`/can-bo/tong-hop/muc/_?dot=${slug}`}>{t("outside")}</Link>
            <CoverageMeter coverage={outside.coverage} title={t("outside")} />
            {outside.topics > 0 && <span className="muted">{t("topicsHere", { count: outside.topics })}</span>}
          </li>
        )}
        {sections.map(({ path, depth, label, heading, all, own, topics, signed }) => {
          // A section with others inside shows both together; its own page tells them apart.
          const title = `${label}. ${heading}`;
          return (
            <li key={`${path} ${heading}`} data-depth={Math.min(depth, 5)} className={all.comments === 0 ? "is-empty" : undefined}>
              <Link to={`/can-bo/tong-hop/muc/${path}?dot=${slug}${onlyOpen && own.open > 0 ? "&chua=1" : ""}`}>{title}</Link>
              <CoverageMeter coverage={all} title={title} />
              {topics > 0 && <span className="muted">{t("topicsHere", { count: topics })}</span>}
              {signed && <span className="sort-tag">{t("signedShort")}</span>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
