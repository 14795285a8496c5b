import { recordAct } from "~/auth/record-act.server";
import type { Database, Tx } from "~/platform/db.server";
import { DEFAULT_LETTERHEADS, letterheadsSchema, type Letterheads } from "./letterhead";

const KEY = "letterheads";

/** What an administrator has set, else what stands for Lai Châu in 2020. */
export async function readLetterheads(tx: Tx): Promise<Letterheads> {
  const setting = await tx.portalSetting.findUnique({ where: { key: KEY } });
  return letterheadsSchema.catch(DEFAULT_LETTERHEADS).parse(setting?.value);
}

export async function saveLetterheads(db: Database, { value, staffId }: { value: Letterheads; staffId: string }, now: Date): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    await tx.portalSetting.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } });
    await recordAct(tx, { type: "documents.letterhead-changed", staffId }, now);
  });
}
