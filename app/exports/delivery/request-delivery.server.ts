import { randomBytes } from "node:crypto";
import { recordAct } from "~/auth/record-act.server";
import type { Tx } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";
import { requestDocuments, type DocumentRequest } from "~/exports/documents/request-documents.server";

export interface DeliveryRequest extends DocumentRequest {
  /** Of those who are on the list now; others are left out. */
  recipientIds: readonly string[];
  /** See localDay; null for one that somebody asks for. */
  scheduledFor: Date | null;
  /** What personal data are taken out for. */
  why: string;
}

export type RequestedDelivery = { ok: true; deliveryId: string; setId: string } | { ok: false; reason: "no-recipients" | "already-made" };

/** Has documents made and handed over to recipients as soon as they are; in the caller's transaction. */
export async function requestDelivery(tx: Tx, { recipientIds, scheduledFor, why, ...request }: DeliveryRequest, now: Date): Promise<RequestedDelivery> {
  const { consultationId, staffId, personalData } = request;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`delivery ${consultationId}`}, 0))`;
  if (scheduledFor && (await tx.delivery.findFirst({ where: { consultationId, scheduledFor }, select: { id: true } }))) return { ok: false, reason: "already-made" };
  const recipients = await tx.deliveryRecipient.findMany({ where: { consultationId, endedAt: null, id: { in: [...recipientIds] } }, orderBy: { createdAt: "asc" } });
  if (recipients.length === 0) return { ok: false, reason: "no-recipients" };
  const { setId } = await requestDocuments(tx, { ...request, staffId: scheduledFor ? null : staffId }, now);
  const deliveryId = newId();
  await tx.delivery.create({ data: { id: deliveryId, consultationId, setId, scheduledFor, staffId: scheduledFor ? null : staffId, createdAt: now } });
  await tx.deliveryTransmission.createMany({
    data: recipients.map(({ id: recipientId }) => ({ id: newId(), deliveryId, recipientId, linkKey: randomBytes(32) })),
  });
  await recordAct(tx, { type: "delivery.requested", staffId, data: { deliveryId, recipients: recipients.map(({ id }) => id) } }, now);
  if (personalData) await recordAct(tx, { type: "personal.export", staffId, data: { setId, deliveryId, why } }, now);
  return { ok: true, deliveryId, setId };
}
