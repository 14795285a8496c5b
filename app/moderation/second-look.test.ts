import { beforeAll, beforeEach, expect, test } from "vitest";
import { findReceipt } from "~/comments/find-receipt.server";
import { newReceiptCode } from "~/comments/receipt-code";
import { withdrawComment } from "~/comments/withdraw-comment.server";
import { newId } from "~/platform/ids.server";
import { testDatabase } from "~/platform/test/database";
import { decide, type Decision } from "./decide.server";
import { requestSecondLook } from "./request-second-look.server";
import { tellDecision } from "./tell-decision.server";
import { addComment, addModerator, makeRegister, minutesAfter, type TestRegister } from "./test-register";
import { randomBytes } from "node:crypto";

const NOW = minutesAfter(100);
const days = (count: number, ms = 0) => new Date(NOW.getTime() + count * 86_400_000 + ms);
const MAIL = { baseUrl: "https://gopy.example", from: "cong@gopy.example" };
let db: Awaited<ReturnType<typeof testDatabase>>;
let register: TestRegister;
let hoa: string;
let lan: string;
let code: string;
let commentId: string;

beforeAll(async () => {
  db = await testDatabase();
  register = await makeRegister(db, "xem-lai");
  [hoa, lan] = [await addModerator(db, "Hoa"), await addModerator(db, "Lan")];
});

beforeEach(async () => {
  code = newReceiptCode(randomBytes);
  commentId = await addComment(db, register, { path: "p1-b", receiptCode: code, text: "Ông A nói chưa làm." });
});

async function take(action: Decision["action"], staffId: string, over: Partial<Decision> = {}, now = NOW) {
  const { version } = await db.prisma.comment.findUniqueOrThrow({ where: { id: commentId } });
  const reason = { publish: "0", redact: "1", withhold: "2", reopen: "8", move: "9", merge: "10" }[action];
  const spans = action === "redact" ? [{ field: "text" as const, start: 0, end: 5, reason: "1" }] : [];
  return decide(db, { commentId, version, revision: 0, action, reason, note: null, spans, staffId, ...over }, now);
}
const ask = (now = NOW, words = "") => requestSecondLook(db, { receiptCode: code, part: 1, words }, now);
const partOf = async (now = NOW) => {
  const found = await findReceipt(db.prisma, code, now);
  if (!found.ok) throw new Error(found.reason);
  return found.receipt.parts[0]!;
};
const refused = { ok: false, reason: "not-contestable" };

test("a waiting and a published comment have nothing to contest; one withheld or with parts hidden has", async () => {
  expect(await ask()).toEqual(refused);
  await take("publish", hoa);
  expect(await ask()).toEqual(refused);
  expect((await partOf()).contestableUntil).toBeNull();
  await take("redact", hoa);
  expect((await partOf()).contestableUntil).toEqual(days(30));
  expect(await ask(NOW, "  Đây là lời người khác nói.  ")).toEqual({ ok: true, repeated: false });
  expect(await db.prisma.secondLook.findUnique({ where: { commentId } })).toMatchObject({ words: "Đây là lời người khác nói.", requestedAt: NOW });
});

test("it can be asked for until thirty days after, not a millisecond longer; reasons of 2,000 characters, not one more", async () => {
  await take("withhold", hoa);
  expect(await ask(days(30, 1))).toEqual(refused);
  expect((await partOf(days(30, 1))).contestableUntil).toBeNull();
  expect(await ask(NOW, "ệ".repeat(2_001))).toEqual({ ok: false, reason: "too-long" });
  expect(await ask(days(30), "ệ".repeat(2_000))).toEqual({ ok: true, repeated: false });
});

test("of ten clicks at once one asks; asking again changes nothing, even after the answer", async () => {
  await take("withhold", hoa);
  const results = await Promise.all(Array.from({ length: 10 }, () => ask()));
  expect(results.filter((result) => result.ok && !result.repeated)).toHaveLength(1);
  expect(results.every(({ ok }) => ok)).toBe(true);
  expect(await take("withhold", lan)).toMatchObject({ ok: true });
  expect(await ask(NOW, "lần nữa")).toEqual({ ok: true, repeated: true });
  expect(await db.prisma.secondLook.findMany({ where: { commentId } })).toMatchObject([{ words: null }]);
});

test("whoever decided does not judge it again; another moderator's decision answers it, upheld or changed", async () => {
  await take("withhold", hoa);
  await ask();
  expect(await take("publish", hoa)).toMatchObject({ ok: false, reason: "own-decision" });
  expect((await partOf()).secondLook).toMatchObject({ answeredAt: null });
  expect(await take("publish", lan, {}, days(1))).toMatchObject({ ok: true, state: "published" });
  expect((await partOf()).secondLook).toMatchObject({ answeredAt: days(1), answerDecision: { action: "publish" }, decision: { action: "withhold" } });
});

