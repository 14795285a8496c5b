import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslations } from "use-intl/react";
import { requireStaff } from "~/auth/require-staff.server";
import { windowAt } from "~/consultations/window";
import { addRecipient, endRecipient } from "~/exports/delivery/change-recipients.server";
import { choicesSchema, missingIn } from "~/exports/delivery/delivery-form";
import { DeliveryRecord } from "~/exports/delivery/DeliveryRecord";
import { listDeliveries, reconcileDeliveries } from "~/exports/delivery/list-deliveries.server";
import { recipientSchema } from "~/exports/delivery/recipient.schema";
import { RecipientList } from "~/exports/delivery/RecipientList";
import { requestDelivery } from "~/exports/delivery/request-delivery.server";
import { revokeLinks } from "~/exports/delivery/revoke-links.server";
import { scheduledInstants } from "~/exports/delivery/schedule-days";
import { ScheduleForm, ScheduleState } from "~/exports/delivery/ScheduleForm";
import { sendAgain } from "~/exports/delivery/send-again.server";
import { SendForm } from "~/exports/delivery/SendForm";
import { setSchedule } from "~/exports/delivery/set-schedule.server";
import type { Layout } from "~/exports/documents/kinds";
import { mailBase } from "~/mail/mail-base";
import { translator } from "~/messages";
import { isId } from "~/moderation/cursor";
import { cleanLine, cleanText } from "~/platform/clean-text";
import { ConsultationTabs } from "~/ui/ConsultationTabs";
import { PageLinks } from "~/ui/PageLinks";
import { useLookAgain } from "~/ui/use-look-again";
import { loadRegister } from "./load-register.server";
import "~/exports/delivery/delivery.css";

/** Milliseconds between two looks at what is under way. */
const LOOK_AGAIN = 2_000;

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireStaff(request, context, "compiler");
  const { registers, register } = await loadRegister(request, context);
  if (!register) return { registers, current: null };
  const { prisma } = context.db;
  const { requestedAt: now, env } = context;
  const { id: consultationId, slug } = register;
  const before = new URL(request.url).searchParams.get("truoc");
  const consultation = await prisma.consultation.findUniqueOrThrow({ where: { id: consultationId }, select: { opensAt: true, closesAt: true, extensions: { select: { closesAt: true } } } });
  const recipients = await prisma.deliveryRecipient.findMany({ where: { consultationId, endedAt: null }, orderBy: { createdAt: "asc" }, select: { id: true, name: true, email: true } });
  const kept = await prisma.deliverySchedule.findUnique({ where: { consultationId } });
  const schedule = kept && { active: kept.active, hour: kept.hour, kinds: kept.kinds, personalData: kept.personalData, layout: kept.layout as Layout, changedAt: kept.changedAt };
  const { closesAt } = windowAt(consultation, now);
  const { deliveries, next } = await listDeliveries(prisma, { consultationId, before: isId(before) ? before : undefined }, now);
  return {
    registers,
    current: {
      slug, recipients, schedule, closesAt, deliveries, next,
      nextAt: schedule ? (scheduledInstants(closesAt, schedule.hour).find((at) => at > now) ?? null) : null,
      reconciled: await reconcileDeliveries(context.db, { consultationId }),
      paged: before !== null,
      smtp: env.SMTP_URL !== undefined,
      megabytes: env.MAIL_MAX_MB,
    },
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { staff } = await requireStaff(request, context, "compiler");
  const { register } = await loadRegister(request, context);
  if (!register) throw data(null, { status: 404 });
  const { db, env, origin, requestedAt: now } = context;
  const by = { consultationId: register.id, staffId: staff.id };
  const form = await request.formData();
  const words = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const here = `/can-bo/gui?dot=${register.slug}`;
  const done = (more = "") => redirect(here + more, 303);
  const refuse = <Where extends string, Error extends string>(where: Where, error: Error, status = 422) => data({ where, error }, { status });
  const idOf = (name: string) => {
    const id = words(name);
    if (!isId(id)) throw data(null, { status: 404 });
    return id;
  };
  const choices = () => {
    const read = choicesSchema.safeParse({ kinds: form.getAll("kind"), layout: words("layout"), personalData: words("personalData") === "on", why: cleanText(words("why")).slice(0, 500) });
    if (!read.success) throw data(null, { status: 422 });
    return read.data;
  };

  switch (words("intent")) {
    case "add-recipient": {
      const recipient = recipientSchema.safeParse({ name: cleanLine(words("name")), email: cleanLine(words("email")) });
      if (!recipient.success) return refuse("recipients", "wrong");
      const added = await addRecipient(db, { ...by, ...recipient.data }, now);
      return added.ok ? done() : refuse("recipients", added.reason, 409);
    }
    case "end-recipient":
      await endRecipient(db, { ...by, id: idOf("recipient") }, now);
      return done();
    case "send": {
      const wanted = choices();
      const missing = missingIn(wanted);
      if (missing) return refuse("send", missing);
      const recipientIds = form.getAll("to").map(String).filter((id) => isId(id));
      const requested = await db.prisma.$transaction((tx) => requestDelivery(tx, { ...by, ...wanted, recipientIds, scheduledFor: null }, now));
      return requested.ok ? done(`&da-gui=${requested.deliveryId}`) : refuse("send", "noneTo");
    }
    case "schedule": {
      const wanted = choices();
      const hour = Number(words("hour"));
      if (!Number.isInteger(hour) || hour < 0 || hour > 23) throw data(null, { status: 422 });
      const active = words("active") === "on";
      const missing = missingIn(wanted);
      // One that is off may be half filled in.
      if (missing && active) return refuse("schedule", missing);
      await setSchedule(db, { ...by, ...wanted, active, hour }, now);
      return done("&da-luu=1");
    }
    case "again": {
      const settings = { baseUrl: mailBase(env, origin), from: env.MAIL_FROM, mailMax: env.MAIL_MAX_MB * 1e6 };
      const sent = await sendAgain(db, { ...by, ...settings, transmissionId: idOf("transmission") }, now);
      return sent.ok ? done() : refuse("record", sent.reason, 409);
    }
    case "revoke":
      await revokeLinks(db, { ...by, transmissionId: idOf("transmission") }, now);
      return done();
    default:
      throw data(null, { status: 400 });
  }
}

