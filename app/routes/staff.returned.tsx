import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { requireStaff } from "~/auth/require-staff.server";
import { CopyList } from "~/exports/returned/CopyList";
import { listCopies } from "~/exports/returned/list-copies.server";
import { readInCopy } from "~/exports/returned/read-in-copy.server";
import { UploadForm } from "~/exports/returned/UploadForm";
import { translator } from "~/messages";
import { isId } from "~/moderation/cursor";
import { ConsultationTabs } from "~/ui/ConsultationTabs";
import { PageLinks } from "~/ui/PageLinks";
import { loadRegister } from "./load-register.server";
import "~/exports/returned/returned.css";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "compiler");
  const { registers, register } = await loadRegister(request, context);
  if (!register) return { registers, current: null };
  const before = new URL(request.url).searchParams.get("truoc");
  const list = await listCopies(context.db.prisma, { consultationId: register.id, before: isId(before) ? before : null });
  return { registers, current: { slug: register.slug, ...list, paged: before !== null } };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { staff } = await requireStaff(request, context, "compiler");
  const { register } = await loadRegister(request, context);
  if (!register) throw data(null, { status: 404 });
  const file = context.uploads?.find(({ field }) => field === "file");
  if (!file) return data({ refused: { reason: "missing" as const } }, { status: 422 });
  const read = await readInCopy(context.db, { consultationId: register.id, file, staffId: staff.id }, context.requestedAt);
  if (!read.ok) return data({ refused: read }, { status: read.reason === "known" ? 409 : 422 });
  return redirect(`/can-bo/ban-tra-lai/${read.id}`, 303);
}

export const meta: MetaFunction = () => [{ title: `${translator("returned")("title")} — ${translator("common")("portal")}` }];

export default function Returned() {
  const t = useTranslations("returned");
  const staff = useTranslations("staff");
  const { registers, current } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  return (
    <div className="staff-page">
      <h1>{t("title")}</h1>
      <p className="muted">{t("intro")}</p>
      {search.has("da-bo") && !answer && (
        <p className="staff-notice is-fine" role="status">
          {t("discard.done")}
        </p>
      )}
      {!current ? (
        <p>{staff("overview.none")}</p>
      ) : (
        <>
          <ConsultationTabs consultations={registers} current={current.slug} />
          <p className="staff-actions">
            <Link to={`/can-bo/tai-lieu?dot=${current.slug}`}>{t("toDocuments")}</Link>
          </p>
          <h2>{t("upload.title")}</h2>
          <UploadForm key={current.slug} refused={answer?.refused ?? null} />
          <h2>{t("list.title")}</h2>
          <CopyList copies={current.copies} />
          <PageLinks next={current.next && `?dot=${current.slug}&truoc=${current.next}`} first={current.paged ? `?dot=${current.slug}` : null} />
        </>
      )}
    </div>
  );
}
