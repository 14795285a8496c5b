import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { requireStaff } from "~/auth/require-staff.server";
import { windowAt } from "~/consultations/window";
import { listConsultations, readConsultation } from "~/consultations/read-consultation.server";
import { bulkSchema } from "~/intake/bulk/bulk-form.schema";
import { BulkForm, type BulkRefusal } from "~/intake/bulk/BulkForm";
import { BulkList } from "~/intake/bulk/BulkList";
import { listBulk } from "~/intake/bulk/list-bulk.server";
import { startBulk } from "~/intake/bulk/start-bulk.server";
import { translator } from "~/messages";
import { instantText } from "~/messages/instants";
import { PageLinks } from "~/ui/PageLinks";
import "~/ui/bulk.css";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "clerk");
  const { prisma } = context.db;
  const before = new URL(request.url).searchParams.get("truoc");
  const [consultations, { imports, next }] = await Promise.all([
    listConsultations(prisma),
    listBulk(prisma, { before: before !== null && /^[0-9a-f-]{36}$/.test(before) ? before : null }),
  ]);
  return { consultations: consultations.map(({ slug, title }) => ({ slug, title })), imports, next, paged: before !== null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { staff } = await requireStaff(request, context, "clerk");
  const form = Object.fromEntries(await request.formData());
  const refuse = (refusal: BulkRefusal, status = 422) => data(refusal, { status });
  const read = bulkSchema.safeParse(form);
  const file = context.uploads.find(({ field }) => field === "file");
  if (!read.success || !file) {
    const errors: BulkRefusal["errors"] = {};
    for (const { path, message } of read.error?.issues ?? []) errors[String(path[0])] ??= message;
    if (!file) errors.file = "fileMissing";
    return refuse({ errors });
  }
  const consultation = await readConsultation(context.db.prisma, read.data.consultation);
  if (!consultation) return refuse({ errors: { consultation: "consultationMissing" } });
  const window = windowAt(consultation, context.requestedAt);
  const started = await startBulk(
    context.db,
    { consultationId: consultation.id, window, file, about: read.data, staffId: staff.id },
    context.requestedAt,
  );
  if (started.ok) return redirect(`/can-bo/tiep-nhan/bang/${started.id}`, 303);
  switch (started.reason) {
    case "known":
      return refuse({ errors: { file: "known" }, known: started.id }, 409);
    case "file":
      return refuse({ errors: {}, problem: started.problem });
    default: {
      const field = read.data.channel === "meeting" ? "heldOn" : "channel";
      const instant = instantText(started.reason === "late" ? window.closesAt : window.opensAt);
      return refuse({ errors: { [field]: started.reason }, instant });
    }
  }
}

export const meta: MetaFunction = () => [{ title: `${translator("bulk")("title")} — ${translator("common")("portal")}` }];

export default function Bulk() {
  const t = useTranslations("bulk");
  const staff = useTranslations("staff");
  const { consultations, imports, next, paged } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const first = consultations[0]?.slug;
  return (
    <div className="staff-page">
      <h1>{t("title")}</h1>
      <p className="muted">{t("intro")}</p>
      {first === undefined ? (
        <p>{staff("overview.none")}</p>
      ) : (
        <>
          <h2>{t("template.title")}</h2>
          <p>{t("template.help")}</p>
          {consultations.map(({ slug, title }) => (
            <p className="staff-actions" key={slug}>
              {consultations.length > 1 && <span>{title}</span>}
              {(["xlsx", "csv"] as const).map((format) => (
                <a key={format} href={`/can-bo/tiep-nhan/bang/mau?${new URLSearchParams({ dot: slug, "dinh-dang": format }).toString()}`} download aria-label={consultations.length > 1 ? `${t(`template.${format}`)}: ${title}` : undefined}>
                  {t(`template.${format}`)}
                </a>
              ))}
            </p>
          ))}
          <h2>{t("form.title")}</h2>
          <BulkForm consultations={consultations} refusal={refusal ?? null} />
        </>
      )}
      <h2>{t("list.title")}</h2>
      <BulkList imports={imports} />
      <PageLinks next={next && `?truoc=${next}`} first={paged ? "?" : null} />
    </div>
  );
}
