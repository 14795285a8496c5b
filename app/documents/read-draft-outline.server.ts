import type { PrismaClient } from "~/platform/generated/prisma/client";

export interface OutlineEntry {
  id: string;
  parentId: string | null;
  depth: number;
  level: string;
  label: string;
  heading: string;
  path: string;
  /** Published comments on this section and everything below it. */
  published: number;
}

/** All sections of a draft in the order of reading, with their numbers of published comments added up the tree. */
export async function readDraftOutline(prisma: PrismaClient, draftId: string): Promise<OutlineEntry[]> {
  const rows = await prisma.section.findMany({
    where: { draftId },
    orderBy: { position: "asc" },
    select: { id: true, parentId: true, depth: true, level: true, label: true, heading: true, path: true, publishedCount: true },
  });
  const entries = rows.map(({ publishedCount, ...row }) => ({ ...row, published: publishedCount }));
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  // A child always stands after its parent, so adding from the end up reaches every ancestor.
  for (const entry of entries.toReversed()) {
    const parent = entry.parentId === null ? undefined : byId.get(entry.parentId);
    if (parent) parent.published += entry.published;
  }
  return entries;
}

/** The paragraphs that belong to no section: the title block and what follows the last section. */
export async function readFrontAndBack(prisma: PrismaClient, draftId: string) {
  const rows = await prisma.paragraph.findMany({
    where: { draftId, sectionId: null },
    orderBy: { position: "asc" },
    select: { id: true, place: true, marker: true, text: true },
  });
  return { front: rows.filter(({ place }) => place === "front"), back: rows.filter(({ place }) => place === "back") };
}
