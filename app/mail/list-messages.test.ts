import { expect, test } from "vitest";
import { withTransaction } from "~/platform/db.server";
import { testDatabase } from "~/platform/test/database";
import { countWaiting } from "./count-waiting.server";
import { enqueueMail } from "./enqueue-mail.server";
import { listMessages, maskAddress } from "./list-messages.server";

const START = Date.UTC(2020, 5, 1);

test("staff see which mails wait, page by page, without whole addresses or texts", async () => {
  const db = await testDatabase();
  const base = {
    kind: "receipt",
    consultationId: null,
    commentId: null,
    from: "cong@example.vn",
    subject: "Mã K7",
    body: "Mã K7",
  };
  await withTransaction(db.pool, async (tx) => {
    for (let i = 0; i < 60; i++) {
      await enqueueMail(tx, { ...base, recipient: `nguoi-${i}@example.vn` }, new Date(START + i));
    }
  });
  const first = await listMessages(db, { state: "waiting", after: null });
  const second = await listMessages(db, { state: "waiting", after: first.next });
  const all = [...first.messages, ...second.messages];
  expect(all.map(({ createdAt }) => createdAt.getTime() - START)).toEqual(Array.from({ length: 60 }, (_, i) => i));
  expect(second.next).toBeNull();
  expect(JSON.stringify(all)).not.toMatch(/nguoi-|K7/);
  await db.prisma.mailMessage.update({ where: { id: all[0]!.id }, data: { sentAt: new Date(START) } });
  await db.prisma.mailMessage.update({
    where: { id: all[1]!.id },
    data: { failedAt: new Date(START), lastError: "EENVELOPE 550" },
  });
  expect(await countWaiting(db.prisma)).toBe(58);
  expect((await listMessages(db, { state: "sent", after: null })).messages.map(({ id }) => id)).toEqual([all[0]!.id]);
  expect((await listMessages(db, { state: "failed", after: null })).messages).toMatchObject([
    { id: all[1]!.id, lastError: "EENVELOPE 550" },
  ]);
  // What another server returned was sent, and did not arrive.
  expect((await listMessages(db, { state: "bounced", after: null })).messages).toEqual([]);
  await db.prisma.mailMessage.update({ where: { id: all[0]!.id }, data: { bouncedAt: new Date(START + 5) } });
  for (const state of ["sent", "bounced"] as const) {
    expect((await listMessages(db, { state, after: null })).messages).toMatchObject([{ id: all[0]!.id, bouncedAt: new Date(START + 5) }]);
  }
});

test.each([
  ["hoa@laichau.gov.vn", "h…@laichau.gov.vn"],
  ["đỗ.lan@example.vn", "đ…@example.vn"],
  ["không phải địa chỉ", "…"],
])("%s is shown as %s", (address, masked) => {
  expect(maskAddress(address)).toBe(masked);
});
