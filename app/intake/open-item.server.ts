import { hasOpened } from "~/auth/has-opened.server";
import { recordAct } from "~/auth/record-act.server";
import type { Database } from "~/platform/db.server";
import type { Item } from "./read-item.server";

interface Asked {
  itemId: string;
  staffId: string;
}

/** Somebody opens a letter or a mail: who it was is written down, and from then on they may read it. False for none. */
export async function openItem({ prisma }: Database, { itemId, staffId }: Asked, now: Date): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const item = await tx.intakeItem.findUnique({ where: { id: itemId }, select: { channel: true } });
    if (!item) return false;
    await recordAct(tx, { type: item.channel === "post" ? "personal.letter-opened" : "personal.mail-opened", staffId, data: { itemId, why: "intake.item" } }, now);
    return true;
  });
}

export async function isOpened({ pool }: Database, { itemId, staffId }: Asked, now: Date): Promise<boolean> {
  return hasOpened(pool, { staffId, of: "itemId", id: itemId }, now);
}

/** What is shown of an item nobody has opened: what became of it, and not a word of it or of who sent it. */
export function closedItem(item: Item): Item {
  return { ...item, subject: null, text: null, contributor: null, files: [], sourceId: null };
}

/** The letter or mail a kept file came with, or that it is the original of; null for a file of another kind. */
export async function findItemOfFile({ pool }: Database, fileId: string): Promise<string | null> {
  const { rows } = await pool.query<{ id: string }>(
    "SELECT item_id AS id FROM intake_file WHERE file_id = $1 UNION ALL SELECT id FROM intake_item WHERE source_id = $1 LIMIT 1",
    [fileId],
  );
  return rows[0]?.id ?? null;
}
