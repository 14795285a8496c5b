import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { reviseComment } from "~/comments/revise-comment.server";
import { withdrawComment } from "~/comments/withdraw-comment.server";
import { newId } from "~/platform/ids.server";
import { testDatabase } from "~/platform/test/database";
import { applyDecisions, confirmProposal } from "./apply-decisions.server";
import { decide } from "./decide.server";
import { proposeDecision, type Proposal } from "./propose-decision.server";
import { makeProposals } from "./test-proposals";
import { addComment, addModerator, minutesAfter, type TestRegister } from "./test-register";
import { undoDecision } from "./undo-decision.server";

const NOW = minutesAfter(60);
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);
let db: Awaited<ReturnType<typeof testDatabase>>;
let register: TestRegister;
let eyes: TestRegister;
let hoa: string;
let lan: string;

beforeAll(async () => {
  db = await testDatabase();
  ({ register, eyes, hoa, lan } = await makeProposals(db));
});

let commentId: string;
beforeEach(async () => {
  commentId = await addComment(db, register, { path: "p1-a", paragraph: 2, text: "Gọi 0912 345 678 gặp anh Pờ." });
});

const propose = (more: Partial<Proposal> = {}, now = NOW) =>
  proposeDecision(
    db,
    { commentId, version: 0, revision: 0, action: "publish", reason: "0", note: null, spans: [], staffId: hoa, ...more },
    now,
  );
const comment = () => db.prisma.comment.findUniqueOrThrow({ where: { id: commentId } });
const last = () => db.prisma.proposedDecision.findFirstOrThrow({ where: { commentId }, orderBy: { id: "desc" } });
async function batchOf(more: Partial<Proposal> = {}, now = NOW): Promise<string> {
  const result = await propose(more, now);
  if (!result.ok || result.effect !== "proposed") throw new Error(`Not proposed: ${JSON.stringify(result)}`);
  return result.batchId;
}
const span = (start: number, end: number) => ({ field: "text" as const, start, end, reason: "1" });

describe("ten seconds", () => {
  test("nothing is decided before they are over, and then it is, once", async () => {
    const batchId = await batchOf();
    await applyDecisions(db, { batchId }, later(9.9));
    expect(await comment()).toMatchObject({ state: "pending", version: 0 });
    await applyDecisions(db, { batchId }, later(10));
    await applyDecisions(db, { batchId }, later(11));
    expect(await comment()).toMatchObject({ state: "published", version: 1 });
    expect(await last()).toMatchObject({ outcome: "applied" });
    expect(await db.prisma.moderationDecision.findMany({ where: { commentId } })).toMatchObject([{ staffId: hoa }]);
  });

  test("the one who proposed takes it back in time; nobody else does, and nobody later", async () => {
    const batchId = await batchOf();
    expect(await undoDecision(db, { batchId, staffId: lan }, later(1))).toEqual({ ok: false, reason: "too-late" });
    expect(await undoDecision(db, { batchId, staffId: hoa }, later(9))).toEqual({ ok: true, commentIds: [commentId] });
    await applyDecisions(db, {}, later(60));
    expect(await comment()).toMatchObject({ state: "pending", version: 0 });
    expect(await last()).toMatchObject({ outcome: "undone" });
    const again = await batchOf({ staffId: lan }, later(20));
    expect(await undoDecision(db, { batchId: again, staffId: lan }, later(30))).toEqual({ ok: false, reason: "too-late" });
  });

  test("a second moderator is told who was first, and may propose after it was taken back", async () => {
    const batchId = await batchOf();
    expect(await propose({ staffId: lan, action: "withhold", reason: "2" })).toMatchObject({
      ok: false,
      reason: "decided-meanwhile",
      by: { name: "Cán bộ Hoa", action: "publish", reason: "0", decidedAt: NOW },
    });
    await undoDecision(db, { batchId, staffId: hoa }, later(1));
    expect(await propose({ staffId: lan, action: "withhold", reason: "2" }, later(2))).toMatchObject({ ok: true });
  });

  test("of many at once on one comment one is written", async () => {
    const results = await Promise.all([hoa, lan, hoa, lan, hoa].map((staffId) => propose({ staffId })));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.reason === "decided-meanwhile")).toHaveLength(4);
  });

  test("a job in the table applies each batch", async () => {
    const batchId = await batchOf();
    const { rows } = await db.pool.query<{ task: string; payload: unknown }>(
      `SELECT t.identifier AS task, j.payload FROM graphile_worker._private_jobs j
       JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE j.key = $1 AND j.run_at = $2`,
      [`decisions:${batchId}`, later(10)],
    );
    expect(rows).toEqual([{ task: "apply-decisions", payload: { batchId } }]);
  });

  test("the author who edits meanwhile is read again; what waited does not count, and does not stand in the way", async () => {
    const batchId = await batchOf();
    const mail = { baseUrl: "https://gopy.example", from: "gopy@gopy.example", locale: "vi" as const };
    await reviseComment(
      db,
      { receiptCode: commentId, part: 1, revision: 0, mail, words: { kind: "amend", text: "Khác.", proposed: null } },
      NOW,
    );
    const again = await batchOf({ revision: 1, staffId: lan }, later(1));
    await applyDecisions(db, { batchId }, later(20));
    expect(await comment()).toMatchObject({ state: "pending" });
    await applyDecisions(db, { batchId: again }, later(20));
    expect(await db.prisma.moderationDecision.findMany({ where: { commentId } })).toMatchObject([{ staffId: lan }]);
    expect((await db.prisma.proposedDecision.findMany({ where: { commentId }, orderBy: { id: "asc" } })).map(({ outcome }) => outcome)).toEqual([
      "overtaken",
      "applied",
    ]);
  });

  test("a comment that was withdrawn meanwhile is never published", async () => {
    const batchId = await batchOf();
    const mail = { baseUrl: "https://gopy.example", from: "gopy@gopy.example", locale: "vi" as const };
    await withdrawComment(db, { receiptCode: commentId, part: 1, mail }, later(5));
    await applyDecisions(db, { batchId }, later(20));
    expect(await comment()).toMatchObject({ state: "withdrawn", version: 0 });
    expect(await last()).toMatchObject({ outcome: "overtaken" });
  });
});

