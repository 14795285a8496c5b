import type { Database } from "~/platform/db.server";

/** A group of comments that say nearly the same; null for an unknown one. */
export async function readGroup({ prisma }: Database, { groupId }: { groupId: string }) {
  const group = await prisma.textGroup.findUnique({
    where: { id: groupId },
    select: { id: true, size: true, consultation: { select: { slug: true } } },
  });
  return group && { id: group.id, size: group.size, slug: group.consultation.slug };
}
