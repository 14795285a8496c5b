import { recordAct } from "~/auth/record-act.server";
import type { Database } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";

interface NewRecipient {
  consultationId: string;
  name: string;
  email: string;
  staffId: string;
}

export async function addRecipient(db: Database, { staffId, ...recipient }: NewRecipient, now: Date): Promise<{ ok: true; id: string } | { ok: false; reason: "there" }> {
  return db.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`delivery ${recipient.consultationId}`}, 0))`;
    const { consultationId, email } = recipient;
    if (await tx.deliveryRecipient.findFirst({ where: { consultationId, email, endedAt: null }, select: { id: true } })) return { ok: false, reason: "there" };
    const id = newId();
    await tx.deliveryRecipient.create({ data: { id, ...recipient, createdAt: now } });
    await recordAct(tx, { type: "delivery.recipient-added", staffId, data: { recipientId: id, consultationId } }, now);
    return { ok: true, id };
  });
}

/** Nothing is sent there any more; what was sent stays in the record. */
export async function endRecipient(db: Database, { consultationId, id, staffId }: { consultationId: string; id: string; staffId: string }, now: Date): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const { count } = await tx.deliveryRecipient.updateMany({ where: { id, consultationId, endedAt: null }, data: { endedAt: now } });
    if (count > 0) await recordAct(tx, { type: "delivery.recipient-ended", staffId, data: { recipientId: id, consultationId } }, now);
  });
}
