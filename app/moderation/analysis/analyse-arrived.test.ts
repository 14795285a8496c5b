import pino from "pino";
import { beforeEach, expect, test } from "vitest";
import { openDatabase } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";
import { testDatabase } from "~/platform/test/database";
import { addComment, makeRegister, minutesAfter, type TestRegister } from "../test-register";
import { analyseArrived, analyseWaiting } from "./analyse-arrived.server";
import { giveInsultWords } from "./load-knowledge.server";

const db = await testDatabase();
const now = () => minutesAfter(60);
const lines: string[] = [];
// Of an error, the portal's log keeps the class and the code.
const serializers = { err: ({ name, code }: { name: string; code?: string }) => ({ name, code }) };
const services = { db, now, log: pino({ level: "error", serializers }, { write: (line: string) => void lines.push(line) }) };

const LETTER =
  "Chúng tôi đề nghị sớm đầu tư đường vào bản, vì mùa mưa xe không đi được, hàng nông sản không bán được và người bệnh đi cấp cứu mất quá nhiều thời gian.";

let register: TestRegister;
let count = 0;

beforeEach(async () => {
  count += 1;
  register = await makeRegister(db, `dot-${count}`);
  await giveInsultWords(db.pool, now());
});

const add = (text: string, more: Partial<Parameters<typeof addComment>[2]> = {}) => addComment(db, register, { text, path: "p1-a", ...more });

async function analyseAll(which: Parameters<typeof analyseWaiting>[0] = services) {
  while ((await analyseWaiting(which)) > 0);
}

const analysisOf = (commentId: string) =>
  db.prisma.commentAnalysis.findUniqueOrThrow({ where: { commentId }, select: { flags: true, findings: true, groupId: true, group: { select: { size: true, leaderId: true } } } });

const edit = (commentId: string, text: string) =>
  db.prisma.$transaction(async (tx) => {
    const { revision } = await tx.comment.update({ where: { id: commentId }, data: { revision: { increment: 1 } } });
    await tx.commentRevision.create({
      data: { id: newId(), consultationId: register.consultationId, commentId, number: revision, kind: "amend", text, createdAt: now() },
    });
  });

test("a comment is marked with what its words hold, each with its place in the words", async () => {
  const text = "Gọi tôi 0912 345 678, lũ sâu mọt, xem tại www.example.vn/tin nhé";
  const id = await add(text);
  await analyseAll();
  const { flags, findings } = await analysisOf(id);
  expect(flags).toEqual(["personal-data", "insult", "link"]);
  const words = (findings as { flag: string; start: number; end: number }[]).map(({ flag, start, end }) => [flag, text.slice(start, end)]);
  expect(words).toEqual([
    ["personal-data", "0912 345 678"],
    ["insult", "lũ sâu mọt"],
    ["link", "www.example.vn/tin"],
  ]);
  expect(await db.prisma.analysisQueue.count()).toBe(0);
  const { rows } = await db.pool.query("SELECT FROM comment_analysis WHERE comment_id = $1 AND words @@ to_tsquery('simple', 'sau & mot')", [id]);
  expect(rows).toHaveLength(1);
});

test("copies of one letter are one group, whoever signed them; another letter is not in it", async () => {
  const first = await add(LETTER);
  const signed = await add(`${LETTER}\nGiàng A Sử, bản Hồng Thu, điện thoại 0987 654 321`, { path: "p1-b" });
  const bare = await add(LETTER.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/Đ/g, "D"));
  const opposite = await add(LETTER.replace("đề nghị sớm", "không đề nghị sớm"));
  const short = [await add("Đồng ý"), await add("Đồng ý")];
  await analyseAll();
  const group = await analysisOf(first);
  expect(group.group).toEqual({ size: 3, leaderId: first });
  for (const id of [signed, bare]) expect((await analysisOf(id)).groupId).toBe(group.groupId);
  expect((await analysisOf(opposite)).group?.size).toBe(1);
  for (const id of short) expect((await analysisOf(id)).groupId).toBeNull();
});

test("the same letter that arrives while others are looked at joins its group, batch after batch", async () => {
  const first = await add(LETTER);
  await analyseAll();
  const later = await add(`Thưa ban soạn thảo. ${LETTER}`);
  await analyseAll();
  expect((await analysisOf(later)).groupId).toBe((await analysisOf(first)).groupId);
});

