import { createHash } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withdrawComment } from "~/comments/withdraw-comment.server";
import { addComment, minutesAfter } from "~/moderation/test-register";
import { testDatabase } from "~/platform/test/database";
import { addComments, removeComments } from "./change-comments.server";
import { citationCode } from "./citation-code";
import { readCoverage } from "./read-coverage.server";
import { readSignOffs } from "./read-sign-offs.server";
import { readSummary } from "./read-summary.server";
import { reopenSignOff } from "./reopen-sign-off.server";
import { signOff } from "./sign-off.server";
import { expectOk, makeSynthesis } from "./test-synthesis";
import { revokeWaiver, waiveCoverage } from "./waive-coverage.server";
import { writeSummary } from "./write-summary.server";

const db = await testDatabase();
const other = new pg.Client({ connectionString: db.url });
const mail = { baseUrl: "https://x", from: "a@x", locale: "vi" as const };
let round = 0;
let made: Awaited<ReturnType<typeof makeSynthesis>>;
const make = (count: number) => makeSynthesis(db, `ky-${round++}`, count);

beforeAll(async () => other.connect());
afterAll(async () => other.end());

const openOf = async (consultationId: string) => (await readCoverage(db.prisma, { consultationId })).total;

test("nothing is signed off while a comment is in no topic, a withheld one neither; a waiver with a reason lets it", async () => {
  made = await make(4);
  const { consultationId, comments, an, binh } = made;
  await db.prisma.comment.update({ where: { id: comments[2]! }, data: { state: "withheld" } });
  await made.topic("p1-a", comments.slice(0, 2));
  const whole = { consultationId, sectionId: null };
  const part = { consultationId, sectionId: made.section("p1-b") };
  expect(await signOff(db, { ...whole, staffId: an }, minutesAfter(1))).toEqual({ ok: false, reason: "uncovered", open: 2 });
  expect(await signOff(db, { ...part, staffId: an }, minutesAfter(1))).toEqual({ ok: false, reason: "uncovered", open: 1 });
  const waive = (open: number, reason = "lạc đề") => waiveCoverage(db, { ...part, reason, open, staffId: binh }, minutesAfter(2));
  expect(await waive(1, " ")).toEqual({ ok: false, reason: "reason-missing" });
  expect(await waive(2)).toEqual({ ok: false, reason: "changed-meanwhile", open: 1 });
  const { waiverId } = expectOk(await waive(1));
  expectOk(await signOff(db, { ...part, staffId: an }, minutesAfter(3)));
  expect(await openOf(consultationId)).toEqual({ comments: 4, waived: 1, open: 1 });

  expect(await revokeWaiver(db, { waiverId, staffId: an }, minutesAfter(4))).toMatchObject({ ok: false, reason: "signed-off" });
  const [standing] = await readSignOffs(db.prisma, { consultationId });
  expectOk(await reopenSignOff(db, { signOffId: standing!.id, reason: "xem lại", staffId: an }, minutesAfter(5)));
  expect(await reopenSignOff(db, { signOffId: standing!.id, reason: "nữa", staffId: binh }, minutesAfter(6))).toEqual({
    ok: false, reason: "reopened-before", by: "Lò Thị An", at: minutesAfter(5),
  });
  expectOk(await revokeWaiver(db, { waiverId, staffId: an }, minutesAfter(6)));
  expect(await openOf(consultationId)).toEqual({ comments: 4, waived: 0, open: 2 });
  // A waiver is for the comments it names: one that comes later is open.
  expectOk(await waive(1));
  await addComment(db, made, { path: "p1-b" });
  expect(await openOf(consultationId)).toEqual({ comments: 5, waived: 1, open: 2 });
});

