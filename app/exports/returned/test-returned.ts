import { randomBytes } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { newReceiptCode } from "~/comments/receipt-code";
import { minutesAfter, type TestRegister } from "~/moderation/test-register";
import { newId } from "~/platform/ids.server";
import type { Database } from "~/platform/db.server";
import { readFileContent } from "~/platform/files/read-file.server";
import { makeDocuments } from "~/exports/documents/make-documents.server";
import { requestDocuments } from "~/exports/documents/request-documents.server";

interface Wanted {
  consultationId: string;
  staffId: string;
}

/** The commented draft of a consultation with few comments, made now. */
export async function makeDraft(db: Database, wanted: Wanted, now: Date): Promise<Buffer> {
  const [only] = await makeVolumes(db, wanted, now);
  return only!;
}

/** The commented draft of a consultation in its volumes, made now. */
export async function makeVolumes(db: Database, { consultationId, staffId }: Wanted, now: Date): Promise<Buffer[]> {
  const wanted = { consultationId, kinds: ["commented-draft-docx"] as const, personalData: false, layout: "party" as const, staffId };
  const { setId } = await db.prisma.$transaction((tx) => requestDocuments(tx, wanted, now));
  await makeDocuments(db, { setId }, now);
  const files = await db.prisma.documentFile.findMany({ where: { setId }, orderBy: { volume: "asc" } });
  return Promise.all(files.map(({ fileId }) => buffer(readFileContent(db.pool, fileId))));
}

/** Number in the file and paraId of the comment with this id. */
export function numberIn(comments: string, id: string): { number: number; paraId: string } {
  const own = comments.split("<w:comment ").find((xml) => xml.includes(`gy:${id.replaceAll("-", "")}`))!;
  const number = Number(/^w:id="(\d+)"/.exec(own)![1]);
  return { number, paraId: (number + 1).toString(16).toUpperCase().padStart(8, "0") };
}

/** Who a comment is by in the file. */
export function authorIn(comments: string, id: string): string {
  const own = comments.split("<w:comment ").find((xml) => xml.includes(`gy:${id.replaceAll("-", "")}`))!;
  return /w:author="([^"]*)"/.exec(own)![1]!;
}

/** A published comment that rewrites a paragraph of p1-a. */
export async function addProposal(db: Database, register: TestRegister, { paragraph, proposed }: { paragraph: number; proposed: string }) {
  const id = newId();
  const place = { sectionId: register.section("p1-a"), paragraphId: register.paragraph(`p1-a#${paragraph}`) };
  const { consultationId, draftId } = register;
  await db.prisma.comment.create({
    data: { id, consultationId, draftId, ...place, channel: "web", kind: "amend", text: "Đề nghị viết rõ hơn.", proposed, proposedBase: `Đoạn ${paragraph} của p1-a.`, submissionKey: newId(), receiptCode: newReceiptCode(randomBytes), receivedAt: minutesAfter(paragraph), state: "published" },
  });
  return id;
}
