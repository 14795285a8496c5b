import { beforeAll, expect, test } from "vitest";
import { withdrawComment } from "~/comments/withdraw-comment.server";
import { addComment, addModerator, minutesAfter } from "~/moderation/test-register";
import { newId } from "~/platform/ids.server";
import { testDatabase } from "~/platform/test/database";
import { addComments } from "./change-comments.server";
import { approveResponse } from "./approve-response.server";
import { draftResponse, type Answered } from "./draft-response.server";
import { listResults } from "./list-results.server";
import { planResults } from "./plan-results.server";
import { publishResults } from "./publish-results.server";
import { readSignOffs } from "./read-sign-offs.server";
import { readResponse } from "./read-response.server";
import { reopenSignOff } from "./reopen-sign-off.server";
import { responsesOf } from "./responses-of.server";
import { sendAnswers } from "./send-answers.server";
import { signOff } from "./sign-off.server";
import { expectOk, makeSynthesis } from "./test-synthesis";

const db = await testDatabase();
const settings = { baseUrl: "https://gop-y.example.vn", from: "Cổng góp ý <gop-y@example.vn>" };
let made: Awaited<ReturnType<typeof makeSynthesis>>;
let topicId: string;
const draft = (to: Answered, number: number, text: string, staffId: string) =>
  draftResponse(db, { consultationId: made.consultationId, to, number, outcome: "accept", text, staffId }, minutesAfter(10));

beforeAll(async () => {
  made = await makeSynthesis(db, "tra-loi", 5);
  topicId = await made.topic("p1-a", made.comments.slice(0, 4));
  await made.topic(null, made.comments.slice(4), "Không có trả lời");
});

test("two people: whoever drafted a version does not approve it, and the database refuses it too", async () => {
  const { an, binh } = made;
  const { responseId } = expectOk(await draft({ topicId }, 0, "Xin tiếp thu.", an));
  expect(await approveResponse(db, { responseId, number: 1, staffId: an }, minutesAfter(11))).toEqual({ ok: false, reason: "same-person" });
  await expect(
    db.pool.query("INSERT INTO response_approval VALUES ($1, 1, $2, $3)", [responseId, an, minutesAfter(11)]),
  ).rejects.toThrow("does not approve");
  expect((await readResponse(db.prisma, { topicId }))?.state).toBe("drafted");
  expectOk(await approveResponse(db, { responseId, number: 1, staffId: binh }, minutesAfter(12)));
  expect((await readResponse(db.prisma, { topicId }))?.state).toBe("approved");
});

test("of two who approve at once one does; an approval of words that were changed meanwhile is refused with the words that stand", async () => {
  const { an, binh } = made;
  const third = await addModerator(db, "Giàng Thị Chi");
  const { responseId } = expectOk(await draft({ commentId: made.comments[4]! }, 0, "Lời một", an));
  const results = await Promise.all([binh, third].map((staffId) => approveResponse(db, { responseId, number: 1, staffId }, minutesAfter(13))));
  const first = results.findIndex(({ ok }) => ok);
  expect(results[1 - first]).toEqual({
    ok: false, reason: "approved-before", by: first === 0 ? "Vàng A Bình" : "Giàng Thị Chi", at: minutesAfter(13),
  });
  const drafts = await Promise.all([an, binh].map((staffId, index) => draft({ commentId: made.comments[4]! }, 1, `Lời ${index}`, staffId)));
  const wrote = drafts.findIndex(({ ok }) => ok);
  expect(drafts[1 - wrote]).toMatchObject({ ok: false, reason: "drafted-meanwhile", standing: { number: 2, text: `Lời ${wrote}` } });
  expect(await approveResponse(db, { responseId, number: 1, staffId: third }, minutesAfter(14))).toMatchObject({
    ok: false, reason: "drafted-meanwhile", standing: { number: 2 },
  });
});

