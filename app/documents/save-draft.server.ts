import { createHash } from "node:crypto";
import type { Tx } from "~/platform/db.server";
import type { Prisma } from "~/platform/generated/prisma/client";
import type { ParagraphPlace } from "~/platform/generated/prisma/enums";
import { newId } from "~/platform/ids.server";
import type { DocumentTree, Paragraph, Section } from "./document-tree";

/** Stores a parsed text as one version of a consultation's document: its source, its sections and its paragraphs. */
export async function saveDraft(tx: Tx, input: { consultationId: string; number: number; tree: DocumentTree }, now: Date) {
  const { consultationId, number, tree } = input;
  const draftId = newId();
  await tx.draft.create({
    data: {
      id: draftId,
      consultationId,
      number,
      source: tree.source,
      sha256: createHash("sha256").update(tree.source).digest("hex"),
      createdAt: now,
    },
  });

  const sections: Prisma.SectionCreateManyInput[] = [];
  const paragraphs: Prisma.ParagraphCreateManyInput[] = [];
  const addParagraphs = (list: Paragraph[], place: ParagraphPlace, sectionId: string | null) =>
    list.forEach(({ marker, text }, index) => {
      paragraphs.push({
        id: newId(), consultationId, draftId, sectionId, place, position: paragraphs.length, number: index + 1, marker, text,
      });
    });
  const addSection = (section: Section, parentId: string | null, depth: number) => {
    const id = newId();
    const { level, label, heading, path } = section;
    sections.push({ id, consultationId, draftId, parentId, position: sections.length, depth, level, label, heading, path });
    addParagraphs(section.paragraphs, "body", id);
    for (const child of section.children) addSection(child, id, depth + 1);
  };
  addParagraphs(tree.front, "front", null);
  for (const section of tree.sections) addSection(section, null, 0);
  addParagraphs(tree.back, "back", null);

  for (const rows of slices(sections)) await tx.section.createMany({ data: rows });
  for (const rows of slices(paragraphs)) await tx.paragraph.createMany({ data: rows });
  return { draftId, sections: sections.length, paragraphs: paragraphs.length };
}

/** Postgres takes at most 65,535 parameters in a statement. */
function slices<T>(rows: T[], size = 2000): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => rows.slice(index * size, (index + 1) * size));
}