describe("what shows less", () => {
  beforeEach(async () => {
    await decide(db, { commentId, version: 0, revision: 0, action: "redact", reason: "1", note: null, spans: [span(4, 16)], staffId: hoa }, NOW);
  });

  test.each([
    ["withholding", { action: "withhold", reason: "2" }],
    ["reopening", { action: "reopen", reason: "8", note: "Xem lại." }],
    ["hiding more", { action: "redact", reason: "1", spans: [span(4, 20)] }],
  ] as const)("%s a published comment takes effect at once", async (_, more) => {
    expect(await propose({ version: 1, ...more, spans: "spans" in more ? [...more.spans] : [] })).toMatchObject({ effect: "decided", version: 2 });
    expect(await comment()).toMatchObject({ version: 2 });
  });

  test.each([
    ["hiding other words", { action: "redact", reason: "1", spans: [span(17, 20)] }],
    ["hiding fewer words", { action: "redact", reason: "1", spans: [span(4, 10)] }],
    ["publishing whole", { action: "publish", reason: "0" }],
  ] as const)("%s waits, since it shows what was hidden", async (_, more) => {
    expect(await propose({ version: 1, ...more, spans: "spans" in more ? [...more.spans] : [] })).toMatchObject({ effect: "proposed" });
    expect(await comment()).toMatchObject({ version: 1 });
  });
});

describe("four eyes", () => {
  const withhold = { action: "withhold", reason: "2" } as const;
  beforeEach(async () => {
    commentId = await addComment(db, eyes, { path: "p1-a" });
  });

  test("a withholding waits for another moderator, not for the clock", async () => {
    const batchId = await batchOf(withhold);
    await applyDecisions(db, { batchId }, later(60));
    await applyDecisions(db, {}, later(60));
    expect(await comment()).toMatchObject({ state: "pending", version: 0 });
    const { id: proposalId } = await last();
    const answer = (staffId: string, agrees = true, at = later(60)) => confirmProposal(db, { proposalId, staffId, agrees }, at);
    expect(await answer(hoa)).toEqual({ ok: false, reason: "same-person" });
    expect(await answer(lan, true, later(9))).toEqual({ ok: false, reason: "not-yet" });
    expect(await answer(lan)).toMatchObject({ ok: true, state: "withheld" });
    expect(await answer(lan)).toEqual({ ok: false, reason: "settled" });
    expect(await db.prisma.moderationDecision.findMany({ where: { commentId } })).toMatchObject([
      { action: "withhold", staffId: hoa, secondStaffId: lan },
    ]);
  });

  test("the second may disagree: the comment is back in the queue and the first may not insist alone", async () => {
    await batchOf(withhold);
    const { id: proposalId } = await last();
    expect(await confirmProposal(db, { proposalId, staffId: lan, agrees: false }, later(30))).toEqual({ ok: true, declined: true });
    expect(await last()).toMatchObject({ outcome: "declined", secondStaffId: lan });
    expect(await comment()).toMatchObject({ state: "pending", version: 0 });
    const decision = { commentId, version: 0, revision: 0, ...withhold, note: null, spans: [], staffId: hoa };
    expect(await decide(db, decision, later(31))).toEqual({ ok: false, reason: "needs-second" });
  });

  test("publishing needs one moderator; so does hiding a part", async () => {
    const batchId = await batchOf();
    await applyDecisions(db, { batchId }, later(10));
    expect(await comment()).toMatchObject({ state: "published" });
  });

  test("asked for while a withholding waits, it holds for that one too", async () => {
    await db.prisma.consultation.update({ where: { id: eyes.consultationId }, data: { fourEyes: false } });
    const batchId = await batchOf(withhold);
    await db.prisma.consultation.update({ where: { id: eyes.consultationId }, data: { fourEyes: true } });
    await applyDecisions(db, { batchId }, later(10));
    expect(await comment()).toMatchObject({ state: "pending" });
    expect(await last()).toMatchObject({ settledAt: null, needsSecond: true });
  });
});

