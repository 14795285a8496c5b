import type { Tx } from "~/platform/db.server";
import { loadSections } from "./load-sections.server";

/** Waiting comments of a consultation: in all, and for each section with everything below it, in the order of reading. */
export async function countPending(tx: Tx, { consultationId }: { consultationId: string }) {
  const sections = await loadSections(tx, { consultationId });
  const groups = await tx.comment.groupBy({
    by: ["sectionId"],
    where: { consultationId, state: "pending" },
    _count: { _all: true },
  });
  const counts = new Map(groups.map(({ sectionId, _count }) => [sectionId, _count._all]));
  // A child stands after its parent, so from the end up every ancestor gets its sum.
  for (const { id, parentId } of sections.toReversed()) {
    if (parentId !== null) counts.set(parentId, (counts.get(parentId) ?? 0) + (counts.get(id) ?? 0));
  }
  return {
    total: groups.reduce((sum, { _count }) => sum + _count._all, 0),
    sections: sections.map(({ path, depth, label, heading, id }) => ({
      path,
      depth,
      label,
      heading,
      pending: counts.get(id) ?? 0,
    })),
  };
}
