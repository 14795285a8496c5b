import { recordAct } from "~/auth/record-act.server";
import type { Database } from "~/platform/db.server";
import { DOCUMENT_KINDS, type DocumentKind, type Layout } from "~/exports/documents/kinds";

interface Schedule {
  consultationId: string;
  active: boolean;
  /** Of the day in Vietnam, 0 to 23. */
  hour: number;
  kinds: readonly DocumentKind[];
  personalData: boolean;
  layout: Layout;
  staffId: string;
  /** What personal data are taken out for. */
  why: string;
}

export async function setSchedule(db: Database, { why, kinds, ...schedule }: Schedule, now: Date): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const { consultationId, staffId, active, hour, personalData } = schedule;
    const row = { ...schedule, kinds: DOCUMENT_KINDS.filter((kind) => kinds.includes(kind)), changedAt: now };
    await tx.deliverySchedule.upsert({ where: { consultationId }, create: row, update: row });
    const data = { consultationId, active: Number(active), hour, kinds: row.kinds, personalData: Number(personalData), why };
    await recordAct(tx, { type: "delivery.schedule-changed", staffId, data }, now);
  });
}
