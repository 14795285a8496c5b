import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { z } from "zod";
import { requireStaff } from "~/auth/require-staff.server";
import { DISTRICTS } from "~/comments/districts";
import { windowAt } from "~/consultations/window";
import { ItemComments } from "~/intake/ItemComments";
import { ItemFacts } from "~/intake/ItemFacts";
import { ItemPages } from "~/intake/ItemPages";
import { closedItem, isOpened, openItem } from "~/intake/open-item.server";
import { partValues, readParts, type FieldError } from "~/intake/read-letter-form.server";
import { readItem } from "~/intake/read-item.server";
import { isRefusalReason } from "~/intake/reasons";
import { refuseItem } from "~/intake/refuse-item.server";
import { reopenItem } from "~/intake/reopen-item.server";
import { RefuseForm } from "~/intake/RefuseForm";
import { registerItem } from "~/intake/register-item.server";
import { SplitMail } from "~/intake/SplitMail";
import { translator } from "~/messages";
import { useInstantText } from "~/messages/use-instant-text";
import { isId } from "~/moderation/cursor";
import { cleanLine } from "~/platform/clean-text";
import { newId } from "~/platform/ids.server";
import { listKnownSections } from "./load-letter-form.server";
import "~/intake/letter.css";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, context, "clerk");
  const { db } = context;
  const found = isId(params.id) ? await readItem(db.prisma, params.id) : null;
  if (!found) throw data(null, { status: 404 });
  const opened = await isOpened(db, { itemId: found.id, staffId: staff.id }, context.now());
  const item = opened ? found : closedItem(found);
  const waiting = opened && item.state === "waiting";
  const draft = item.consultation.drafts[0];
  return {
    item,
    opened,
    closesAt: windowAt(item.consultation, context.now()).closesAt,
    // For the form that turns it into comments.
    sections: waiting && draft ? await listKnownSections(db, draft.id) : [],
    submissionKey: newId(),
  };
}

export interface ItemRefusal {
  reason: "gone" | "late" | "form";
  errors: FieldError[];
  /** What was typed of the comments, to be shown again. */
  parts: ReturnType<typeof partValues>;
}

