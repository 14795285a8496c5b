import { randomBytes } from "node:crypto";
import { recordAct } from "~/auth/record-act.server";
import type { Database } from "~/platform/db.server";
import { composeMail, type DeliverySettings } from "./compose-mail.server";
import { loadDelivery } from "./load-delivery.server";
import { maySendAgain, stateOf } from "./transmission-state";

/** What a mail server says of a mail that is too large for it. */
const TOO_LARGE = /\b552\b|\b5\.3\.4\b/;

export type SentAgain = { ok: true } | { ok: false; reason: "unknown" | "not-needed" | "ended" | "erased" };

/**
 * Sends a delivery to a recipient again, under the same Message-ID, where it did not arrive or its links open no more.
 * Files the recipient's server found too large are linked to instead.
 */
export async function sendAgain(
  db: Database,
  { consultationId, transmissionId, staffId, ...settings }: { consultationId: string; transmissionId: string; staffId: string } & DeliverySettings,
  now: Date,
): Promise<SentAgain> {
  return db.prisma.$transaction(async (tx): Promise<SentAgain> => {
    await tx.$executeRaw`SELECT 1 FROM delivery_transmission WHERE id = ${transmissionId}::uuid FOR UPDATE`;
    const sending = await tx.deliveryTransmission.findFirst({ where: { id: transmissionId, delivery: { consultationId } }, include: { recipient: true, mail: true } });
    const delivery = sending?.mail ? await loadDelivery(tx, sending.deliveryId) : null;
    if (!sending?.mail || !delivery) return { ok: false, reason: "unknown" };
    if (!maySendAgain(sending, now)) return { ok: false, reason: "not-needed" };
    if (sending.recipient.endedAt) return { ok: false, reason: "ended" };
    if (delivery.files.some(({ erasedAt }) => erasedAt)) return { ok: false, reason: "erased" };
    const { id, recipient, mail } = sending;
    // Attachments of a mail stay as they were; links are made only where there are none.
    const relink = sending.attached && TOO_LARGE.test(`${mail.reply} ${mail.lastError} ${mail.bounceStatus}`);
    const attached = sending.attached && !relink;
    // Links that were revoked stay so.
    const linkKey = sending.revokedAt ? randomBytes(32) : sending.linkKey;
    const { expiresAt, ...words } = composeMail(delivery, { transmissionId: id, linkKey, recipient: recipient.name, attached }, settings, now);
    if (relink) await tx.mailAttachment.deleteMany({ where: { mailId: id } });
    await tx.mailMessage.update({ where: { id }, data: { ...words, sentAt: null, failedAt: null, bouncedAt: null, bounceStatus: null, lastError: null, reply: null, tryingSince: null } });
    await tx.deliveryTransmission.update({ where: { id }, data: { attached, linkKey, expiresAt, revokedAt: null, toldAt: null } });
    await tx.$executeRaw`SELECT graphile_worker.add_job('deliver-mail', json_build_object('mailId', ${id}::text), job_key := ${id}::text)`;
    const was = stateOf(sending);
    await recordAct(tx, { type: "delivery.sent-again", staffId, data: { transmissionId, was, reply: mail.reply ?? mail.bounceStatus ?? "" } }, now);
    return { ok: true };
  });
}