test("a request against a decision or a withdrawal at the same moment contests what stands, or nothing", async () => {
  for (let round = 0; round < 8; round++) {
    code = newReceiptCode(randomBytes);
    commentId = await addComment(db, register, { path: "p1-b", receiptCode: code });
    await take("withhold", hoa);
    const other = round % 2
      ? take("publish", lan)
      : withdrawComment(db, { receiptCode: code, part: 1, mail: { ...MAIL, locale: "vi" } }, NOW);
    const [asked] = await Promise.all([ask(), other]);
    const look = await db.prisma.secondLook.findUnique({ where: { commentId }, include: { decision: true } });
    expect(look !== null).toBe(asked.ok);
    // Asked first and published then: the publication is the answer. The other way round there was nothing to contest.
    if (look) expect(look.decision).toMatchObject({ version: 1, action: "withhold" });
    if (look && round % 2) expect(look.answeredAt).toEqual(NOW);
  }
});

test("an unknown code and a withdrawn comment ask for nothing", async () => {
  expect(await requestSecondLook(db, { receiptCode: "KKKKK-KKKKK-KKKKK", part: 1, words: "" }, NOW)).toEqual({ ok: false, reason: "unknown-comment" });
  await take("withhold", hoa);
  await withdrawComment(db, { receiptCode: code, part: 1, mail: { ...MAIL, locale: "vi" } }, NOW);
  expect(await ask()).toEqual(refused);
});

async function withAddress() {
  const id = newId();
  const { consultationId } = register;
  await db.prisma.contributor.create({ data: { id, consultationId, email: `${id}@example.vn`, createdAt: NOW } });
  await db.prisma.comment.update({ where: { id: commentId }, data: { contributorId: id } });
  return `${id}@example.vn`;
}
const lastDecision = () => db.prisma.moderationDecision.findFirstOrThrow({ where: { commentId }, orderBy: { version: "desc" } });
const mails = () => db.prisma.mailMessage.findMany({ where: { commentId, kind: "decided" }, orderBy: { createdAt: "asc" } });
const jobs = async () =>
  (await db.pool.query("SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'tell-decision' AND key LIKE 'tell-%'")).rowCount ?? 0;

test("an author with an address is told once, with reason, note and the way to a second look; without one no job is made", async () => {
  const before = await jobs();
  await take("withhold", hoa);
  expect(await jobs()).toBe(before);

  const recipient = await withAddress();
  await take("reopen", hoa, { note: "Đọc lại." });
  await take("withhold", hoa, { note: "Xin viết lại cho đúng mực." });
  expect(await jobs()).toBe(before + 2);
  const { id: decisionId } = await lastDecision();
  for (let i = 0; i < 3; i++) await tellDecision(db, { decisionId, mail: MAIL }, NOW);
  const [mail, ...more] = await mails();
  expect(more).toEqual([]);
  expect(mail).toMatchObject({ id: decisionId, recipient });
  for (const words of ["Có lời xúc phạm", "Xin viết lại cho đúng mực.", `https://gopy.example/tra-cuu/${code}/1/xem-lai`, "bản 2"])
    expect(mail?.body).toContain(words);
  expect(mail?.body).not.toContain("Ông A");
});

test("what was decided anew, or withdrawn, before the worker came is not told", async () => {
  await withAddress();
  await take("withhold", hoa);
  const { id: decisionId } = await lastDecision();
  await take("reopen", hoa, { note: "Nhầm." });
  await tellDecision(db, { decisionId, mail: MAIL }, NOW);
  expect(await mails()).toEqual([]);
  const { id: reopened } = await lastDecision();
  await withdrawComment(db, { receiptCode: code, part: 1, mail: { ...MAIL, locale: "vi" } }, NOW);
  await tellDecision(db, { decisionId: reopened, mail: MAIL }, NOW);
  expect(await mails()).toEqual([]);
});

test("a move names the section, an answer to a second look says that it is one, each on the receipt too", async () => {
  await withAddress();
  expect(await take("move", hoa, { toSectionId: register.section("p1-a"), toParagraphId: null })).toMatchObject({ ok: true });
  await tellDecision(db, { decisionId: (await lastDecision()).id, mail: MAIL }, NOW);
  expect((await mails())[0]?.body).toContain("A- Tiêu đề p1-a");
  expect((await partOf()).decisions[0]).toMatchObject({ action: "move", movedTo: { heading: "Tiêu đề p1-a" } });
  await take("withhold", hoa);
  await ask();
  await take("withhold", lan, {}, days(1));
  await tellDecision(db, { decisionId: (await lastDecision()).id, mail: MAIL }, days(1));
  const body = (await mails()).at(-1)?.body ?? "";
  expect(body).toContain("kết quả xem lại");
  expect(body).not.toContain("xem-lai");
});
