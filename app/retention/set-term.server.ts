import { recordAct } from "~/auth/record-act.server";
import type { Database } from "~/platform/db.server";

interface NewTerm {
  consultationId: string;
  months: number;
  countedFrom: "close" | "results";
  automatic: boolean;
  staffId: string;
}

/** How long personal data of a consultation are kept, from now on; who set it is written down. Erases nothing. */
export async function setTerm({ prisma }: Database, { consultationId, staffId, ...term }: NewTerm, now: Date): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const set = { ...term, staffId, changedAt: now };
    await tx.retentionTerm.upsert({ where: { consultationId }, create: { consultationId, ...set }, update: set });
    const { months, countedFrom, automatic } = term;
    await recordAct(tx, { type: "retention.term-changed", staffId, data: { consultationId, months, countedFrom, automatic: Number(automatic) } }, now);
  });
}
