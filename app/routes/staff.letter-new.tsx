import { data, redirect, redirectDocument, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { requireStaff } from "~/auth/require-staff.server";
import { LetterForm } from "~/intake/LetterForm";
import { openItem } from "~/intake/open-item.server";
import { dayOf } from "~/intake/postal-day";
import { readItem } from "~/intake/read-item.server";
import { takeLetter } from "~/intake/take-letter.server";
import { mailBase } from "~/mail/mail-base";
import { translator } from "~/messages";
import { isId } from "~/moderation/cursor";
import { newId } from "~/platform/ids.server";
import { ConsultationTabs } from "~/ui/ConsultationTabs";
import { chooseConsultation, listKnownSections } from "./load-letter-form.server";

/** What the next letter keeps of the one before, as it stands in the address: no personal data. */
const KEPT = { postmarkedOn: "dau", arrivedOn: "nhan", district: "huyen" } as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "clerk");
  const { db } = context;
  const now = context.now();
  const search = new URL(request.url).searchParams;
  const { consultation, consultations, window } = await chooseConsultation(db, search.get("dot"), now);
  if (!consultation || !window) throw data(null, { status: 404 });
  const before = search.get("vua");
  const item = isId(before) ? await readItem(db.prisma, before) : null;
  const values = Object.fromEntries(Object.entries(KEPT).flatMap(([field, name]) => (search.has(name) ? [[field, search.get(name)!]] : [])));
  return {
    slug: consultation.slug,
    consultations,
    sections: await listKnownSections(db, consultation.draft.id),
    closesAt: window.closesAt,
    today: dayOf(now),
    submissionKey: newId(),
    values,
    last: item && { id: item.id, code: item.receiptCode, comments: item.comments.length, late: item.state === "refused" },
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { staff } = await requireStaff(request, context, "clerk");
  const form = await request.formData();
  const { consultation } = await chooseConsultation(context.db, String(form.get("dot") ?? "") || null, context.now());
  if (!consultation) throw data(null, { status: 404 });
  const mail = { baseUrl: mailBase(context.env, context.origin), from: context.env.MAIL_FROM };
  const taken = await takeLetter(context.db, { form, uploads: context.uploads, slug: consultation.slug, staffId: staff.id, mail }, context.now());
  if (!taken.ok) return data(taken.state, { status: taken.status });
  // A program, or a browser without scripts, is led to the letter itself.
  if (form.get("sau") !== "tiep") {
    await openItem(context.db, { itemId: taken.itemId, staffId: staff.id }, context.now());
    return redirectDocument(`/can-bo/tiep-nhan/${taken.itemId}`, 303);
  }
  const next = new URLSearchParams({ dot: consultation.slug, vua: taken.itemId });
  for (const [field, name] of Object.entries(KEPT)) next.set(name, String(form.get(field) ?? ""));
  return redirect(`/can-bo/tiep-nhan/thu-moi?${next.toString()}`, 303);
}

export const meta: MetaFunction = () => [{ title: `${translator("intake")("letter.title")} — ${translator("common")("portal")}` }];

export default function NewLetter() {
  const t = useTranslations("intake.letter");
  const { consultations, last, ...form } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <div className="staff-page letter-page">
      <h1>{t("title")}</h1>
      <ConsultationTabs consultations={consultations} current={form.slug} />
      {last && !state && (
        <div className="staff-notice" role="status">
          <p>
            <strong>{last.late ? t("savedLate", { code: last.code }) : t("saved", { code: last.code, count: last.comments })}</strong>
          </p>
          <p className="staff-actions">
            <a href={`/can-bo/tiep-nhan/${last.id}/giay-bao`} target="_blank" rel="noreferrer">
              {t("print")}
            </a>
            <Form method="post" action={`/can-bo/tiep-nhan/${last.id}`} className="open-item">
              <button type="submit" name="intent" value="open">
                {t("open")}
              </button>
            </Form>
          </p>
        </div>
      )}
      <LetterForm key={`${form.slug} ${last?.id ?? ""}`} {...form} state={state} />
    </div>
  );
}