test("a sign-off freezes the summary's numbers, and its SHA-256 is of what it says it signed", async () => {
  made = await make(3);
  const { consultationId, comments, an } = made;
  const scope = { consultationId, sectionId: null };
  await made.topic(null, comments);
  const text = `Có {{received}} ý kiến, {{amend}} đề nghị sửa [${citationCode(comments[0]!)}].`;
  expectOk(await writeSummary(db, { ...scope, number: 0, text, staffId: an }, minutesAfter(1)));
  const { sha256, signOffId } = expectOk(await signOff(db, { ...scope, staffId: an }, minutesAfter(2)));
  await addComment(db, made, { path: "p1" });
  const row = await db.prisma.signOff.findUniqueOrThrow({ where: { id: signOffId } });
  expect(row.summaryText).toBe(text.replace("{{received}}", "3").replace("{{amend}}", "3"));
  expect((await readSummary(db.prisma, scope)).rendered).toContain("Có 4 ý kiến");
  expect(createHash("sha256").update(row.content).digest("hex")).toBe(sha256);
  expect(JSON.parse(row.content)).toMatchObject({
    consultationId,
    numbers: { received: 3, topics: 1 },
    comments: { count: 3, sha256: createHash("sha256").update([...comments].sort().join("\n")).digest("hex") },
    topics: [{ comments: 3, version: 1 }],
    waivers: [],
  });
  await expect(db.pool.query("UPDATE sign_off SET sha256 = '0'")).rejects.toThrow("only ever added");
});

test("a summary that cites what is not there or names a number there is none of is told, and cannot be signed off", async () => {
  made = await make(1);
  const { consultationId, an, comments } = made;
  const scope = { consultationId, sectionId: made.section("p1") };
  await made.topic("p1", comments);
  const foreign = (await make(1)).comments[0]!;
  const text = `Một {{so}} [GY-1]. Hai [${citationCode(foreign)}].`;
  const written = expectOk(await writeSummary(db, { ...scope, number: 0, text, staffId: an }, minutesAfter(1)));
  expect(written.errors.map(({ reason, start, end }) => [reason, text.slice(start, end)])).toEqual([
    ["unknown-placeholder", "{{so}}"],
    ["bad-citation", "GY-1"],
    ["unknown-citation", citationCode(foreign)],
  ]);
  expect(await signOff(db, { ...scope, staffId: an }, minutesAfter(2))).toMatchObject({ ok: false, reason: "summary-wrong" });
});

test("of two who write a summary on the same version, the second is told what stands", async () => {
  made = await make(0);
  const { consultationId, an, binh } = made;
  const scope = { consultationId, sectionId: null };
  const results = await Promise.all([
    writeSummary(db, { ...scope, number: 0, text: "Của An", staffId: an }, minutesAfter(1)),
    writeSummary(db, { ...scope, number: 0, text: "Của Bình", staffId: binh }, minutesAfter(1)),
  ]);
  const first = results.findIndex(({ ok }) => ok);
  expect(results[1 - first]).toMatchObject({ ok: false, reason: "written-meanwhile", number: 1, text: first === 0 ? "Của An" : "Của Bình" });
});

test("what is signed cannot be changed until it is reopened: the section, those below it, and comments that stand there", async () => {
  made = await make(4);
  const { consultationId, comments, an } = made;
  const topicId = await made.topic("p1-a-i", comments.slice(0, 2));
  const elsewhere = await made.topic("p1-b", comments.slice(1, 3));
  expectOk(await signOff(db, { consultationId, sectionId: made.section("p1-a"), staffId: an }, minutesAfter(1)));
  const input = { topicId, commentIds: [comments[0]!], staffId: an };
  expect(await removeComments(db, input, minutesAfter(2))).toMatchObject({ ok: false, reason: "signed-off", signOff: { name: "Lò Thị An" } });
  // Out of a topic that stands elsewhere it would be in none.
  const away = { topicId: elsewhere, commentIds: [comments[1]!], staffId: an };
  expect(await removeComments(db, away, minutesAfter(2))).toMatchObject({ ok: false, reason: "signed-off" });
  expectOk(await addComments(db, { topicId: elsewhere, commentIds: [comments[3]!], staffId: an }, minutesAfter(2)));
});