/** `intent` "open": it may be read from now on, which is written down. "refuse": reason, note. "reopen": it waits again. "register": the comments' fields (see readParts), submissionKey, district. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { staff } = await requireStaff(request, context, "clerk");
  const { db } = context;
  const form = await request.formData();
  const found = isId(params.id) ? await db.prisma.intakeItem.findUnique({ where: { id: params.id }, select: { id: true, consultation: { select: { slug: true } } } }) : null;
  if (!found) throw data(null, { status: 404 });
  const { id: itemId, consultation: { slug } } = found;
  const again = (reason: ItemRefusal["reason"], status: number, errors: FieldError[] = []) =>
    data<ItemRefusal>({ reason, errors, parts: partValues(form) }, { status });
  if (form.get("intent") === "open") {
    await openItem(db, { itemId, staffId: staff.id }, context.now());
    return redirect(`/can-bo/tiep-nhan/${itemId}`, 303);
  }
  if (form.get("intent") === "refuse") {
    const reason = form.get("reason");
    if (!isRefusalReason(reason)) throw data(null, { status: 422 });
    const note = cleanLine(String(form.get("note") ?? "")).slice(0, 500) || null;
    const result = await refuseItem(db, { itemId, reason, note, staffId: staff.id }, context.now());
    return result.ok ? redirect(`/can-bo/tiep-nhan/${itemId}`, 303) : again("gone", 409);
  }
  if (form.get("intent") === "reopen") {
    const result = await reopenItem(db, { itemId, staffId: staff.id }, context.now());
    return result.ok ? redirect(`/can-bo/tiep-nhan/${itemId}`, 303) : again("gone", 409);
  }
  const key = z.uuid().toLowerCase().safeParse(form.get("submissionKey"));
  if (form.get("intent") !== "register" || !key.success) throw data(null, { status: 422 });
  const given = readParts(form, slug);
  if (!given.ok) return again("form", 422, given.errors);
  const district = DISTRICTS.find((each) => each === form.get("district")) ?? null;
  const result = await registerItem(db, { slug, item: { itemId }, parts: given.parts, district, submissionKey: key.data, staffId: staff.id }, context.now());
  if (result.ok) return redirect(`/can-bo/tiep-nhan/${itemId}`, 303);
  if (result.reason === "late") return again("late", 422);
  if (result.reason !== "no-such-place") return again("gone", 409);
  return again("form", 422, [{ field: `place.${partValues(form)[result.part]!.index}`, message: "placeUnknown", part: result.part + 1 }]);
}

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [
  { title: `${found ? translator("intake")("item.title", { code: found.item.receiptCode }) : ""} — ${translator("common")("portal")}` },
];

export default function IntakeItem() {
  const t = useTranslations("intake.item");
  const instantText = useInstantText();
  const split = useTranslations("intakeMail.split");
  const facts = useTranslations("intakeMail.facts");
  const { item, opened, closesAt, sections, submissionKey } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  return (
    <div className="staff-page">
      <p className="staff-actions">
        <Link to={`/can-bo/tiep-nhan?dot=${item.consultation.slug}`}>{t("back")}</Link>
        <a href={`/can-bo/tiep-nhan/${item.id}/giay-bao`} target="_blank" rel="noreferrer">
          {t("print")}
        </a>
      </p>
      <h1>
        {t("title", { code: "" })}
        <span className="item-code">{item.receiptCode}</span>
      </h1>
      {refusal && refusal.reason !== "form" && (
        <div className="staff-notice" role="alert">
          <p>{refusal.reason === "late" ? t("refusedLate", { instant: instantText(closesAt) }) : t("gone")}</p>
        </div>
      )}
      <ItemFacts item={item} opened={opened} />
      {opened ? <ItemPages files={item.files} /> : <OpenItem />}
      {item.threadId && (
        <p>
          <Link to={`/can-bo/tiep-nhan/${item.threadId}`}>{facts("thread")}</Link>
        </p>
      )}
      {item.sourceId && (
        <p>
          <a href={`/can-bo/tep/${item.sourceId}`}>{split("original")}</a>
        </p>
      )}
      {item.comments.length === 0 && item.text && item.state !== "waiting" && (
        <section>
          <h2>{t("typed")}</h2>
          <p className="item-words" dir="auto">
            {item.text}
          </p>
        </section>
      )}
      <ItemComments item={item} />
      {opened && item.state === "waiting" && (
        <SplitMail item={item} slug={item.consultation.slug} sections={sections} closesAt={closesAt} submissionKey={submissionKey} errors={refusal?.errors ?? []} />
      )}
      {opened && item.state === "waiting" && <RefuseForm />}
      {opened && (item.state === "refused" || item.state === "set_aside") && !item.erasedAt && <ReopenItem />}
    </div>
  );
}

/** Back to what waits, where it was refused or set aside by mistake. */
function ReopenItem() {
  const t = useTranslations("intake.item");
  const busy = useNavigation().state !== "idle";
  return (
    <Form method="post" className="staff-form">
      <h2>{t("reopen")}</h2>
      <p className="muted">{t("reopenHelp")}</p>
      <button type="submit" name="intent" value="reopen" className="quiet" disabled={busy}>
        {t("reopenNow")}
      </button>
    </Form>
  );
}

/** Who sent it and what it says, behind one deliberate act. */
function OpenItem() {
  const t = useTranslations("intake.item");
  return (
    <Form method="post" className="staff-form">
      <p className="muted">{t("closed")}</p>
      <button type="submit" name="intent" value="open">
        {t("openNow")}
      </button>
    </Form>
  );
}
