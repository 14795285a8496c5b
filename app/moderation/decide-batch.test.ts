import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "~/platform/ids.server";
import { testDatabase } from "~/platform/test/database";
import { applyDecisions } from "./apply-decisions.server";
import { previewBatch, proposeBatch } from "./decide-batch.server";
import { decide } from "./decide.server";
import { takeLease } from "./lease.server";
import { proposeDecision } from "./propose-decision.server";
import { readBatch } from "./read-batch";
import { addComment, addModerator, makeRegister, minutesAfter, type TestRegister } from "./test-register";
import { undoDecision } from "./undo-decision.server";

const NOW = minutesAfter(60);
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);
let db: Awaited<ReturnType<typeof testDatabase>>;
let register: TestRegister;
let hoa: string;
let lan: string;
let ids: string[];

beforeAll(async () => {
  db = await testDatabase();
  register = await makeRegister(db, "du-thao");
  hoa = await addModerator(db, "Chị Hoa");
  lan = await addModerator(db, "Chị Lan");
});
beforeEach(async () => {
  ids = [];
  for (let i = 0; i < 6; i++) ids.push(await addComment(db, register, { path: "p1-a", text: `Thư mẫu ${i}.`, receivedAt: minutesAfter(i) }));
});

const one = () => ({ version: 0, revision: 0, note: null, spans: [], staffId: lan });
const preview = (asked = ids) => previewBatch(db, { ids: asked, staffId: hoa }, NOW);
const publish = (items: { id: string; version: number; revision: number }[]) =>
  proposeBatch(db, { items, action: "publish", reason: "0", note: null, staffId: hoa }, NOW);
const states = async () => (await db.prisma.comment.findMany({ where: { id: { in: ids } }, orderBy: { id: "asc" } })).map(({ state }) => state);

test("a preview says what would be decided and what not, and why; deciding does just that, once", async () => {
  await takeLease(db, { commentId: ids[1]!, staffId: lan }, NOW);
  await proposeDecision(db, { ...one(), commentId: ids[2]!, action: "withhold", reason: "2" }, NOW);
  await decide(db, { ...one(), commentId: ids[3]!, action: "withhold", reason: "2" }, NOW);
  await db.pool.query("INSERT INTO comment_analysis (comment_id, consultation_id, flags, words) VALUES ($1, $2, '{personal-data}', '')", [ids[0], register.consultationId]);
  const seen = await preview([...ids, newId()]);
  expect(seen.items.map(({ id }) => id)).toEqual([ids[0], ids[4], ids[5]]);
  expect(seen.first.map(({ beginning }) => beginning)).toEqual(["Thư mẫu 0.", "Thư mẫu 4.", "Thư mẫu 5."]);
  expect(seen.personal).toBe(1);
  expect(seen.skipped.map(({ id: _, ...rest }) => rest)).toEqual([
    { why: "not-here" },
    { why: "held", by: "Chị Lan" },
    { why: "waiting", by: "Chị Lan" },
    { why: "state", state: "withheld" },
  ]);

  // Another moderator is faster with one of them.
  await decide(db, { ...one(), commentId: ids[5]!, action: "withhold", reason: "2" }, NOW);
  const done = await publish(seen.items);
  expect(done).toMatchObject({ ok: true, count: 2, skipped: [{ id: ids[5], why: "state", state: "withheld" }] });
  expect(await publish(seen.items)).toMatchObject({ count: 0 });
  if (!done.ok) return;
  expect(await states()).toEqual(["pending", "pending", "pending", "withheld", "pending", "withheld"]);
  await applyDecisions(db, { batchId: done.batchId }, later(10));
  expect(await states()).toEqual(["published", "pending", "pending", "withheld", "published", "withheld"]);
});

test("what has changed since the preview is left out", async () => {
  const { items } = await preview();
  await db.prisma.comment.update({ where: { id: ids[2]! }, data: { revision: 1 } });
  expect(await publish(items)).toMatchObject({ count: 5, skipped: [{ id: ids[2], why: "changed" }] });
});

