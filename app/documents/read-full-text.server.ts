import type { PrismaClient } from "~/platform/generated/prisma/client";

/** A whole draft in the order of reading. */
export async function readFullText(prisma: PrismaClient, draftId: string) {
  const [sections, paragraphs] = await Promise.all([
    prisma.section.findMany({
      where: { draftId },
      orderBy: { position: "asc" },
      select: { id: true, depth: true, level: true, label: true, heading: true, path: true },
    }),
    prisma.paragraph.findMany({
      where: { draftId },
      orderBy: { position: "asc" },
      select: { id: true, sectionId: true, place: true, marker: true, text: true },
    }),
  ]);
  const bySection = new Map<string | null, typeof paragraphs>();
  for (const paragraph of paragraphs) {
    const list = bySection.get(paragraph.sectionId);
    if (list) list.push(paragraph);
    else bySection.set(paragraph.sectionId, [paragraph]);
  }
  const loose = bySection.get(null) ?? [];
  return {
    front: loose.filter(({ place }) => place === "front"),
    sections: sections.map((section) => ({ ...section, paragraphs: bySection.get(section.id) ?? [] })),
    back: loose.filter(({ place }) => place === "back"),
  };
}
