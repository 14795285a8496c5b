import { randomUUID } from "node:crypto";
import { newId } from "../ids.server";
import type { Database } from "../db.server";
import { fillDelivery } from "./fill-delivery";
import { fillReturned } from "./fill-returned";
import { fillIntake } from "./fill-intake";
import { fillSynthesis } from "./fill-synthesis";

const HOSTILE = "Dòng 1\nDòng 2\t\\N \\. \"'; DROP TABLE comment; 😀 e\u0323\u0302 \u0001";

/** One row or more in every table that is backed up; parents of sections come after their children by id. */
export async function fillRegister({ prisma, pool }: Pick<Database, "prisma" | "pool">) {
  const [consultationId, draftId, contributorId, commentId, decisionId, staffId] = Array.from({ length: 6 }, newId) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const at = new Date("2020-06-01T02:00:00.123Z");
  await prisma.staff.create({
    data: {
      id: staffId,
      email: "mai@example.vn",
      name: "Mai",
      passwordHash: "$argon2",
      roles: ["moderator", "compiler"],
      createdAt: at,
    },
  });
  await prisma.staffSession.create({
    data: { id: newId(), staffId, tokenHash: "t", createdAt: at, lastSeenAt: at, expiresAt: at },
  });
  await prisma.staffInvitation.create({
    data: { id: newId(), tokenHash: "i", roles: [], createdAt: at, expiresAt: at },
  });
  await prisma.consultation.create({
    data: {
      id: consultationId,
      slug: "lai-chau",
      title: HOSTILE,
      organiser: "",
      opensAt: at,
      closesAt: at,
      createdAt: at,
    },
  });
  await prisma.extension.create({
    data: { id: newId(), consultationId, closesAt: at, reason: "mưa lũ", signedBy: "Ban", staffId, createdAt: at },
  });
  await prisma.contactPoint.create({
    data: { id: newId(), consultationId, position: 0, emails: ["a@example.vn", '{"b"}'] },
  });
  await prisma.draft.create({
    data: { id: draftId, consultationId, number: 1, source: `${HOSTILE} `.repeat(200_000), sha256: "x", createdAt: at },
  });
  const parent = "ffffffff-0000-7000-8000-000000000000";
  const section = (id: string, position: number, parentId: string | null) => ({
    id,
    consultationId,
    draftId,
    parentId,
    position,
    depth: parentId ? 1 : 0,
    level: "part" as const,
    label: "I-",
    heading: "Một",
    path: `p-${position}`,
  });
  await prisma.section.create({ data: section(parent, 0, null) });
  await prisma.section.create({ data: section("00000000-0000-7000-8000-000000000000", 1, parent) });
  await prisma.paragraph.create({
    data: {
      id: newId(),
      consultationId,
      draftId,
      sectionId: parent,
      place: "body",
      position: 0,
      number: 1,
      text: "Đoạn",
    },
  });
  await prisma.contributor.create({
    data: { id: contributorId, consultationId, name: "Páo", showName: true, createdAt: at },
  });
  await prisma.comment.create({
    data: {
      id: commentId,
      consultationId,
      draftId,
      sectionId: parent,
      contributorId,
      channel: "web",
      kind: "add",
      text: HOSTILE,
      submissionKey: randomUUID(),
      receiptCode: "GY-1",
      receivedAt: at,
      state: "published",
      version: 1,
    },
  });
  await prisma.commentRevision.create({
    data: { id: newId(), consultationId, commentId, number: 1, kind: "amend", text: HOSTILE, proposedBase: HOSTILE, createdAt: at },
  });
  await prisma.withdrawal.create({ data: { id: newId(), consultationId, commentId, at } });
  await prisma.support.create({ data: { commentId, device: Buffer.from([0, 10, 92, 255]), createdAt: at } });
  await pool.query(
    "INSERT INTO comment_words (comment_id, draft_id, section_id, received_at, words) VALUES ($1, $2, $3, $4, to_tsvector('simple', $5))",
    [commentId, draftId, parent, at, HOSTILE.replaceAll("\\", "")],
  );
  await prisma.moderationDecision.create({
    data: {
      id: decisionId,
      consultationId,
      commentId,
      version: 1,
      action: "redact",
      reason: "1",
      rulesVersion: "1",
      staffId,
      decidedAt: at,
    },
  });
  await prisma.redaction.create({
    data: { id: newId(), consultationId, commentId, decisionId, field: "text", start: 0, end: 4, reason: "1" },
  });
  await prisma.auditEvent.create({
    data: { id: newId(), staffId, type: "signed-in", data: { nested: [1, "hai", null] }, at },
  });
  await prisma.export.create({
    data: { id: newId(), consultationId, format: "csv", personalData: true, bytes: 5_000_000_000n, startedAt: at },
  });
  await fillIntake({ prisma, pool }, { consultationId, commentId, decisionId, staffId, hostile: HOSTILE, at });
  await fillSynthesis({ prisma }, { consultationId, commentId, contributorId, staffId, hostile: HOSTILE, at });
  await fillDelivery({ prisma }, { consultationId, commentId, staffId, hostile: HOSTILE, at });
  await fillReturned({ prisma }, { consultationId, commentId, staffId, hostile: HOSTILE, at });
  const mail = (key: string, more: { sentAt?: Date; failedAt?: Date }) => ({
    id: newId(),
    consultationId,
    commentId,
    kind: "receipt",
    messageId: key,
    recipient: "a@example.vn",
    subject: "Mã",
    body: HOSTILE,
    createdAt: at,
    ...more,
  });
  await prisma.mailMessage.createMany({
    data: [mail("chờ", {}), mail("đã gửi", { sentAt: at }), mail("hỏng", { failedAt: at })],
  });
  await pool.query("INSERT INTO rate_limit (key, points) VALUES ('k', 1)");
}