test("one undo takes the whole batch back", async () => {
  const { items } = await preview();
  const done = await publish(items);
  if (!done.ok) throw new Error("Not proposed.");
  const undone = await undoDecision(db, { batchId: done.batchId, staffId: hoa }, later(9));
  expect(undone).toMatchObject({ ok: true });
  expect(undone.ok && undone.commentIds.toSorted()).toEqual(ids.toSorted());
  await applyDecisions(db, {}, later(20));
  expect(new Set(await states())).toEqual(new Set(["pending"]));
});

test("two moderators with one batch at once decide each comment once", async () => {
  const { items } = await preview();
  const both = await Promise.all([hoa, lan].map((staffId) => proposeBatch(db, { items, action: "publish", reason: "0", note: null, staffId }, NOW)));
  expect(both.reduce((sum, each) => sum + (each.ok ? each.count : 0), 0)).toBe(ids.length);
  await applyDecisions(db, {}, later(10));
  expect(await db.prisma.moderationDecision.count({ where: { commentId: { in: ids } } })).toBe(ids.length);
});

test("is refused without a reason of the rules, and past five hundred", async () => {
  const { items } = await preview();
  expect(await proposeBatch(db, { items, action: "withhold", reason: "0", note: null, staffId: hoa }, NOW)).toEqual({ ok: false, reason: "bad-reason" });
  const many = Array.from({ length: 501 }, () => items[0]!);
  expect(await publish(many)).toEqual({ ok: false, reason: "too-many" });
});

test("holds to what is entrusted to the moderator, and asks for a second one where two are needed", async () => {
  const eyes = await makeRegister(db, "hai-nguoi");
  await db.prisma.consultation.update({ where: { id: eyes.consultationId }, data: { fourEyes: true } });
  const inside = await addComment(db, eyes, { path: "p1-a" });
  const outside = await addComment(db, eyes, { path: "p1-b" });
  const minh = await addModerator(db, "Anh Minh");
  await db.prisma.staff.update({ where: { id: minh }, data: { scopeSections: [eyes.section("p1-a")] } });
  const items = [inside, outside].map((id) => ({ id, version: 0, revision: 0 }));
  const done = await proposeBatch(db, { items, action: "withhold", reason: "5", note: null, staffId: minh }, NOW);
  expect(done).toMatchObject({ count: 1, skipped: [{ id: outside, why: "not-here" }] });
  await applyDecisions(db, {}, later(10));
  expect(await db.prisma.comment.findUniqueOrThrow({ where: { id: inside } })).toMatchObject({ state: "pending" });
  expect(await db.prisma.proposedDecision.findFirst({ where: { commentId: inside } })).toMatchObject({ needsSecond: true, settledAt: null });
});

describe("a form", () => {
  const form = (fields: [string, string][]) => {
    const data = new FormData();
    for (const [name, value] of fields) data.append(name, value);
    return readBatch(data);
  };
  test("is read as it was filled in", () => {
    const id = newId();
    expect(form([["intent", "preview"], ["action", "publish"], ["reason", "3"], ["id", id]])).toMatchObject({ what: "marked", action: "publish", reason: "0", ids: [id] });
    expect(form([["intent", "confirm"], ["action", "withhold"], ["reason", "3"], ["item", `${id}:2:1`]])).toMatchObject({ reason: "3", items: [{ id, version: 2, revision: 1 }] });
  });
  test.each([
    [[["intent", "preview"], ["action", "withhold"]]],
    [[["intent", "preview"], ["action", "reopen"]]],
    [[["intent", "preview"], ["action", "publish"], ["id", "1"]]],
    [[["intent", "confirm"], ["action", "publish"], ["item", "x:1:1"]]],
    [Array.from({ length: 502 }, (_, i): [string, string] => (i === 0 ? ["intent", "preview"] : i === 1 ? ["action", "publish"] : ["id", newId()]))],
  ] as [[string, string][]][])("that no page of ours sends is none", (fields) => {
    if (fields.length > 500) fields.push(["id", newId()]);
    expect(form(fields)).toBeNull();
  });
});
