import type { Database } from "../db.server";
import { newId } from "../ids.server";

/** A small consultation for tests: one section "a" of two paragraphs, open in June 2020 until 18/6/2020. */
export async function createTestConsultation(db: Database, slug = "du-thao") {
  const consultationId = newId();
  const draftId = newId();
  const sectionId = newId();
  const at = new Date("2020-05-01T00:00:00Z");
  const { prisma } = db;
  await prisma.consultation.create({
    data: {
      id: consultationId,
      slug,
      title: "Dự thảo báo cáo",
      organiser: "Ban Tuyên giáo",
      opensAt: new Date("2020-06-01T00:00:00.000+07:00"),
      closesAt: new Date("2020-06-18T23:59:59.999+07:00"),
      createdAt: at,
    },
  });
  await prisma.draft.create({ data: { id: draftId, consultationId, number: 1, source: "", sha256: "", createdAt: at } });
  await prisma.section.create({
    data: { id: sectionId, consultationId, draftId, position: 0, depth: 0, level: "letter", label: "A-", heading: "Mở đầu", path: "a" },
  });
  const paragraphs = [1, 2].map((number) => ({
    id: newId(), consultationId, draftId, sectionId, place: "body" as const, position: number - 1, number, marker: null, text: `Đoạn ${number}`,
  }));
  await prisma.paragraph.createMany({ data: paragraphs });
  return { slug, consultationId, draftId, sectionId, paragraphIds: paragraphs.map(({ id }) => id) };
}

/** An instant within the window of `createTestConsultation`. */
export const IN_TIME = new Date("2020-06-10T08:00:00.000+07:00");
