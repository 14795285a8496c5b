import type { Database } from "~/platform/db.server";
import { listConsultations, readConsultation } from "~/consultations/read-consultation.server";
import { windowAt } from "~/consultations/window";
import { readDraftOutline } from "~/documents/read-draft-outline.server";
import { sectionTitle } from "~/documents/SectionTitle";
import type { KnownSection } from "~/intake/use-place-name";

/** The consultation a clerk works on: the one the address names, or the one that closes last. */
export async function chooseConsultation({ prisma }: Database, slug: string | null, now: Date) {
  const consultations = await listConsultations(prisma);
  const chosen = slug ?? consultations[0]?.slug;
  const consultation = chosen === undefined ? null : await readConsultation(prisma, chosen);
  return { consultations: consultations.map(({ slug, title }) => ({ slug, title })), consultation, window: consultation && windowAt(consultation, now) };
}

/** Every section of a draft as the forms of letters and mails know it. */
export async function listKnownSections({ prisma }: Database, draftId: string): Promise<KnownSection[]> {
  const [outline, counts] = await Promise.all([
    readDraftOutline(prisma, draftId),
    prisma.paragraph.groupBy({ by: ["sectionId"], where: { draftId, sectionId: { not: null } }, _max: { number: true } }),
  ]);
  const paragraphs = new Map(counts.map(({ sectionId, _max }) => [sectionId, _max.number ?? 0]));
  return outline.map((section) => ({ path: section.path, title: sectionTitle(section), paragraphs: paragraphs.get(section.id) ?? 0 }));
}
