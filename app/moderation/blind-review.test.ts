import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "~/platform/test/database";
import { answerBlindReview, nextBlindReview, readAgreement } from "./blind-review.server";
import { changeSettings, readSettings } from "./change-settings.server";
import { decide } from "./decide.server";
import { deleteFilter, listFilters, saveFilter } from "./saved-filters.server";
import { addComment, addModerator, makeRegister, minutesAfter, type TestRegister } from "./test-register";

const NOW = minutesAfter(60);
let db: Awaited<ReturnType<typeof testDatabase>>;
let register: TestRegister;
let hoa: string;
let lan: string;

beforeAll(async () => {
  db = await testDatabase();
  register = await makeRegister(db, "du-thao");
  hoa = await addModerator(db, "Cán bộ Hoa");
  lan = await addModerator(db, "Cán bộ Lan");
});

const withhold = (commentId: string, reason: string) =>
  decide(db, { commentId, version: 0, revision: 0, action: "withhold", reason, note: "Vì lời này.", spans: [], staffId: hoa }, NOW);

test("a decision is made once more by somebody else, who is shown nothing of it; how often both agree is counted by reason", async () => {
  const { consultationId } = register;
  await changeSettings(db, { consultationId, staffId: hoa, fourEyes: false, blindShare: 100 }, NOW);
  expect(await readSettings(db, { consultationId })).toEqual({ fourEyes: false, blindShare: 100 });
  expect(await db.prisma.auditEvent.findFirst({ where: { type: "moderation.settings-changed" } })).toMatchObject({ staffId: hoa, data: { consultationId, blindShare: 100 } });
  for (const reason of ["2", "2", "6"]) await withhold(await addComment(db, register, { path: "p1-a" }), reason);
  expect(await nextBlindReview(db, { consultationId, staffId: hoa })).toBeNull();
  for (const [action, reason, agrees] of [["withhold", "2", true], ["publish", "0", false], ["withhold", "5", true]] as const) {
    const next = await nextBlindReview(db, { consultationId, staffId: lan });
    expect(JSON.stringify(next)).not.toMatch(/Cán bộ Hoa|Vì lời này|withhold|withheld/);
    const answer = { reviewId: next!.reviewId, action, reason };
    expect(await answerBlindReview(db, { ...answer, staffId: hoa }, NOW)).toEqual({ ok: false, reason: "own-decision" });
    expect(await answerBlindReview(db, { ...answer, staffId: lan }, NOW)).toEqual({ ok: true, agrees });
    expect(await answerBlindReview(db, { ...answer, staffId: lan }, NOW)).toEqual({ ok: false, reason: "answered" });
  }
  expect(await nextBlindReview(db, { consultationId, staffId: lan })).toBeNull();
  expect(await readAgreement(db, { consultationId })).toEqual({
    reasons: [
      { reason: "2", reviewed: 2, agreed: 1, waiting: 0 },
      { reason: "6", reviewed: 1, agreed: 1, waiting: 0 },
    ],
    reviewed: 3,
    agreed: 2,
    waiting: 0,
  });
});

test("a share of nought asks nobody; a moderator is asked only about what is entrusted to them", async () => {
  const other = await makeRegister(db, "khong-doi-chieu");
  const { consultationId } = other;
  for (let i = 0; i < 20; i++) await withhold(await addComment(db, other, { path: "p1-a" }), "2");
  expect(await db.prisma.blindReview.count({ where: { consultationId } })).toBe(0);
  await changeSettings(db, { consultationId, staffId: hoa, fourEyes: false, blindShare: 100 }, NOW);
  const commentId = await addComment(db, other, { path: "p1-b" });
  await withhold(commentId, "2");
  const minh = await addModerator(db, "Cán bộ Minh");
  await db.prisma.staff.update({ where: { id: minh }, data: { scopeSections: [other.section("p1-a")] } });
  expect(await nextBlindReview(db, { consultationId, staffId: minh })).toBeNull();
  const next = await nextBlindReview(db, { consultationId, staffId: lan });
  expect(next?.comment.id).toBe(commentId);
  const answer = { reviewId: next!.reviewId, staffId: minh, action: "publish", reason: "0" } as const;
  expect(await answerBlindReview(db, answer, NOW)).toEqual({ ok: false, reason: "out-of-scope" });
  expect(await answerBlindReview(db, { ...answer, action: "withhold" }, NOW)).toEqual({ ok: false, reason: "bad-reason" });
});

test("a filter is kept under a name of one's own, is replaced by the same name, and is nobody else's", async () => {
  const keep = (name: string, query: string, staffId = hoa) => saveFilter(db, { staffId, name, query }, NOW);
  await keep("Của tôi", "muc=p1-a");
  await keep("Của tôi", "muc=p1-b");
  await keep("Của tôi", "", lan);
  const own = await listFilters(db, { staffId: hoa });
  expect(own).toMatchObject([{ name: "Của tôi", query: "muc=p1-b" }]);
  await deleteFilter(db, { staffId: lan, id: own[0]!.id });
  expect(await listFilters(db, { staffId: hoa })).toHaveLength(1);
  await deleteFilter(db, { staffId: hoa, id: own[0]!.id });
  expect(await listFilters(db, { staffId: hoa })).toEqual([]);
  expect(await keep("", "")).toEqual({ ok: false, reason: "name-missing" });
  for (let i = 0; i < 30; i++) await keep(`Số ${i}`, "");
  expect(await keep("Một nữa", "")).toEqual({ ok: false, reason: "too-many" });
  expect(await keep("Số 3", "loai=sua")).toEqual({ ok: true });
});

test("somebody with few sections finds their review behind any number of others", async () => {
  const own = await makeRegister(db, "nhieu-muc");
  const { consultationId } = own;
  await changeSettings(db, { consultationId, staffId: hoa, fourEyes: false, blindShare: 100 }, NOW);
  const scoped = await addModerator(db, "Cán bộ Páo");
  await db.prisma.staff.update({ where: { id: scoped }, data: { scopeSections: [own.section("p1-b")] } });
  for (let number = 0; number < 201; number++) {
    const commentId = await addComment(db, own, { path: "p1-a" });
    await decide(db, { commentId, version: 0, revision: 0, action: "publish", reason: "0", note: null, spans: [], staffId: hoa }, NOW);
  }
  expect(await nextBlindReview(db, { consultationId, staffId: scoped })).toBeNull();
  const mine = await addComment(db, own, { path: "p1-b" });
  await decide(db, { commentId: mine, version: 0, revision: 0, action: "publish", reason: "0", note: null, spans: [], staffId: hoa }, minutesAfter(61));
  expect((await nextBlindReview(db, { consultationId, staffId: scoped }))?.comment.id).toBe(mine);
}, 30_000);
