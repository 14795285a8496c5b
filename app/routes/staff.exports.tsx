import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { requireStaff } from "~/auth/require-staff.server";
import { ExportForm } from "~/exports/ExportForm";
import { ExportList } from "~/exports/ExportList";
import { listExports } from "~/exports/list-exports.server";
import { listConsultations, readConsultation } from "~/consultations/read-consultation.server";
import { readDraftOutline } from "~/documents/read-draft-outline.server";
import { translator } from "~/messages";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "compiler");
  const search = new URL(request.url).searchParams;
  const { prisma } = context.db;
  const consultations = await listConsultations(prisma);
  const slug = search.get("dot") ?? consultations[0]?.slug;
  if (slug === undefined) return { consultations: [], current: null };
  const consultation = await readConsultation(prisma, slug);
  if (!consultation) throw data(null, { status: 404 });
  const [sections, { exports, next }] = await Promise.all([
    readDraftOutline(prisma, consultation.draft.id),
    listExports(prisma, { consultationId: consultation.id, before: search.get("truoc") ?? undefined }),
  ]);
  return {
    consultations: consultations.map(({ slug, title }) => ({ slug, title })),
    current: { slug, sections, exports, next, paged: search.has("truoc") },
  };
}

export const meta: MetaFunction = () => [
  { title: `${translator("exports")("screen.title")} — ${translator("common")("portal")}` },
];

export default function Exports() {
  const t = useTranslations("exports.screen");
  const staff = useTranslations("staff");
  const { consultations, current } = useLoaderData<typeof loader>();
  return (
    <div className="staff-page">
      <h1>{t("title")}</h1>
      <p className="muted">{t("intro")}</p>
      {!current ? (
        <p>{staff("overview.none")}</p>
      ) : (
        <>
          {consultations.length > 1 && (
            <nav className="tabs" aria-label={t("consultation")}>
              {consultations.map(({ slug, title }) => (
                <Link key={slug} to={`?dot=${slug}`} aria-current={slug === current.slug ? "page" : undefined}>
                  {title}
                </Link>
              ))}
            </nav>
          )}
          <ExportForm action="/can-bo/ket-xuat/tep" slug={current.slug} sections={current.sections} />
          <h2>{t("made")}</h2>
          <ExportList exports={current.exports} />
          <p className="staff-actions">
            {current.next && <Link to={`?dot=${current.slug}&truoc=${current.next}`}>{staff("nextPage")}</Link>}
            {current.paged && <Link to={`?dot=${current.slug}`}>{staff("firstPage")}</Link>}
          </p>
        </>
      )}
    </div>
  );
}
