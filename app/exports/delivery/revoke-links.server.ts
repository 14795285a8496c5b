import { recordAct } from "~/auth/record-act.server";
import type { Database } from "~/platform/db.server";

/** From now on a recipient's links to files open no more; what was sent and whether it was received stays readable. */
export async function revokeLinks(db: Database, { consultationId, transmissionId, staffId }: { consultationId: string; transmissionId: string; staffId: string }, now: Date): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const { count } = await tx.deliveryTransmission.updateMany({
      where: { id: transmissionId, delivery: { consultationId }, expiresAt: { gt: now }, revokedAt: null },
      data: { revokedAt: now },
    });
    if (count > 0) await recordAct(tx, { type: "delivery.links-revoked", staffId, data: { transmissionId } }, now);
  });
}
