import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { z } from "zod";
import { recordAct } from "~/auth/record-act.server";
import { requireStaff } from "~/auth/require-staff.server";
import { readConsultation } from "~/consultations/read-consultation.server";
import { DocumentForm } from "~/exports/documents/DocumentForm";
import { DocumentSets } from "~/exports/documents/DocumentSets";
import { LAYOUTS, SET_KINDS } from "~/exports/documents/kinds";
import { letterheadsSchema } from "~/exports/documents/letterhead";
import { readLetterheads, saveLetterheads } from "~/exports/documents/letterhead.server";
import { LetterheadForm } from "~/exports/documents/LetterheadForm";
import { listDocumentSets } from "~/exports/documents/list-document-sets.server";
import { requestDocuments } from "~/exports/documents/request-documents.server";
import { translator } from "~/messages";
import { isId } from "~/moderation/cursor";
import { cleanText } from "~/platform/clean-text";
import { ConsultationTabs } from "~/ui/ConsultationTabs";
import { PageLinks } from "~/ui/PageLinks";
import { useLookAgain } from "~/ui/use-look-again";
import { loadRegister } from "./load-register.server";
import "~/ui/documents.css";

/** Milliseconds between two looks at a set that is being made. */
const LOOK_AGAIN = 1_500;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, context, "compiler");
  const search = new URL(request.url).searchParams;
  const { prisma } = context.db;
  const { registers, register } = await loadRegister(request, context);
  if (!register) return { registers, current: null };
  const { slug } = register;
  const consultation = await readConsultation(prisma, slug);
  if (!consultation) throw data(null, { status: 404 });
  const before = search.get("truoc");
  const list = await listDocumentSets(prisma, { consultationId: consultation.id, before: isId(before) ? before : undefined });
  const letterheads = staff.roles.includes("administrator") ? await readLetterheads(prisma) : null;
  return {
    registers,
    current: { slug, ...list, paged: before !== null, letterheads, saved: search.has("da-luu") },
  };
}

const wantedSchema = z.object({
  kinds: z.array(z.enum(SET_KINDS)),
  layout: z.enum(LAYOUTS),
  personalData: z.boolean(),
  why: z.string().transform((value) => cleanText(value).slice(0, 500)),
});

export async function action({ request, context }: ActionFunctionArgs) {
  const { staff } = await requireStaff(request, context, "compiler");
  const { prisma } = context.db;
  const form = await request.formData();
  const slug = new URL(request.url).searchParams.get("dot") ?? "";
  const consultation = await prisma.consultation.findUnique({ where: { slug }, select: { id: true } });
  if (!consultation) throw data(null, { status: 404 });
  const here = `/can-bo/tai-lieu?dot=${slug}`;
  const words = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };

  if (words("intent") === "letterhead") {
    await requireStaff(request, context, "administrator");
    const read = (layout: (typeof LAYOUTS)[number]) =>
      Object.fromEntries(Object.keys(letterheadsSchema.shape[layout].shape).map((line) => [line, cleanText(words(`${layout}.${line}`))]));
    const value = letterheadsSchema.safeParse({ party: read("party"), state: read("state") });
    if (!value.success) throw data(null, { status: 422 });
    await saveLetterheads(context.db, { value: value.data, staffId: staff.id }, context.now());
    return redirect(`${here}&da-luu=1`, 303);
  }
  const makeThem = async ({ why, ...wanted }: z.infer<typeof wantedSchema>) => {
    await prisma.$transaction(async (tx) => {
      const { setId } = await requestDocuments(tx, { consultationId: consultation.id, ...wanted, staffId: staff.id }, context.now());
      if (wanted.personalData) await recordAct(tx, { type: "personal.export", staffId: staff.id, data: { setId, why } }, context.now());
    });
    return redirect(here, 303);
  };
  if (words("intent") === "again") {
    const set = isId(words("set")) ? await prisma.documentSet.findFirst({ where: { id: words("set"), consultationId: consultation.id, failedAt: { not: null } } }) : null;
    if (!set) throw data(null, { status: 404 });
    return makeThem(wantedSchema.parse({ ...set, why: "documents.again" }));
  }
  const wanted = wantedSchema.safeParse({ kinds: form.getAll("kind"), layout: words("layout"), personalData: words("personalData") === "on", why: words("why") });
  if (!wanted.success) throw data(null, { status: 422 });
  if (wanted.data.kinds.length === 0) return data({ error: "noneChosen" as const }, { status: 422 });
  // Whoever takes personal data out says what for.
  if (wanted.data.personalData && !wanted.data.why) return data({ error: "noWhy" as const }, { status: 422 });
  return makeThem(wanted.data);
}

export const meta: MetaFunction = () => [{ title: `${translator("documents")("title")} — ${translator("common")("portal")}` }];

export default function Documents() {
  const t = useTranslations("documents");
  const staff = useTranslations("staff");
  const returned = useTranslations("returned");
  const { registers, current } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const underWay = current?.sets.some(({ state }) => state === "waiting" || state === "making") ?? false;
  useLookAgain(underWay, LOOK_AGAIN);
  return (
    <div className="staff-page">
      <h1>{t("title")}</h1>
      <p className="muted">{t("intro")}</p>
      {!current ? (
        <p>{staff("overview.none")}</p>
      ) : (
        <>
          <ConsultationTabs consultations={registers} current={current.slug} />
          <p className="staff-actions">
            <Link to={`/can-bo/ban-tra-lai?dot=${current.slug}`}>{returned("fromDocuments")}</Link>
          </p>
          <h2>{t("ask")}</h2>
          <DocumentForm slug={current.slug} error={refused ? t(refused.error) : null} />
          {current.letterheads && <LetterheadForm slug={current.slug} letterheads={current.letterheads} saved={current.saved} />}
          <h2>{t("made")}</h2>
          <DocumentSets slug={current.slug} sets={current.sets} />
          <PageLinks next={current.next && `?dot=${current.slug}&truoc=${current.next}`} first={current.paged ? `?dot=${current.slug}` : null} />
        </>
      )}
    </div>
  );
}