export const meta: MetaFunction = () => [{ title: `${translator("delivery")("title")} — ${translator("common")("portal")}` }];

export default function Delivery() {
  const t = useTranslations("delivery");
  const documents = useTranslations("documents");
  const staff = useTranslations("staff");
  const { registers, current } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const [search] = useSearchParams();
  const underWay = current?.deliveries.some(({ newCount, failed, sent }) => (newCount === null && !failed) || sent.some(({ state }) => state === "waiting" || state === "preparing" || state === "retry")) ?? false;
  useLookAgain(underWay, LOOK_AGAIN);
  const choiceError = (where: "send" | "schedule") => {
    if (refused?.where !== where) return null;
    return refused.error === "noneTo" ? t("now.noneTo") : documents(refused.error);
  };
  return (
    <div className="staff-page delivery">
      <h1>{t("title")}</h1>
      <p className="muted">{t("intro")}</p>
      {!current ? (
        <p>{staff("overview.none")}</p>
      ) : (
        <>
          <ConsultationTabs consultations={registers} current={current.slug} />
          {!current.smtp && <p className="staff-notice">{t("noServer")}</p>}
          {search.has("da-gui") && underWay && (
            <p className="staff-notice" role="status">
              {t("now.started")}
            </p>
          )}
          <h2>{t("recipients.title")}</h2>
          <RecipientList recipients={current.recipients} error={refused?.where === "recipients" ? t(`recipients.${refused.error}`) : null} />
          {current.recipients.length > 0 && (
            <details className="delivery-part" key={`send ${current.slug} ${search.get("da-gui")}`} open={current.deliveries.length === 0 || refused?.where === "send" || undefined}>
              <summary>{t("now.title")}</summary>
              <SendForm recipients={current.recipients} megabytes={current.megabytes} error={choiceError("send")} />
            </details>
          )}
          <h2>{t("schedule.title")}</h2>
          {search.has("da-luu") && !refused && (
            <p className="staff-notice" role="status">
              {t("schedule.saved")}
            </p>
          )}
          <ScheduleState schedule={current.schedule} nextAt={current.nextAt} nobody={current.recipients.length === 0} />
          <details className="delivery-part" key={`schedule ${current.slug} ${current.schedule?.changedAt.toString()}`} open={refused?.where === "schedule" || undefined}>
            <summary>{t("schedule.change")}</summary>
            <ScheduleForm schedule={current.schedule} closesAt={current.closesAt} error={choiceError("schedule")} />
          </details>
          <h2>{t("record.title")}</h2>
          {refused?.where === "record" && (
            <p className="staff-notice" role="alert">
              {t(`record.refused.${refused.error}`)}
            </p>
          )}
          <DeliveryRecord slug={current.slug} deliveries={current.deliveries} reconciled={current.reconciled} />
          <PageLinks next={current.next && `?dot=${current.slug}&truoc=${current.next}`} first={current.paged ? `?dot=${current.slug}` : null} />
        </>
      )}
    </div>
  );
}