test("two who draft the first version at once make one response", async () => {
  const other = await made.topic("p1-b", [made.comments[3]!]);
  const results = await Promise.all([made.an, made.binh].map((staffId) => draft({ topicId: other }, 0, "Lời đầu", staffId)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await db.prisma.response.count({ where: { topicId: other } })).toBe(1);
});

test("published with the results, not before: what was approved, for every comment of the topic and those merged into it", async () => {
  const { consultationId, comments, an, binh } = made;
  const [first, second, third, fourth] = comments as [string, string, string, string];
  // One merged into the first, one withdrawn, and a later draft nobody has approved.
  await db.prisma.moderationDecision.create({
    data: {
      id: newId(), consultationId, commentId: second, version: 1, action: "merge", reason: "0", rulesVersion: "1", staffId: an,
      decidedAt: minutesAfter(1), mergedIntoId: first,
    },
  });
  await db.prisma.comment.update({ where: { id: second }, data: { state: "merged", version: 1 } });
  expectOk(await withdrawComment(db, { receiptCode: third, part: 1, mail: { ...settings, locale: "vi" } }, minutesAfter(2)));
  expectOk(await draft({ topicId }, 1, "Chưa duyệt.", binh));

  const publish = () => planResults(db.prisma, { consultationId }).then(({ sha256 }) =>
    publishResults(db, { consultationId, seen: sha256, staffId: an }, minutesAfter(20)),
  );
  expect(await publish()).toEqual({ ok: false, reason: "not-signed-off" });
  expectOk(await signOff(db, { consultationId, sectionId: null, staffId: an }, minutesAfter(15)));
  const late = await addComment(db, made, { path: "p1", channel: "post" });
  expect(await publish()).toEqual({ ok: false, reason: "overtaken", arrived: 1 });
  const [standing] = await readSignOffs(db.prisma, { consultationId });
  expectOk(await reopenSignOff(db, { signOffId: standing!.id, reason: "Thư đến muộn", staffId: an }, minutesAfter(16)));
  expectOk(await addComments(db, { topicId, commentIds: [late], staffId: an }, minutesAfter(17)));
  expectOk(await signOff(db, { consultationId, sectionId: null, staffId: an }, minutesAfter(18)));

  expect(await responsesOf(db.prisma, comments)).toEqual([]);
  expect(await listResults(db.prisma, { consultationId })).toBeNull();
  expect(expectOk(await publish())).toMatchObject({ responses: 2, answers: 5 });
  expect(await publish()).toEqual({ ok: false, reason: "published-before", by: "Lò Thị An", at: minutesAfter(20) });
  const told = await responsesOf(db.prisma, [...comments, late]);
  expect(told.filter(({ topicTitle }) => topicTitle).map(({ commentId, text }) => [commentId, text]).sort()).toEqual(
    [first, second, fourth, late].map((id) => [id, "Xin tiếp thu."]).sort(),
  );
  expect(told.filter(({ topicTitle }) => !topicTitle)).toMatchObject([{ commentId: comments[4], text: "Lời một", publishedAt: minutesAfter(20) }]);
  expect((await listResults(db.prisma, { consultationId }))?.topics).toMatchObject([{ topicId, text: "Xin tiếp thu.", comments: 4, texts: 4 }]);
});

test("one mail for each address and receipt, however often the job runs", async () => {
  const { consultationId, comments } = made;
  const contributor = (email: string) =>
    db.prisma.contributor.create({ data: { id: newId(), consultationId, email, createdAt: minutesAfter(0) } });
  const [same, again, elsewhere] = [await contributor("pao@example.vn"), await contributor("PAO@example.vn"), await contributor("mai@example.vn")];
  // Two parts of one receipt from one address, and another receipt of another address.
  const set = (id: string, contributorId: string, code: string, part: number) =>
    db.pool.query("ALTER TABLE comment DISABLE TRIGGER USER").then(async () => {
      await db.pool.query("UPDATE comment SET contributor_id = $2, receipt_code = $3, part = $4 WHERE id = $1", [id, contributorId, code, part]);
      await db.pool.query("ALTER TABLE comment ENABLE TRIGGER USER");
    });
  await set(comments[0]!, same.id, "MA-CHUNG", 1);
  await set(comments[3]!, again.id, "MA-CHUNG", 2);
  await set(comments[4]!, elsewhere.id, "MA-RIENG", 1);
  const { id: publicationId } = await db.prisma.resultsPublication.findFirstOrThrow({ where: { consultationId } });
  const send = () => sendAnswers(db, { publicationId, ...settings }, minutesAfter(21));
  expect((await Promise.all([send(), send()])).reduce((sum, sent) => sum + sent)).toBe(2);
  expect(await send()).toBe(0);
  const mails = await db.prisma.mailMessage.findMany({ where: { kind: "answer" }, orderBy: { subject: "desc" } });
  expect(mails.map(({ recipient, subject }) => [recipient.toLowerCase(), subject])).toEqual([
    ["mai@example.vn", "Ý kiến góp ý của ông/bà đã được trả lời, mã MA-RIENG"],
    ["pao@example.vn", "Ý kiến góp ý của ông/bà đã được trả lời, mã MA-CHUNG"],
  ]);
  expect(mails[1]?.body).toContain("Ý kiến số 1: Tiếp thu\nÝ kiến số 2: Tiếp thu\n");
  expect(mails[1]?.body).toContain("https://gop-y.example.vn/tra-cuu/MA-CHUNG");
});
