import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { requireStaff } from "~/auth/require-staff.server";
import { translator } from "~/messages";
import { loadSections } from "~/moderation/load-sections.server";
import { AnswerTable } from "~/synthesis/AnswerTable";
import { ANSWER_STATES } from "~/synthesis/answer-states";
import { countAnswers, listAnswers } from "~/synthesis/list-answers.server";
import { ConsultationTabs } from "~/ui/ConsultationTabs";
import { NoConsultation } from "~/ui/NoConsultation";
import { loadRegister } from "./load-register.server";
import "~/synthesis/answers.css";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "compiler");
  const { registers, register } = await loadRegister(request, context);
  if (!register) return { registers, current: null };
  const search = new URL(request.url).searchParams;
  const state = ANSWER_STATES.find((each) => each === search.get("tt")) ?? null;
  const after = search.get("sau");
  const at = { consultationId: register.id };
  const { prisma } = context.db;
  const [counts, { rows, next }, sections] = [await countAnswers(prisma, at), await listAnswers(prisma, { ...at, state, after }), await loadSections(prisma, at)];
  return {
    registers,
    current: {
      slug: register.slug,
      state,
      first: after === null,
      counts,
      next,
      rows: rows.map(({ sectionId, ...row }) => {
        const section = sections.find(({ id }) => id === sectionId);
        return { ...row, section: section ? { path: section.path, place: section.trail.join(" › "), heading: section.heading } : null };
      }),
    },
  };
}

export const meta: MetaFunction = () => [{ title: `${translator("answers")("list.title")} — ${translator("common")("portal")}` }];

export default function Answers() {
  const t = useTranslations("answers");
  const { registers, current } = useLoaderData<typeof loader>();
  if (!current) return <NoConsultation title={t("list.title")} />;
  const { slug, state, counts, rows, first, next } = current;
  const total = ANSWER_STATES.reduce((sum, each) => sum + counts[each], 0);
  const address = (more: Record<string, string>) => `?${new URLSearchParams({ dot: slug, ...more })}`;
  return (
    <div className="staff-page">
      <h1>{t("list.title")}</h1>
      <ConsultationTabs consultations={registers} current={slug} />
      <p className="muted">{t("list.intro")}</p>
      <p className="staff-actions">
        <Link to={`/can-bo/tong-hop?dot=${slug}`}>{t("list.toGrouping")}</Link>
        <Link to={`/can-bo/tong-hop/tom-tat/_?dot=${slug}`}>{t("list.toSummary")}</Link>
        <Link to={`/can-bo/tra-loi/cong-bo?dot=${slug}`}>{t("list.toPublish")}</Link>
      </p>
      <nav className="answer-filter" aria-label={t("list.filter")}>
        <Link to={address({})} aria-current={state === null ? "page" : undefined}>
          {t("list.all", { count: total })}
        </Link>
        {ANSWER_STATES.map((each) => (
          <Link key={each} to={address({ tt: each })} aria-current={state === each ? "page" : undefined}>
            {t(`list.of.${each}`, { count: counts[each] })}
          </Link>
        ))}
      </nav>
      {rows.length === 0 ? <p>{t(total === 0 ? "list.nothing" : "list.noneOfState")}</p> : <AnswerTable rows={rows} />}
      <p className="staff-actions">
        {!first && <Link to={address(state ? { tt: state } : {})}>{t("firstPage")}</Link>}
        {next && <Link to={address({ ...(state ? { tt: state } : {}), sau: next })}>{t("nextPage")}</Link>}
      </p>
    </div>
  );
}
