import { randomBytes } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { addStaff } from "~/auth/test-staff";
import { newReceiptCode } from "~/comments/receipt-code";
import { withTransaction } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";
import { testDatabase } from "~/platform/test/database";
import { createTestConsultation, IN_TIME } from "~/platform/test/documents";
import { readMail } from "./mail/read-mail.server";
import { takeMail } from "./mail/take-mail.server";
import { refuseItem } from "./refuse-item.server";
import { reopenItem } from "./reopen-item.server";

const db = await testDatabase();
let consultationId = "";
let staffId = "";
beforeAll(async () => {
  ({ consultationId } = await createTestConsultation(db));
  staffId = await addStaff(db, "van-thu@example.vn", ["clerk"], IN_TIME);
});

const itemOf = (id: string) => db.prisma.intakeItem.findUniqueOrThrow({ where: { id }, include: { contributor: true } });
const reopen = (itemId: string) => reopenItem(db, { itemId, staffId }, IN_TIME);
const acts = (itemId: string) => db.prisma.auditEvent.findMany({ where: { type: "intake.reopened", data: { path: ["itemId"], equals: itemId } } });

async function letter() {
  const id = newId();
  await db.prisma.intakeItem.create({ data: { id, consultationId, channel: "post", receiptCode: newReceiptCode(randomBytes), receivedAt: IN_TIME, text: "Đề nghị sửa.", createdAt: IN_TIME } });
  return id;
}

test("a letter refused by mistake waits again, and who brought it back is written down with the reason it was refused for", async () => {
  const id = await letter();
  await refuseItem(db, { itemId: id, reason: "not-a-comment", note: "Nhầm.", staffId }, IN_TIME);
  expect(await reopen(id)).toEqual({ ok: true });
  expect(await itemOf(id)).toMatchObject({ state: "waiting", reason: null, staffId: null, settledAt: null, note: "Nhầm." });
  expect(await acts(id)).toMatchObject([{ staffId, data: { was: "refused", reason: "not-a-comment" } }]);
  // And can be refused anew.
  expect(await refuseItem(db, { itemId: id, reason: "duplicate", note: null, staffId }, IN_TIME)).toMatchObject({ ok: true });
});

test("of two who bring it back one does, and what waits, is registered, erased or unknown is not brought back", async () => {
  const id = await letter();
  expect(await reopen(id)).toEqual({ ok: false, reason: "not-settled" });
  await refuseItem(db, { itemId: id, reason: "empty", note: null, staffId }, IN_TIME);
  expect((await Promise.all([reopen(id), reopen(id)])).filter(({ ok }) => ok)).toHaveLength(1);
  expect(await acts(id)).toHaveLength(1);
  await db.prisma.intakeItem.update({ where: { id }, data: { state: "registered", settledAt: IN_TIME } });
  expect(await reopen(id)).toEqual({ ok: false, reason: "not-settled" });
  await db.prisma.intakeItem.update({ where: { id }, data: { state: "refused", erasedAt: IN_TIME } });
  expect(await reopen(id)).toEqual({ ok: false, reason: "not-settled" });
  expect(await reopen(newId())).toEqual({ ok: false, reason: "unknown-item" });
});

test("a person's mail that was taken for a list's gets its sender when it comes back, and still nobody is written to", async () => {
  const lines = ["From: Lan <lan@example.vn>", "To: gopy@laichau.example", "Subject: Gop y", "Message-ID: <lan@example.vn>", "Date: Wed, 10 Jun 2020 08:00:00 +0700", "Precedence: bulk", "Content-Type: text/plain; charset=utf-8"];
  const mail = await readMail(Buffer.from(`${lines.join("\r\n")}\r\n\r\nĐề nghị sửa mục A.\r\n`), { own: [] });
  const taken = await withTransaction(db.pool, (tx) => takeMail(tx, { mail, attached: [], receivedAt: IN_TIME }, { baseUrl: "https://gopy.example", from: "cong@gopy.example" }, IN_TIME));
  if (taken.outcome !== "set-aside") throw new Error(taken.outcome);
  expect(await itemOf(taken.itemId)).toMatchObject({ contributor: null });
  expect(await reopen(taken.itemId)).toEqual({ ok: true });
  expect(await itemOf(taken.itemId)).toMatchObject({ state: "waiting", text: "Đề nghị sửa mục A.", contributor: { name: "Lan", email: "lan@example.vn", showName: false } });
  expect(await db.prisma.mailMessage.count()).toBe(0);
});
