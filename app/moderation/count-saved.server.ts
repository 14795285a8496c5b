import type { Database } from "~/platform/db.server";
import { COUNTED } from "./counted";
import { loadSections } from "./load-sections.server";
import { narrow, findPage, type QueueFilter } from "./list-queue.server";

/** How many comments a filter finds, at most COUNTED + 1. */
export async function countFilter(db: Database, filter: QueueFilter, now: Date): Promise<number> {
  const narrowed = await narrow(db, { ...filter, after: null }, await loadSections(db.prisma, filter));
  return (await findPage(db, narrowed, COUNTED + 1, now)).length;
}
