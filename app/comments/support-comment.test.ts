import { beforeAll, expect, test } from "vitest";
import { addComment, makeRegister, minutesAfter, type TestRegister } from "~/moderation/test-register";
import { newId } from "~/platform/ids.server";
import { testDatabase } from "~/platform/test/database";
import { supportComment } from "./support-comment.server";

const NOW = minutesAfter(10);
let db: Awaited<ReturnType<typeof testDatabase>>;
let register: TestRegister;

beforeAll(async () => {
  db = await testDatabase();
  register = await makeRegister(db, "dong-tinh-thu");
});

async function published() {
  const id = await addComment(db, register, { text: "Đồng tình được." });
  await db.prisma.comment.update({ where: { id }, data: { state: "published" } });
  return id;
}
const countOf = async (id: string) => (await db.prisma.comment.findUniqueOrThrow({ where: { id } })).supportCount;

test("a device counts once for a comment, however often and at once it taps; another device counts too", async () => {
  const commentId = await published();
  const taps = await Promise.all(Array.from({ length: 8 }, () => supportComment(db, { commentId, device: "một" }, NOW)));
  expect(taps.filter((tap) => tap.ok && !tap.repeated)).toEqual([{ ok: true, supports: 1, repeated: false }]);
  expect(await supportComment(db, { commentId, device: "hai" }, NOW)).toEqual({ ok: true, supports: 2, repeated: false });
  expect(await supportComment(db, { commentId, device: "hai" }, NOW)).toEqual({ ok: true, supports: 2, repeated: true });
  expect(await countOf(commentId)).toBe(2);
  expect(await db.prisma.support.count({ where: { commentId } })).toBe(2);
});

test("thirty devices at once are thirty", async () => {
  const commentId = await published();
  await Promise.all(Array.from({ length: 30 }, (_, n) => supportComment(db, { commentId, device: `máy ${n}` }, NOW)));
  expect(await countOf(commentId)).toBe(30);
});

test("what is kept links no two comments of one device", async () => {
  const ids = [await published(), await published()];
  for (const commentId of ids) await supportComment(db, { commentId, device: "một máy" }, NOW);
  const kept = await db.prisma.support.findMany({ where: { commentId: { in: ids } } });
  expect(new Set(kept.map(({ device }) => Buffer.from(device).toString("hex"))).size).toBe(2);
  expect(kept.every(({ device }) => device.length === 32)).toBe(true);
});

test("only what is published, and only while the window is open", async () => {
  const commentId = await published();
  const waiting = await addComment(db, register, {});
  for (const id of [waiting, newId()]) {
    expect(await supportComment(db, { commentId: id, device: "một" }, NOW)).toEqual({ ok: false, reason: "not-published" });
  }
  const { closesAt } = await db.prisma.consultation.findUniqueOrThrow({ where: { id: register.consultationId } });
  const late = new Date(closesAt.getTime() + 1);
  expect(await supportComment(db, { commentId, device: "một" }, closesAt)).toMatchObject({ ok: true });
  expect(await supportComment(db, { commentId, device: "hai" }, late)).toEqual({ ok: false, reason: "not-open" });
  expect(await countOf(commentId)).toBe(1);
  await db.prisma.extension.create({
    data: {
      id: newId(), consultationId: register.consultationId, closesAt: new Date(late.getTime() + 60_000), reason: "Gia hạn",
      signedBy: "Tỉnh ủy", createdAt: NOW,
    },
  });
  expect(await supportComment(db, { commentId, device: "hai" }, late)).toMatchObject({ ok: true, repeated: false });
});
