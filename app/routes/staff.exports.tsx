import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { requireStaff } from "~/auth/require-staff.server";
import { ExportForm } from "~/exports/ExportForm";
import { ExportList } from "~/exports/ExportList";
import { listExports } from "~/exports/list-exports.server";
import { readConsultation } from "~/consultations/read-consultation.server";
import { readDraftOutline } from "~/documents/read-draft-outline.server";
import { translator } from "~/messages";
import { ConsultationTabs } from "~/ui/ConsultationTabs";
import { PageLinks } from "~/ui/PageLinks";
import { loadRegister } from "./load-register.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "compiler");
  const search = new URL(request.url).searchParams;
  const { prisma } = context.db;
  const { registers, register } = await loadRegister(request, context);
  if (!register) return { registers, current: null };
  const { slug } = register;
  const consultation = await readConsultation(prisma, slug);
  if (!consultation) throw data(null, { status: 404 });
  const [sections, { exports, next }] = await Promise.all([
    readDraftOutline(prisma, consultation.draft.id),
    listExports(prisma, { consultationId: consultation.id, before: search.get("truoc") ?? undefined }),
  ]);
  return {
    registers,
    current: { slug, sections, exports, next, paged: search.has("truoc") },
  };
}

export const meta: MetaFunction = () => [
  { title: `${translator("exports")("screen.title")} — ${translator("common")("portal")}` },
];

export default function Exports() {
  const t = useTranslations("exports.screen");
  const staff = useTranslations("staff");
  const { registers, current } = useLoaderData<typeof loader>();
  return (
    <div className="staff-page">
      <h1>{t("title")}</h1>
      <p className="muted">{t("intro")}</p>
      {!current ? (
        <p>{staff("overview.none")}</p>
      ) : (
        <>
          <ConsultationTabs consultations={registers} current={current.slug} />
          <ExportForm action="/can-bo/ket-xuat/tep" slug={current.slug} sections={current.sections} />
          <h2>{t("made")}</h2>
          <ExportList exports={current.exports} />
          <PageLinks next={current.next && `?dot=${current.slug}&truoc=${current.next}`} first={current.paged ? `?dot=${current.slug}` : null} />
        </>
      )}
    </div>
  );
}
