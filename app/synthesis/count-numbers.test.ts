import { beforeAll, expect, test } from "vitest";
import { addComment, makeRegister, minutesAfter } from "~/moderation/test-register";
import { newId } from "~/platform/ids.server";
import { testDatabase } from "~/platform/test/database";
import { countNumbers, type SynthesisNumbers } from "./count-numbers.server";

const db = await testDatabase();
let register: Awaited<ReturnType<typeof makeRegister>>;
let numbers: SynthesisNumbers;
const DAY = 24 * 60;

beforeAll(async () => {
  register = await makeRegister(db, "so-lieu");
  const { consultationId } = register;
  const add = (comment: Parameters<typeof addComment>[2]) => addComment(db, register, comment);
  const alike = [
    await add({ path: "p1-a", paragraph: 1, kind: "amend" }),
    await add({ path: "p1-a", paragraph: 1, kind: "amend", receivedAt: minutesAfter(2 * DAY) }),
    await add({ path: "p1-a-i", kind: "agree", channel: "post" }),
  ];
  await add({ path: "p1-a", paragraph: 2, kind: "add", receivedAt: minutesAfter(3 * DAY) });
  await add({ kind: "other" });
  const withdrawn = await add({ path: "p1-b" });
  await db.prisma.comment.update({ where: { id: withdrawn }, data: { state: "withdrawn" } });
  await db.prisma.comment.update({ where: { id: alike[0]! }, data: { district: "xa-cu" } });
  const groupId = newId();
  await db.prisma.textGroup.create({
    data: { id: groupId, consultationId, leaderId: alike[0]!, size: 3, bands: [], wordsHash: Buffer.from("x"), createdAt: minutesAfter(1) },
  });
  for (const id of alike) {
    await db.pool.query("INSERT INTO comment_analysis (comment_id, consultation_id, group_id, flags, words) VALUES ($1, $2, $3, '{}', '')", [id, consultationId, groupId]);
  }
  await addComment(db, await makeRegister(db, "dot-khac"), { path: "p1" });
  numbers = await countNumbers(db.prisma, { consultationId });
});

test("every list adds up to all that was received; comments that say the same are one text", () => {
  expect(numbers.total).toEqual({ comments: 6, texts: 4 });
  const sum = (rows: { comments: number }[]) => rows.reduce((total, { comments }) => total + comments, 0);
  for (const list of [numbers.kinds, numbers.districts, numbers.channels, numbers.days, numbers.states]) expect(sum(list)).toBe(6);
  expect(sum(numbers.sections.map(({ own }) => own)) + numbers.outside.comments).toBe(6);
  expect(numbers.states.find(({ state }) => state === "withdrawn")).toMatchObject({ comments: 1 });
  expect(numbers.kinds.find(({ kind }) => kind === "amend")).toEqual({ kind: "amend", comments: 3, texts: 2 });
  expect(numbers.districts.slice(-2)).toEqual([{ district: "xa-cu", comments: 1, texts: 1 }, { district: null, comments: 5, texts: 4 }]);
});

test("a text said in two sections is one above them; the outline is whole and in order", () => {
  expect(numbers.sections.map(({ section, own, all }) => [section.path, own.comments, own.texts, all.comments, all.texts])).toEqual([
    ["p1", 0, 0, 5, 3],
    ["p1-a", 3, 2, 4, 2],
    ["p1-a-i", 1, 1, 1, 1],
    ["p1-b", 1, 1, 1, 1],
  ]);
  expect(numbers.outside).toEqual({ comments: 1, texts: 1 });
  expect(numbers.paragraphs).toEqual([
    { paragraphId: register.paragraph("p1-a#1"), comments: 2, texts: 1 },
    { paragraphId: register.paragraph("p1-a#2"), comments: 1, texts: 1 },
  ]);
});

test("days are without gaps", () => {
  expect(numbers.days.map(({ day, comments }) => [day, comments])).toEqual([
    ["2020-06-01", 4], ["2020-06-02", 0], ["2020-06-03", 1], ["2020-06-04", 1],
  ]);
});

test("a register without comments has zeros", async () => {
  const { consultationId } = await makeRegister(db, "trong");
  const empty = await countNumbers(db.prisma, { consultationId });
  expect([empty.total, empty.days, empty.paragraphs, empty.sections.length]).toEqual([{ comments: 0, texts: 0 }, [], [], 4]);
});
