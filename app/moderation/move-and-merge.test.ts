import { beforeAll, beforeEach, expect, test } from "vitest";
import { newId } from "~/platform/ids.server";
import { testDatabase } from "~/platform/test/database";
import { applyDecisions, confirmProposal } from "./apply-decisions.server";
import { decide, type Decision } from "./decide.server";
import { proposeDecision, type Proposal } from "./propose-decision.server";
import { readDeskComment } from "./read-desk-comment.server";
import { makeProposals } from "./test-proposals";
import { addComment, minutesAfter, type TestRegister } from "./test-register";

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

const propose = (more: Partial<Proposal> = {}) =>
  proposeDecision(db, { commentId, version: 0, revision: 0, action: "publish", reason: "0", note: null, spans: [], staffId: hoa, ...more }, NOW);
const comment = () => db.prisma.comment.findUniqueOrThrow({ where: { id: commentId } });
async function batchOf(more: Partial<Proposal>): Promise<string> {
  const result = await propose(more);
  if (!result.ok || result.effect !== "proposed") throw new Error(`Not proposed: ${JSON.stringify(result)}`);
  return result.batchId;
}

test("a move changes where the comment stands and says where it stood", async () => {
  const batchId = await batchOf({ action: "move", reason: "9", toSectionId: register.section("p1-b"), toParagraphId: register.paragraph("p1-b#1") });
  await applyDecisions(db, { batchId }, later(10));
  expect(await comment()).toMatchObject({ state: "pending", version: 1, sectionId: register.section("p1-b"), paragraphId: register.paragraph("p1-b#1") });
  expect(await db.prisma.moderationDecision.findMany({ where: { commentId } })).toMatchObject([
    {
      action: "move",
      fromSectionId: register.section("p1-a"),
      fromParagraphId: register.paragraph("p1-a#2"),
      toSectionId: register.section("p1-b"),
      toParagraphId: register.paragraph("p1-b#1"),
    },
  ]);
  const { publishedCount: before } = await db.prisma.section.findUniqueOrThrow({ where: { id: register.section("p1-b") } });
  expect(await decide(db, { commentId, version: 1, revision: 0, action: "publish", reason: "0", note: null, spans: [], staffId: hoa }, later(20))).toMatchObject({ ok: true });
  expect((await db.prisma.section.findUniqueOrThrow({ where: { id: register.section("p1-b") } })).publishedCount).toBe(before + 1);
});

test("a move leads to another place of the same draft, and only what waits moves", async () => {
  const move = (more: Partial<Proposal>) => propose({ action: "move", reason: "9", ...more });
  const stays = { toSectionId: register.section("p1-a"), toParagraphId: register.paragraph("p1-a#2") };
  for (const to of [
    stays,
    { toSectionId: eyes.section("p1-b") },
    { toSectionId: register.section("p1-b"), toParagraphId: register.paragraph("p1-a#2") },
    { toSectionId: newId() },
  ]) {
    expect(await move(to)).toEqual({ ok: false, reason: "bad-place" });
  }
  await decide(db, { commentId, version: 0, revision: 0, action: "publish", reason: "0", note: null, spans: [], staffId: hoa }, NOW);
  expect(await move({ version: 1, toSectionId: register.section("p1-b") })).toEqual({ ok: false, reason: "not-pending" });
});

test("a merged comment is not shown, is not merged into, and comes back by a reopening", async () => {
  const other = await addComment(db, register, { path: "p1-b" });
  const merge = { action: "merge", reason: "10", mergedIntoId: other } as const;
  await applyDecisions(db, { batchId: await batchOf(merge) }, later(10));
  expect(await comment()).toMatchObject({ state: "merged", version: 1 });
  expect(await propose({ commentId: other, action: "merge", reason: "10", mergedIntoId: commentId })).toEqual({ ok: false, reason: "bad-merge" });
  expect(await propose({ version: 1 })).toEqual({ ok: false, reason: "merged" });
  expect(await propose({ version: 1, action: "reopen", reason: "8", note: "Không cùng người." })).toMatchObject({ effect: "decided", state: "pending" });
});

test("where two are asked for, a merge waits for the second too, who sees what it is merged into", async () => {
  const [from, into] = [await addComment(db, eyes, {}), await addComment(db, eyes, { text: "Ý kiến gốc." })];
  const merge: Decision = { commentId: from, version: 0, revision: 0, action: "merge", reason: "10", note: null, spans: [], staffId: hoa, mergedIntoId: into };
  expect(await decide(db, merge, NOW)).toEqual({ ok: false, reason: "needs-second" });
  expect(await proposeDecision(db, merge, NOW)).toMatchObject({ ok: true, effect: "proposed", needsSecond: true });
  await applyDecisions(db, {}, later(60));
  expect(await db.prisma.comment.findUniqueOrThrow({ where: { id: from } })).toMatchObject({ state: "pending" });
  const shown = await readDeskComment(db, { commentId: from, staffId: lan }, later(60));
  expect(shown?.waiting).toMatchObject({ action: "merge", needsSecond: true, into: { text: "Ý kiến gốc." } });
  expect(await confirmProposal(db, { proposalId: shown!.waiting!.id, staffId: lan, agrees: true }, later(61))).toMatchObject({ ok: true, state: "merged" });
  expect(await db.prisma.moderationDecision.findMany({ where: { commentId: from } })).toMatchObject([{ action: "merge", mergedIntoId: into, staffId: hoa, secondStaffId: lan }]);
});

test("a comment is merged into neither itself nor one of another consultation", async () => {
  const elsewhere = await addComment(db, eyes, {});
  for (const mergedIntoId of [commentId, elsewhere, newId(), null]) {
    expect(await propose({ action: "merge", reason: "10", mergedIntoId })).toEqual({ ok: false, reason: "bad-merge" });
  }
});

test("of two comments merged into each other at once one stays", async () => {
  const other = await addComment(db, register, { path: "p1-b" });
  const merge = (from: string, into: string) =>
    decide(db, { commentId: from, version: 0, revision: 0, action: "merge", reason: "10", note: null, spans: [], staffId: hoa, mergedIntoId: into }, NOW);
  const results = await Promise.all([merge(commentId, other), merge(other, commentId)]);
  expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
});
