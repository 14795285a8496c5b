import { randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { newId } from "~/platform/ids.server";
import { createTestConsultation, IN_TIME } from "~/platform/test/documents";
import { testDatabase } from "~/platform/test/database";
import { indexWords } from "./index-words.server";
import { newReceiptCode } from "./receipt-code";
import { withdrawComment } from "./withdraw-comment.server";

const db = await testDatabase();
const mail = { baseUrl: "https://gopy.example", from: "Cổng <gopy@gopy.example>", locale: "vi" as const };
const LATE = new Date("2021-01-01T00:00:00Z");
let place: Awaited<ReturnType<typeof createTestConsultation>>;
beforeAll(async () => {
  place = await createTestConsultation(db);
});

let receiptCode: string;
let id: string;
beforeEach(async () => {
  const { consultationId, draftId, sectionId } = place;
  receiptCode = newReceiptCode(randomBytes);
  id = newId();
  const contributorId = newId();
  await db.prisma.contributor.create({ data: { id: contributorId, consultationId, email: "pao@example.vn", createdAt: IN_TIME } });
  await db.prisma.comment.create({
    data: {
      id, consultationId, draftId, sectionId, contributorId, receiptCode, channel: "web", kind: "other", text: "Nội dung riêng.",
      receivedAt: IN_TIME, submissionKey: randomUUID(), state: "published", version: 1,
    },
  });
  await db.prisma.section.update({ where: { id: sectionId }, data: { publishedCount: 5 } });
  await db.prisma.$transaction((tx) => indexWords(tx, id));
});

const withdraw = () => withdrawComment(db, { receiptCode, part: 1, mail }, LATE);
const publishedCount = async () => (await db.prisma.section.findUniqueOrThrow({ where: { id: place.sectionId } })).publishedCount;
const found = async () => (await db.pool.query("SELECT 1 FROM comment_words WHERE comment_id = $1", [id])).rowCount;

test("a published comment is taken back, late as it may be: it leaves the number and the search, and stays in the register", async () => {
  expect(await found()).toBe(1);
  expect(await withdraw()).toEqual({ ok: true, repeated: false });
  expect(await db.prisma.comment.findUniqueOrThrow({ where: { id }, include: { withdrawal: true } })).toMatchObject({
    state: "withdrawn", version: 1, text: "Nội dung riêng.", withdrawal: { at: LATE, consultationId: place.consultationId },
  });
  expect(await publishedCount()).toBe(4);
  expect(await found()).toBe(0);
});

test("the pages that showed it hear of it at once", async () => {
  const client = new pg.Client({ connectionString: db.url });
  await client.connect();
  const heard: (string | undefined)[] = [];
  client.on("notification", ({ payload }) => heard.push(payload));
  await client.query("LISTEN public_change");
  await withdraw();
  await expect.poll(() => heard).toEqual([place.sectionId, place.consultationId]);
  await client.end();
});

test("several clicks withdraw once, with one mail, which does not repeat the opinion", async () => {
  const clicks = await Promise.all([withdraw(), withdraw(), withdraw()]);
  expect(clicks.filter((result) => result.ok && !result.repeated)).toHaveLength(1);
  expect(clicks.every(({ ok }) => ok)).toBe(true);
  expect(await publishedCount()).toBe(4);
  expect(await db.prisma.withdrawal.count({ where: { commentId: id } })).toBe(1);
  const mails = await db.prisma.mailMessage.findMany({ where: { commentId: id } });
  expect(mails).toMatchObject([{ kind: "withdrawn", recipient: "pao@example.vn" }]);
  expect(mails[0]?.body).toContain(receiptCode);
  expect(mails[0]?.body).not.toContain("Nội dung riêng");
});

test("it is final, even at the console", async () => {
  await withdraw();
  await expect(db.pool.query("UPDATE comment SET state = 'published' WHERE id = $1", [id])).rejects.toThrow("only ever added");
  await expect(db.pool.query("DELETE FROM withdrawal WHERE comment_id = $1", [id])).rejects.toThrow("only ever added");
});

test("a line that is not there is refused", async () => {
  expect(await withdrawComment(db, { receiptCode, part: 2, mail }, LATE)).toEqual({ ok: false, reason: "unknown-comment" });
});
