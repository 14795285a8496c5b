import { randomBytes, randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { newId } from "~/platform/ids.server";
import { createTestConsultation, IN_TIME } from "~/platform/test/documents";
import { testDatabase } from "~/platform/test/database";
import { findReceipt } from "./find-receipt.server";
import { newReceiptCode } from "./receipt-code";
import { reviseComment, type NewWords } from "./revise-comment.server";
import { withdrawComment } from "./withdraw-comment.server";

const db = await testDatabase();
const mail = { baseUrl: "https://gopy.example", from: "Cổng <gopy@gopy.example>", locale: "vi" as const };
const CLOSED = new Date("2020-06-19T00:00:00.000+07:00");
let place: Awaited<ReturnType<typeof createTestConsultation>>;
beforeAll(async () => {
  place = await createTestConsultation(db);
});

let receiptCode: string;
let id: string;
const word = { kind: "amend" as const, text: "Lời đầu.", proposed: null as string | null };

async function add(more: { part?: number; paragraph?: 1; email?: string } = {}) {
  const { consultationId, draftId, sectionId, paragraphIds } = place;
  id = newId();
  const contributorId = more.email ? newId() : null;
  if (contributorId) await db.prisma.contributor.create({ data: { id: contributorId, consultationId, email: more.email!, createdAt: IN_TIME } });
  await db.prisma.comment.create({
    data: {
      id, consultationId, draftId, sectionId, contributorId, receiptCode, channel: "web", receivedAt: IN_TIME, submissionKey: randomUUID(),
      paragraphId: more.paragraph ? paragraphIds[0]! : null, part: more.part ?? 1, ...word,
    },
  });
}

beforeEach(async () => {
  receiptCode = newReceiptCode(randomBytes);
  await add({ paragraph: 1 });
});

const minute = (count: number) => new Date(IN_TIME.getTime() + count * 60_000);
const revise = (words: Partial<NewWords["words"]> = {}, revision = 0, now = minute(1)) =>
  reviseComment(db, { receiptCode, part: 1, words: { ...word, ...words }, revision, mail }, now);
const stored = () =>
  db.prisma.comment.findUniqueOrThrow({ where: { id }, include: { revisions: { orderBy: { number: "asc" } } } });
const receipt = async (now = minute(9)) => {
  const found = await findReceipt(db.prisma, receiptCode.toLowerCase(), now);
  if (!found.ok) throw new Error(found.reason);
  return found.receipt;
};

test("new words stand for the old ones, which stay to the letter, with the paragraph a proposal rewrites", async () => {
  expect(await revise({ kind: "add", text: "Lời sau.", proposed: "Đoạn 1 mới" })).toEqual({ ok: true, revision: 1 });
  expect(await revise({ text: "Lời cuối." }, 1, minute(2))).toEqual({ ok: true, revision: 2 });
  expect(await stored()).toMatchObject({
    ...word,
    revision: 2,
    state: "pending",
    version: 0,
    revisions: [
      { number: 1, kind: "add", text: "Lời sau.", proposed: "Đoạn 1 mới", proposedBase: "Đoạn 1", createdAt: minute(1) },
      { number: 2, kind: "amend", text: "Lời cuối.", proposed: null, proposedBase: null, createdAt: minute(2) },
    ],
  });
  const [part] = (await receipt()).parts;
  expect(part).toMatchObject({
    words: { text: "Lời cuối." },
    revisedAt: [minute(1), minute(2)],
    earlier: [{ number: 0, text: "Lời đầu." }, { number: 1, text: "Lời sau." }],
    fixed: null,
  });
  await expect(db.pool.query("UPDATE comment_revision SET text = 'x' WHERE comment_id = $1", [id])).rejects.toThrow("only ever added");
});

test("twenty times is enough: each version is kept, shown and delivered", async () => {
  for (let number = 0; number < 20; number++) expect(await revise({ text: `Lời ${number}` }, number)).toMatchObject({ ok: true });
  expect(await revise({ text: "Lời nữa" }, 20)).toEqual({ ok: false, reason: "too-often", most: 20 });
  expect(await revise({ text: "Lời 19" }, 20)).toEqual({ ok: true, revision: 20 });
});

test("the same words once more change nothing, however often and from whichever page they come", async () => {
  expect(await revise()).toEqual({ ok: true, revision: 0 });
  const clicks = await Promise.all([1, 2, 3, 4].map(() => revise({ text: "Hai lần bấm." })));
  expect(clicks).toEqual(Array(4).fill({ ok: true, revision: 1 }));
  expect((await stored()).revisions).toHaveLength(1);
});

test("the paragraph as it is proposes nothing", async () => {
  expect(await revise({ text: "Khác.", proposed: "Đoạn 1" })).toMatchObject({ ok: true });
  expect((await stored()).revisions).toMatchObject([{ proposed: null, proposedBase: null }]);
});

test("a form from before another edit is refused, and says so once", async () => {
  expect(await revise({ text: "Ở máy này." })).toEqual({ ok: true, revision: 1 });
  expect(await revise({ text: "Ở máy kia." })).toEqual({ ok: false, reason: "revised-meanwhile" });
  expect(await revise({ text: "Ở máy kia." }, 1)).toEqual({ ok: true, revision: 2 });
  expect(await revise({ text: "Nữa." }, -1)).toEqual({ ok: false, reason: "revised-meanwhile" });
});

test("it is refused after the deadline, and to the millisecond taken before it", async () => {
  const last = new Date(CLOSED.getTime() - 1);
  expect(await revise({ text: "Muộn." }, 0, CLOSED)).toEqual({ ok: false, reason: "closed", closesAt: last });
  expect((await receipt(CLOSED)).parts[0]?.fixed).toBe("closed");
  expect(await revise({ text: "Kịp." }, 0, last)).toEqual({ ok: true, revision: 1 });
  // A retry of what was taken in time is no second edit, and no refusal.
  expect(await revise({ text: "Kịp." }, 0, CLOSED)).toEqual({ ok: true, revision: 1 });
});

test("it is refused for what was decided, withdrawn or never there", async () => {
  await db.prisma.comment.update({ where: { id }, data: { version: 2, state: "pending" } });
  expect(await revise({ text: "Khác." })).toEqual({ ok: false, reason: "decided" });
  expect((await receipt()).parts[0]?.fixed).toBe("decided");
  await withdrawComment(db, { receiptCode, part: 1, mail }, minute(2));
  expect(await revise({ text: "Khác." })).toEqual({ ok: false, reason: "withdrawn" });
  receiptCode = newReceiptCode(randomBytes);
  expect(await revise({ text: "Khác." })).toEqual({ ok: false, reason: "unknown-comment" });
});

test("a mail tells of it where there is an address, in the language of the page, and says nothing of the opinion", async () => {
  receiptCode = newReceiptCode(randomBytes);
  await add({ email: "pao@example.vn" });
  await revise({ text: "Nội dung riêng." });
  await revise({ text: "Nội dung riêng." });
  await reviseComment(db, { receiptCode, part: 1, words: word, revision: 1, mail: { ...mail, locale: "en" } }, minute(3));
  const mails = await db.prisma.mailMessage.findMany({ where: { commentId: id }, orderBy: { id: "asc" } });
  expect(mails).toMatchObject([
    { kind: "revised", recipient: "pao@example.vn", subject: expect.stringContaining(receiptCode) as string, sentAt: null },
    { kind: "revised", subject: `Your comment has been edited, code ${receiptCode}` },
  ]);
  expect(mails[0]?.body).toContain(`https://gopy.example/tra-cuu/${receiptCode}`);
  expect(mails[1]?.body).toContain(`https://gopy.example/en/tra-cuu/${receiptCode}`);
  expect(mails[0]?.messageId).toMatch(/^<[0-9a-f-]{36}@gopy\.example>$/);
  expect(mails.map(({ body }) => body).join()).not.toContain("Nội dung riêng");
  const { rows } = await db.pool.query("SELECT key FROM graphile_worker.jobs WHERE key = ANY($1)", [mails.map((each) => each.id)]);
  expect(rows).toHaveLength(2);
});

test("a code shows each of its comments, and nothing of whoever sent them", async () => {
  receiptCode = newReceiptCode(randomBytes);
  await add({ part: 1, paragraph: 1 });
  await add({ part: 2, email: "pao@example.vn" });
  await withdrawComment(db, { receiptCode, part: 2, mail }, minute(2));
  const found = await receipt();
  expect(found).toMatchObject({ receiptCode, consultation: { slug: "du-thao" }, closesAt: new Date(CLOSED.getTime() - 1) });
  expect(found.parts).toMatchObject([
    { part: 1, state: "pending", words: { text: "Lời đầu." }, paragraph: { number: 1 }, fixed: null, withdrawnAt: null },
    { part: 2, state: "withdrawn", words: null, earlier: [], fixed: "withdrawn", withdrawnAt: minute(2) },
  ]);
  expect(JSON.stringify(found)).not.toContain("pao@example.vn");
  expect(await findReceipt(db.prisma, "22222-22222-22222", IN_TIME)).toMatchObject({ ok: false });
  expect(await findReceipt(db.prisma, newReceiptCode(randomBytes), IN_TIME)).toEqual({ ok: false, reason: "unknown-code" });
});
