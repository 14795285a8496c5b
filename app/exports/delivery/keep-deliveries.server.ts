import { windowAt } from "~/consultations/window";
import { enqueueMail } from "~/mail/enqueue-mail.server";
import { translator } from "~/messages";
import { instantText } from "~/messages/instants";
import type { Database, Tx } from "~/platform/db.server";
import type { DocumentKind, Layout } from "~/exports/documents/kinds";
import type { DeliverySettings } from "./compose-mail.server";
import { handOver } from "./hand-over.server";
import { requestDelivery } from "./request-delivery.server";
import { dueInstant, localDay } from "./schedule-days";

/** What the worker looks after: deliveries that are due, those whose documents are made, and those that did not arrive. */
export async function keepDeliveries(db: Database, settings: DeliverySettings, now: Date): Promise<void> {
  await requestDue(db, now);
  const made = await db.prisma.delivery.findMany({ where: { handedAt: null, newCount: { not: null } }, orderBy: { createdAt: "asc" }, select: { id: true } });
  for (const { id: deliveryId } of made) await handOver(db, { deliveryId }, settings, now);
  await tellFailures(db, settings, now);
}

async function requestDue({ prisma }: Database, now: Date): Promise<void> {
  const schedules = await prisma.deliverySchedule.findMany({
    where: { active: true },
    include: { consultation: { select: { opensAt: true, closesAt: true, extensions: { select: { closesAt: true } } } } },
  });
  for (const { consultationId, consultation, hour, kinds, personalData, layout, staffId, changedAt } of schedules) {
    const due = dueInstant(windowAt(consultation, now).closesAt, hour, now);
    // Whoever changes it at ten o'clock does not mean eight o'clock of that day.
    if (!due || due < changedAt) continue;
    const wanted = { consultationId, kinds: kinds as DocumentKind[], personalData, layout: layout as Layout, staffId, scheduledFor: localDay(due), why: "delivery.scheduled" };
    await prisma.$transaction(async (tx) => {
      const recipients = await tx.deliveryRecipient.findMany({ where: { consultationId, endedAt: null }, select: { id: true } });
      await requestDelivery(tx, { ...wanted, recipientIds: recipients.map(({ id }) => id) }, now);
    });
  }
}

/** Tells every administrator once of what was refused or came back, and of documents that could not be made. */
async function tellFailures({ prisma }: Database, settings: DeliverySettings, now: Date): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('delivery failures', 0))`;
    const of = { id: true, consultationId: true, createdAt: true, consultation: { select: { title: true, slug: true } } } as const;
    const lost = await tx.deliveryTransmission.findMany({
      where: { toldAt: null, mail: { OR: [{ sentAt: null, failedAt: { not: null } }, { bouncedAt: { not: null } }] } },
      include: { recipient: true, mail: true, delivery: { select: of } },
    });
    const t = translator("delivery.failureMail");
    for (const { id, recipient, mail, delivery } of lost) {
      const reply = mail?.bounceStatus ?? mail?.reply ?? mail?.lastError ?? "";
      const what = t(mail?.bouncedAt ? "bounced" : "failed", { recipient: recipient.name, email: recipient.email, reply });
      await tell(tx, { ...delivery, what }, settings, now);
      await tx.deliveryTransmission.update({ where: { id }, data: { toldAt: now } });
    }
    const unmade = await tx.delivery.findMany({ where: { toldAt: null, set: { failedAt: { not: null } } }, select: of });
    for (const delivery of unmade) {
      await tell(tx, { ...delivery, what: t("unmade") }, settings, now);
      await tx.delivery.update({ where: { id: delivery.id }, data: { toldAt: now } });
    }
  });
}

interface Failure {
  consultationId: string;
  createdAt: Date;
  consultation: { title: string; slug: string };
  what: string;
}

async function tell(tx: Tx, { consultationId, createdAt, consultation: { title, slug }, what }: Failure, { baseUrl, from }: DeliverySettings, now: Date) {
  const t = translator("delivery.failureMail");
  const words = { subject: t("subject"), body: t("body", { title, at: instantText(createdAt), what, link: `${baseUrl}/can-bo/gui?dot=${slug}` }) };
  const administrators = await tx.staff.findMany({ where: { roles: { has: "administrator" }, disabledAt: null }, select: { email: true } });
  for (const { email } of administrators) {
    await enqueueMail(tx, { kind: "delivery-failed", consultationId, commentId: null, from, recipient: email, ...words }, now);
  }
}
