import type { Database } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";

/** Filters somebody may keep. */
const SAVED_MAX = 30;
export const NAME_MAX = 60;

/** Keeps a list's address under a name of one's own; the same name again replaces it. */
export async function saveFilter(
  { prisma }: Database,
  { staffId, name, query }: { staffId: string; name: string; query: string },
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: "name-missing" | "too-many" }> {
  if (name === "") return { ok: false, reason: "name-missing" };
  const others = await prisma.savedFilter.count({ where: { staffId, name: { not: name } } });
  if (others >= SAVED_MAX) return { ok: false, reason: "too-many" };
  await prisma.savedFilter.upsert({
    where: { staffId_name: { staffId, name } },
    create: { id: newId(), staffId, name, query, createdAt: now },
    update: { query },
  });
  return { ok: true };
}

/** Nobody forgets another's. */
export async function deleteFilter({ prisma }: Database, { staffId, id }: { staffId: string; id: string }): Promise<void> {
  await prisma.savedFilter.deleteMany({ where: { id, staffId } });
}

export async function listFilters({ prisma }: Database, { staffId }: { staffId: string }) {
  return prisma.savedFilter.findMany({ where: { staffId }, orderBy: { name: "asc" }, select: { id: true, name: true, query: true } });
}
