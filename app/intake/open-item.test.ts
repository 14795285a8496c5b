import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { addStaff } from "~/auth/test-staff";
import { newReceiptCode } from "~/comments/receipt-code";
import { withTransaction } from "~/platform/db.server";
import { saveFile } from "~/platform/files/save-file.server";
import { newId } from "~/platform/ids.server";
import { testDatabase } from "~/platform/test/database";
import { createTestConsultation, IN_TIME } from "~/platform/test/documents";
import { closedItem, findItemOfFile, isOpened, openItem } from "./open-item.server";
import { readItem } from "./read-item.server";

test("a letter is opened by an act of somebody's, for twelve hours and for them alone; before it says nothing of its sender", async () => {
  const db = await testDatabase();
  const { consultationId } = await createTestConsultation(db);
  const [hoa, lan] = [await addStaff(db, "hoa@example.vn", ["clerk"], IN_TIME), await addStaff(db, "lan@example.vn", ["clerk"], IN_TIME)];
  const [itemId, contributorId] = [newId(), newId()];
  await db.prisma.contributor.create({ data: { id: contributorId, consultationId, name: "Lò Thị Mai", email: "mai@example.vn", createdAt: IN_TIME } });
  const file = await withTransaction(db.pool, (tx) => saveFile(tx, { consultationId, name: "Mai.pdf", mediaType: "application/pdf", content: Buffer.from("x") }, IN_TIME));
  await db.prisma.intakeItem.create({
    data: {
      id: itemId, consultationId, contributorId, channel: "email", receiptCode: newReceiptCode(randomBytes), receivedAt: IN_TIME, createdAt: IN_TIME,
      subject: "Thư của Mai", text: "Tôi là Mai.", messageId: "<mai@example.vn>", files: { create: { position: 1, fileId: file.id } },
    },
  });
  const later = (hours: number) => new Date(IN_TIME.getTime() + hours * 3_600_000);
  expect(JSON.stringify(closedItem((await readItem(db.prisma, itemId))!))).not.toMatch(/Mai|mai@/);
  expect(await findItemOfFile(db, file.id)).toBe(itemId);
  expect(await findItemOfFile(db, newId())).toBeNull();
  expect(await isOpened(db, { itemId, staffId: hoa }, IN_TIME)).toBe(false);
  expect(await openItem(db, { itemId: newId(), staffId: hoa }, IN_TIME)).toBe(false);
  expect(await openItem(db, { itemId, staffId: hoa }, IN_TIME)).toBe(true);
  expect(await db.prisma.auditEvent.findMany({ where: { type: { startsWith: "personal." } } })).toMatchObject([
    { type: "personal.mail-opened", staffId: hoa, data: { itemId, why: "intake.item" } },
  ]);
  expect(await isOpened(db, { itemId, staffId: hoa }, later(11.9))).toBe(true);
  expect(await isOpened(db, { itemId, staffId: hoa }, later(12.1))).toBe(false);
  expect(await isOpened(db, { itemId, staffId: lan }, later(1))).toBe(false);
});
