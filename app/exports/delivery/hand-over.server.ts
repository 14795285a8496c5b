import { enqueueMail } from "~/mail/enqueue-mail.server";
import type { Database } from "~/platform/db.server";
import { composeMail, fitInMail, type DeliverySettings } from "./compose-mail.server";
import { loadDelivery } from "./load-delivery.server";

/** Writes the mails of a delivery whose documents are made, once; those who were taken off the list meanwhile get none. */
export async function handOver(db: Database, { deliveryId }: { deliveryId: string }, settings: DeliverySettings, now: Date): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    // A second worker waits here, and then finds it handed over.
    const open = await tx.$queryRaw<unknown[]>`SELECT 1 FROM delivery WHERE id = ${deliveryId}::uuid AND handed_at IS NULL FOR UPDATE`;
    const delivery = open.length > 0 ? await loadDelivery(tx, deliveryId) : null;
    if (!delivery) return;
    const attached = fitInMail(delivery.files, settings.mailMax);
    const sendings = await tx.deliveryTransmission.findMany({ where: { deliveryId, recipient: { endedAt: null } }, include: { recipient: true } });
    for (const { id, linkKey, recipient } of sendings) {
      const { expiresAt, ...words } = composeMail(delivery, { transmissionId: id, linkKey, recipient: recipient.name, attached }, settings, now);
      await enqueueMail(
        tx,
        // Its id makes the Message-ID: the same for this recipient of this delivery however often it is sent.
        { id, kind: "delivery", consultationId: delivery.consultationId, commentId: null, from: settings.from, recipient: recipient.email, ...words, attachments: attached ? delivery.files.map(({ id }) => id) : [] },
        now,
      );
      await tx.deliveryTransmission.update({ where: { id }, data: { mailId: id, attached, expiresAt } });
    }
    await tx.delivery.update({ where: { id: deliveryId }, data: { handedAt: now } });
  });
}
