import type { Database } from "../db.server";
import { newId } from "../ids.server";

interface Filled {
  consultationId: string;
  commentId: string;
  contributorId: string;
  staffId: string;
  hostile: string;
  at: Date;
}

/** A row in every table of what compilers make of comments. */
export async function fillSynthesis({ prisma }: Pick<Database, "prisma">, { consultationId, commentId, contributorId, staffId, hostile, at }: Filled) {
  const own = { consultationId, staffId };
  const second = await prisma.staff.create({ data: { id: newId(), email: "hai@example.vn", name: "Hai", passwordHash: "-", roles: ["compiler"], createdAt: at } });
  const tagId = newId();
  await prisma.tag.create({ data: { id: tagId, ...own, name: hostile, createdAt: at } });
  await prisma.commentTag.create({ data: { commentId, tagId, ...own, addedAt: at } });
  await prisma.tagEvent.create({ data: { id: newId(), ...own, tagId, action: "attach", name: hostile, commentIds: [commentId], at } });
  const topicId = newId();
  await prisma.topic.create({ data: { id: topicId, ...own, title: hostile, position: 0, version: 1, createdAt: at } });
  await prisma.topicComment.create({ data: { topicId, commentId, ...own, addedAt: at } });
  await prisma.topicEvent.create({ data: { id: newId(), ...own, topicId, version: 1, action: "create", added: [commentId], title: hostile, position: 0, at } });
  const waiverId = newId();
  await prisma.coverageWaiver.create({ data: { id: waiverId, ...own, reason: hostile, commentIds: [commentId], at } });
  await prisma.waiverRevocation.create({ data: { waiverId, staffId, at } });
  const responseId = newId();
  await prisma.response.create({ data: { id: responseId, consultationId, topicId, createdAt: at } });
  await prisma.responseVersion.create({ data: { responseId, number: 1, outcome: "accept_part", text: hostile, draftedBy: staffId, draftedAt: at } });
  await prisma.responseApproval.create({ data: { responseId, number: 1, approvedBy: second.id, approvedAt: at } });
  await prisma.summaryVersion.create({ data: { id: newId(), ...own, number: 1, text: hostile, at } });
  const signOffId = newId();
  await prisma.signOff.create({ data: { id: signOffId, ...own, numbers: { comments: 1 }, commentIds: [commentId], content: hostile, sha256: "ef", at } });
  await prisma.signOffReopening.create({ data: { signOffId, reason: hostile, staffId, at } });
  const publicationId = newId();
  await prisma.resultsPublication.create({ data: { id: publicationId, ...own, signOffId, sha256: "ef", at } });
  await prisma.publishedResponse.create({ data: { publicationId, responseId, number: 1 } });
  await prisma.publishedAnswer.create({ data: { publicationId, responseId, commentId } });
  await prisma.answerMail.create({ data: { publicationId, receiptCode: "mã", contributorId, createdAt: at } });
  const made = { finishedAt: at, takenAt: at, commentCount: 1, counts: { total: { received: 1 } }, registerSha256: "ab", done: 1, total: 1 };
  const set = { ...own, kinds: ["register-csv"], personalData: true, layout: "party", createdAt: at };
  const setId = newId();
  await prisma.documentSet.create({ data: { id: setId, ...set, ...made } });
  const fileId = newId();
  await prisma.storedFile.create({ data: { id: fileId, consultationId, name: "so.csv", mediaType: "text/csv", bytes: 2, sha256: "ab", createdAt: at } });
  await prisma.documentFile.create({ data: { setId, kind: "register-csv", fileId } });
  // Nobody has made these yet.
  await prisma.documentSet.create({ data: { id: newId(), ...set } });
}