describe("what somebody may decide", () => {
  test("ends at the sections and districts entrusted to them", async () => {
    const minh = await addModerator(db, "Cán bộ Minh");
    await db.prisma.staff.update({ where: { id: minh }, data: { scopeSections: [register.section("p1-a")] } });
    expect(await propose({ staffId: minh })).toMatchObject({ ok: true });
    for (const path of ["p1-b", "p1"]) {
      const outside = await addComment(db, register, { path });
      expect(await propose({ commentId: outside, staffId: minh })).toEqual({ ok: false, reason: "out-of-scope" });
    }
    const below = await addComment(db, register, { path: "p1-a-i" });
    expect(await propose({ commentId: below, staffId: minh })).toMatchObject({ ok: true });
    expect(await propose({ commentId: await addComment(db, register, {}), staffId: minh })).toEqual({ ok: false, reason: "out-of-scope" });

    await db.prisma.staff.update({ where: { id: minh }, data: { scopeSections: [], scopeDistricts: ["sin-ho"] } });
    const nowhere = await addComment(db, register, { path: "p1-a" });
    expect(await propose({ commentId: nowhere, staffId: minh })).toEqual({ ok: false, reason: "out-of-scope" });
  });

  test("is not the request for a second look at one's own decision; another's decision answers it", async () => {
    const decision = { commentId, version: 0, revision: 0, action: "withhold", reason: "2", note: null, spans: [], staffId: hoa } as const;
    await decide(db, { ...decision, spans: [] }, NOW);
    const { id: decisionId, consultationId } = await db.prisma.moderationDecision.findFirstOrThrow({ where: { commentId } });
    await db.prisma.secondLook.create({ data: { id: newId(), consultationId, commentId, decisionId, requestedAt: NOW } });
    expect(await propose({ version: 1 })).toEqual({ ok: false, reason: "own-decision" });
    const batchId = await batchOf({ version: 1, staffId: lan });
    await applyDecisions(db, { batchId }, later(10));
    const answer = await db.prisma.moderationDecision.findFirstOrThrow({ where: { commentId, version: 2 } });
    expect(await db.prisma.secondLook.findFirst({ where: { commentId } })).toMatchObject({ answerDecisionId: answer.id, answeredAt: later(10) });
    expect(await propose({ version: 2, action: "withhold", reason: "2" })).toMatchObject({ ok: true });
  });
});

test("hiding every word of a comment is withholding it: where two must agree, two do", async () => {
  const text = "Ông Páo nói sai.";
  commentId = await addComment(db, eyes, { path: "p1-a", text });
  // A full stop that is left says nothing.
  const batchId = await batchOf({ action: "redact", reason: "1", spans: [span(0, text.length - 1)] });
  await applyDecisions(db, { batchId }, later(11));
  expect(await comment()).toMatchObject({ state: "pending", version: 0 });
  expect(await last()).toMatchObject({ needsSecond: true, settledAt: null });
  expect(await decide(db, { commentId, version: 0, revision: 0, action: "redact", reason: "1", note: null, spans: [span(0, text.length)], staffId: hoa }, later(12))).toEqual({ ok: false, reason: "needs-second" });
  expect(await confirmProposal(db, { proposalId: (await last()).id, staffId: lan, agrees: true }, later(13))).toMatchObject({ ok: true, state: "published" });
});
