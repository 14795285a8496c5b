import type { Database } from "../db.server";
import { newId } from "../ids.server";

interface Filled {
  consultationId: string;
  commentId: string;
  decisionId: string;
  staffId: string;
  /** Text with whatever a copy could spoil. */
  hostile: string;
  at: Date;
}

/** One row or more in every table of intake and of the desk. */
export async function fillIntake({ prisma, pool }: Pick<Database, "prisma" | "pool">, { consultationId, commentId, decisionId, staffId, hostile, at }: Filled) {
  const file = async (name: string) => {
    const id = newId();
    await prisma.storedFile.create({ data: { id, consultationId, name, mediaType: "image/png", bytes: 3, sha256: "ab", createdAt: at } });
    await prisma.fileChunk.create({ data: { fileId: id, position: 0, data: Uint8Array.from([0, 255, 10]) } });
    return id;
  };
  const itemId = newId();
  await prisma.intakeItem.create({
    data: { id: itemId, consultationId, channel: "email", receiptCode: "thu", receivedAt: at, createdAt: at, text: hostile, sourceId: await file("thư.eml") },
  });
  await prisma.intakeItem.create({
    data: { id: newId(), consultationId, channel: "email", receiptCode: "thu-2", receivedAt: at, createdAt: at, threadId: itemId },
  });
  await prisma.intakeFile.create({ data: { itemId, position: 1, fileId: await file("trang.png") } });
  await prisma.commentFile.create({ data: { commentId, position: 1, fileId: await file("ảnh.png") } });
  await prisma.mailboxState.create({ data: { mailbox: "gopy@mail.example/INBOX", uidValidity: 2n ** 32n - 1n, lastUid: 7n, checkedAt: at } });
  const importId = newId();
  await prisma.bulkImport.create({
    data: { id: importId, consultationId, channel: "meeting", fileId: await file("bảng.csv"), fileSha256: "cd", peoplePresent: 120, staffId, createdAt: at },
  });
  await prisma.bulkRow.create({ data: { importId, number: 1, data: { text: hostile }, wrong: false } });
  await prisma.refusalCount.create({ data: { consultationId, channel: "web", day: new Date("2020-06-19T00:00:00Z"), reason: "closed", count: 3 } });
  await prisma.reconciliationCheck.create({ data: { consultationId, checkedAt: at, findings: [{ key: "state" }], alarmedAt: at } });
  await prisma.proposedDecision.create({
    data: { id: newId(), consultationId, commentId, batchId: newId(), version: 1, revision: 0, action: "redact", reason: "1", note: hostile, spans: [{ field: "text", start: 0, end: 1, reason: "1" }], staffId, madeAt: at, dueAt: at },
  });
  await prisma.commentLease.create({ data: { commentId, staffId, takenAt: at, expiresAt: at } });
  await prisma.blindReview.create({ data: { id: newId(), consultationId, decisionId, commentId, createdAt: at, staffId, answer: "publish", answeredAt: at } });
  await prisma.secondLook.create({ data: { id: newId(), consultationId, commentId, decisionId, words: hostile, requestedAt: at } });
  await prisma.savedFilter.create({ data: { id: newId(), staffId, name: "Cờ", query: "co=lien-ket", createdAt: at } });
  const groupId = newId();
  await prisma.textGroup.create({ data: { id: groupId, consultationId, leaderId: commentId, bands: [-1, 2147483647], wordsHash: Uint8Array.from([1, 0]), createdAt: at } });
  await pool.query(
    `INSERT INTO comment_analysis (comment_id, consultation_id, group_id, flags, findings, words) VALUES ($1, $2, $3, $4, $5, words_vi($6))`,
    [commentId, consultationId, groupId, ["link", "insult"], JSON.stringify([{ flag: "link", start: 0, end: 4 }]), hostile],
  );
  await prisma.insultWord.create({ data: { word: "đồ ngốc", addedBy: staffId, createdAt: at } });
  await prisma.staffSignIn.create({ data: { id: newId(), staffId, tokenHash: "t", expiresAt: at } });
  await prisma.staffRecoveryCode.create({ data: { id: newId(), staffId, codeHash: "h" } });
  await prisma.retentionTerm.create({ data: { consultationId, months: 24, countedFrom: "results", automatic: true, staffId, changedAt: at } });
  await prisma.retentionRun.create({ data: { id: newId(), consultationId, staffId, planned: { people: 2 }, erased: { people: 1 }, createdAt: at } });
  await prisma.erasureRequest.create({ data: { receiptCode: "xoa", consultationId, askedAt: at } });
  await prisma.portalSetting.create({ data: { key: "require-second-factor", value: true } });
}