test("a late letter and a withdrawal show beside the sign-off, and open the coverage again", async () => {
  made = await make(3);
  const { consultationId, comments, an } = made;
  await made.topic(null, comments);
  expectOk(await signOff(db, { consultationId, sectionId: null, staffId: an }, minutesAfter(1)));
  expect(await readSignOffs(db.prisma, { consultationId })).toMatchObject([{ arrived: 0, left: 0, figures: { received: 3 } }]);
  const letter = await addComment(db, made, { path: "p1", channel: "post" });
  expectOk(await withdrawComment(db, { receiptCode: comments[0]!, part: 1, mail }, minutesAfter(2)));
  expect(await readSignOffs(db.prisma, { consultationId })).toMatchObject([{ arrived: 1, left: 1, figures: { received: 3 } }]);
  expect(await openOf(consultationId)).toEqual({ comments: 3, waived: 0, open: 1 });
  const topic = await db.prisma.topic.findFirstOrThrow({ where: { consultationId } });
  const input = { topicId: topic.id, commentIds: [letter], staffId: an };
  expect(await addComments(db, input, minutesAfter(3))).toMatchObject({ ok: false, reason: "signed-off" });
});

test("a comment registered by a transaction that is still open when it is signed off is not signed, and shows once it is there", async () => {
  made = await make(1);
  const { consultationId, comments, an } = made;
  await made.topic(null, comments);
  await other.query("BEGIN");
  await other.query(
    `INSERT INTO comment (id, consultation_id, draft_id, channel, kind, text, submission_key, receipt_code, received_at)
     SELECT gen_random_uuid(), $1, $2, 'post', 'other', 'Thư muộn', gen_random_uuid(), gen_random_uuid()::text, $3`,
    [consultationId, made.draftId, minutesAfter(0)],
  );
  const { comments: signed, figures } = expectOk(await signOff(db, { consultationId, sectionId: null, staffId: an }, minutesAfter(1)));
  expect([signed, figures.received]).toEqual([1, 1]);
  await other.query("COMMIT");
  expect(await readSignOffs(db.prisma, { consultationId })).toMatchObject([{ arrived: 1, left: 0 }]);
  expect((await openOf(consultationId)).open).toBe(1);
});

/** Whoever waits for a lock on the table. */
const waiters = async () =>
  (await db.pool.query("SELECT 1 FROM pg_locks WHERE relation = 'sign_off'::regclass AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")).rowCount;

test("a sign-off waits for a change that has begun and signs what it leaves", async () => {
  made = await make(2);
  const { consultationId, comments, an } = made;
  const topicId = await made.topic(null, comments);
  await other.query("BEGIN");
  await other.query("LOCK TABLE sign_off IN SHARE MODE");
  const signing = signOff(db, { consultationId, sectionId: null, staffId: an }, minutesAfter(1));
  await expect.poll(waiters).toBe(1);
  await other.query("DELETE FROM topic_comment WHERE topic_id = $1 AND comment_id = $2", [topicId, comments[0]]);
  await other.query("COMMIT");
  expect(await signing).toEqual({ ok: false, reason: "uncovered", open: 1 });
});

test("of two who sign off at once one does, and a change that comes between waits and is refused", async () => {
  made = await make(2);
  const { consultationId, comments, an, binh } = made;
  const topicId = await made.topic(null, comments);
  await other.query("BEGIN");
  await other.query("LOCK TABLE sign_off IN SHARE MODE");
  const signing = signOff(db, { consultationId, sectionId: null, staffId: an }, minutesAfter(1));
  await expect.poll(waiters).toBe(1);
  const again = signOff(db, { consultationId, sectionId: null, staffId: binh }, minutesAfter(1));
  await expect.poll(waiters).toBe(2);
  const change = removeComments(db, { topicId, commentIds: [comments[0]!], staffId: binh }, minutesAfter(1));
  await expect.poll(waiters).toBe(3);
  await other.query("COMMIT");
  expect((await signing).ok).toBe(true);
  expect(await again).toMatchObject({ ok: false, reason: "signed-off", signOff: { name: "Lò Thị An" } });
  expect(await change).toMatchObject({ ok: false, reason: "signed-off" });
});