test("two who look at once make one group of one letter, and look at every comment once", async () => {
  const ids: string[] = [];
  for (let index = 0; index < 30; index += 1) ids.push(await add(index % 3 === 0 ? LETTER : `${LETTER} Ký tên số ${index}.`));
  const second = openDatabase(db.url, { max: 4, onError: () => undefined });
  try {
    // Each alone, so that the two of them meet the letter in transactions of their own.
    await Promise.all([analyseAll(), analyseAll({ ...services, db: second })]);
  } finally {
    await second.close();
  }
  const rows = await db.prisma.commentAnalysis.findMany({ where: { commentId: { in: ids } }, select: { groupId: true } });
  expect(rows).toHaveLength(30);
  expect(new Set(rows.map(({ groupId }) => groupId)).size).toBe(1);
  expect((await analysisOf(ids[0]!)).group?.size).toBe(30);
});

test("an edited comment leaves its group, and the group goes on without it", async () => {
  const [first, copy] = [await add(LETTER), await add(LETTER)];
  await analyseAll();
  await edit(first, "Tôi đổi ý: nên làm trường học trước, đường để sau cũng được, miễn là có thầy cô giáo.");
  await analyseAll();
  const own = await analysisOf(first);
  const rest = await analysisOf(copy);
  expect(own.groupId).not.toBe(rest.groupId);
  expect(own.group).toEqual({ size: 1, leaderId: first });
  expect(rest.group).toEqual({ size: 1, leaderId: copy });
  const third = await add(`${LETTER} Xin cảm ơn.`);
  await analyseAll();
  expect((await analysisOf(third)).groupId).toBe(rest.groupId);
  await edit(copy, "Một ý khác hẳn về nước sạch cho các bản vùng cao trong mùa khô.");
  await edit(third, "Lại một ý khác về giá chè búp tươi và nhà máy không thu mua.");
  await analyseAll();
  expect(await db.prisma.textGroup.count({ where: { id: rest.groupId! } })).toBe(0);
});

test("a comment taken back leaves the number of those who said the same", async () => {
  const [first, copy] = [await add(LETTER), await add(LETTER)];
  await analyseAll();
  await db.prisma.comment.update({ where: { id: copy }, data: { state: "withdrawn" } });
  expect((await analysisOf(first)).group?.size).toBe(1);
});

test("a comment somebody is deciding on is looked at afterwards", async () => {
  const [held, free] = [await add(LETTER), await add(`${LETTER} Xin hết.`)];
  await db.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM comment WHERE id = ${held}::uuid FOR UPDATE`;
    expect(await analyseWaiting(services)).toBe(1);
    expect((await analysisOf(free)).group?.size).toBe(1);
  });
  await analyseAll();
  expect((await analysisOf(held)).group?.size).toBe(2);
});

test("a text the database cannot keep does not stand in the way, and is told by its id alone", async () => {
  await db.pool.query(`
    CREATE FUNCTION refuse_one() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.words @@ to_tsquery('simple', 'hongheo') THEN RAISE EXCEPTION 'too long: hongheo' USING ERRCODE = '54000'; END IF; RETURN NEW; END $$;
    CREATE TRIGGER refuse_one BEFORE INSERT ON comment_analysis FOR EACH ROW EXECUTE FUNCTION refuse_one()`);
  try {
    const [bad, good] = [await add("hongheo và những lời khác của một người"), await add(LETTER)];
    await analyseAll();
    expect((await analysisOf(bad)).flags).toEqual([]);
    expect((await analysisOf(good)).group?.size).toBe(1);
    expect(await db.prisma.analysisQueue.count()).toBe(0);
    expect(lines.join("")).toContain(bad);
    expect(lines.join("")).not.toContain("hongheo");
  } finally {
    await db.pool.query("DROP TRIGGER refuse_one ON comment_analysis");
  }
});

test("the loop looks at what arrives and ends when it is told to", async () => {
  const stop = new AbortController();
  const running = analyseArrived(services, stop.signal);
  const id = await add(LETTER);
  await expect.poll(() => db.prisma.commentAnalysis.count({ where: { commentId: id } }), { timeout: 10_000 }).toBe(1);
  stop.abort();
  await running;
});

test("words an administrator took out of the list are not given again", async () => {
  await db.prisma.insultWord.delete({ where: { word: "ngu" } });
  await giveInsultWords(db.pool, now());
  expect(await db.prisma.insultWord.count({ where: { word: "ngu" } })).toBe(0);
});
