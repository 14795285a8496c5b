import { recordAct } from "~/auth/record-act.server";
import type { Database } from "~/platform/db.server";

export interface ModerationSettings {
  /** Whether a comment is withheld only when two moderators say so. */
  fourEyes: boolean;
  /** Share of decisions that are made once more, in per cent. */
  blindShare: number;
}

/** How decisions of a consultation are checked, from now on; who changed it is written down. */
export async function changeSettings(
  { prisma }: Database,
  { consultationId, staffId, fourEyes, blindShare }: ModerationSettings & { consultationId: string; staffId: string },
  now: Date,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await tx.consultation.update({ where: { id: consultationId }, data: { fourEyes, blindShare }, select: { id: true } });
    await recordAct(tx, { type: "moderation.settings-changed", staffId, data: { consultationId, fourEyes: Number(fourEyes), blindShare } }, now);
  });
}

export async function readSettings({ prisma }: Database, { consultationId }: { consultationId: string }): Promise<ModerationSettings> {
  return prisma.consultation.findUniqueOrThrow({ where: { id: consultationId }, select: { fourEyes: true, blindShare: true } });
}
