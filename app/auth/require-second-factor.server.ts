import type { Database, Tx } from "~/platform/db.server";
import { recordAct } from "./record-act.server";

const KEY = "require-second-factor";

/** Whether everybody on the staff must have a second factor. */
export async function isSecondFactorRequired(tx: Tx): Promise<boolean> {
  const setting = await tx.portalSetting.findUnique({ where: { key: KEY } });
  return setting?.value === true;
}

/** From now on those without one are led to it, whoever they are and whenever they signed in. */
export async function requireSecondFactor(
  db: Database,
  { required, byStaffId }: { required: boolean; byStaffId: string },
  now: Date,
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    await tx.portalSetting.upsert({ where: { key: KEY }, create: { key: KEY, value: required }, update: { value: required } });
    await recordAct(
      tx,
      { type: required ? "staff.second-factor-required" : "staff.second-factor-optional", staffId: byStaffId },
      now,
    );
  });
}
