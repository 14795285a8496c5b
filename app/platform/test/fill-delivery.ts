import type { Database } from "../db.server";
import { newId } from "../ids.server";

interface Filled {
  consultationId: string;
  commentId: string;
  staffId: string;
  hostile: string;
  at: Date;
}

/** A row in every table of deliveries: one that was sent, and is not sent again by whoever restores it. */
export async function fillDelivery({ prisma }: Pick<Database, "prisma">, { consultationId, commentId, staffId, hostile, at }: Filled) {
  const choices = { kinds: ["register-jsonl"], personalData: false, layout: "state" };
  const [recipientId, setId, fileId, deliveryId, transmissionId] = [newId(), newId(), newId(), newId(), newId()];
  await prisma.deliveryRecipient.create({ data: { id: recipientId, consultationId, name: hostile, email: "van-phong@example.vn", createdAt: at, endedAt: at } });
  await prisma.deliverySchedule.create({ data: { consultationId, active: true, hour: 8, ...choices, staffId, changedAt: at } });
  await prisma.documentSet.create({ data: { id: setId, consultationId, ...choices, createdAt: at, takenAt: at, finishedAt: at, commentCount: 1, counts: {}, registerSha256: "ab", done: 1, total: 1 } });
  await prisma.storedFile.create({ data: { id: fileId, consultationId, name: "so.jsonl", mediaType: "application/jsonl", bytes: 2, sha256: "ab", createdAt: at } });
  await prisma.documentFile.create({ data: { setId, kind: "register-jsonl", fileId } });
  const numbers = [{ channel: "web", new: 1, total: 1 }];
  await prisma.delivery.create({ data: { id: deliveryId, consultationId, setId, scheduledFor: new Date("2020-06-18"), createdAt: at, newCount: 1, totalCount: 1, numbers, handedAt: at } });
  await prisma.deliveredComment.create({ data: { commentId, deliveryId } });
  const mail = { consultationId, kind: "delivery", messageId: "đã giao", recipient: "van-phong@example.vn", subject: "Gửi", body: hostile, createdAt: at, sentAt: at, reply: "250 OK", uncertainAt: at };
  await prisma.mailMessage.create({ data: { id: transmissionId, ...mail } });
  await prisma.mailAttachment.create({ data: { mailId: transmissionId, position: 1, fileId } });
  const links = { linkKey: Uint8Array.from([0, 255, 10]), expiresAt: at, confirmedAt: at };
  await prisma.deliveryTransmission.create({ data: { id: transmissionId, deliveryId, recipientId, mailId: transmissionId, ...links } });
  await prisma.deliveryDownload.create({ data: { id: newId(), transmissionId, fileId, at } });
}
