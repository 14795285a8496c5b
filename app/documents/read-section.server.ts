import type { PrismaClient } from "~/platform/generated/prisma/client";
import type { OutlineEntry } from "./read-draft-outline.server";

/** One section with its paragraphs and its place in the outline; null when the draft has no such path. */
export async function readSection(prisma: PrismaClient, outline: OutlineEntry[], path: string) {
  const index = outline.findIndex((entry) => entry.path === path);
  const section = outline[index];
  if (!section) return null;
  const paragraphs = await prisma.paragraph.findMany({
    where: { sectionId: section.id },
    orderBy: { number: "asc" },
    select: { id: true, number: true, marker: true, text: true },
  });
  const ancestors: OutlineEntry[] = [];
  for (let entry = section; entry.parentId !== null; ) {
    const parent = outline.find(({ id }) => id === entry.parentId);
    if (!parent) break;
    ancestors.unshift(parent);
    entry = parent;
  }
  return {
    section,
    paragraphs,
    ancestors,
    children: outline.filter(({ parentId }) => parentId === section.id),
    /** The outline around the section: the top, and what lies beside and below each of its ancestors. */
    around: outline.filter(
      ({ parentId }) => parentId === null || parentId === section.id || [section, ...ancestors].some((entry) => entry.parentId === parentId || entry.id === parentId),
    ),
    previous: outline[index - 1] ?? null,
    next: outline[index + 1] ?? null,
  };
}

export type SectionDetails = NonNullable<Awaited<ReturnType<typeof readSection>>>;
