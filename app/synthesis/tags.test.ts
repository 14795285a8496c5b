import { beforeAll, expect, test } from "vitest";
import { addComment, minutesAfter } from "~/moderation/test-register";
import { testDatabase } from "~/platform/test/database";
import { changeTag, createTag, mergeTags, removeTag } from "./edit-tags.server";
import { listDeskComments, type CommentFilter, type CommentPlace } from "./list-comments.server";
import { listTopics } from "./list-topics.server";
import { attachTag, detachTag, listTags } from "./tag-comments.server";
import { expectOk, makeSynthesis } from "./test-synthesis";
import { waiveCoverage } from "./waive-coverage.server";

const db = await testDatabase();
let made: Awaited<ReturnType<typeof makeSynthesis>>;
let who: { consultationId: string; staffId: string };
const now = minutesAfter(1);
const create = async (name: string, parentId: string | null = null) => createTag(db, { ...who, parentId, name }, now);
const tree = async () => (await listTags(db.prisma, who)).map(({ name, depth, comments }) => `${"-".repeat(depth)}${name} ${comments}`);

beforeAll(async () => {
  made = await makeSynthesis(db, "nhan", 8);
  who = { consultationId: made.consultationId, staffId: made.an };
});

test("a tree of tags is made, renamed, moved, merged and tidied, and its history tells all of it", async () => {
  const road = expectOk(await create(" Đường \n giao thông ")).tagId;
  const water = expectOk(await create("Nước")).tagId;
  const clean = expectOk(await create("Nước sạch", water)).tagId;
  expect(await create("Nước")).toEqual({ ok: false, reason: "name-taken", tagId: water });
  expect(await create("")).toEqual({ ok: false, reason: "name-missing" });
  expect(await changeTag(db, { ...who, tagId: water, parentId: clean }, now)).toEqual({ ok: false, reason: "below-itself" });
  expectOk(await changeTag(db, { ...who, tagId: water, name: "Thủy lợi" }, now));
  expectOk(await changeTag(db, { ...who, tagId: road, parentId: water }, now));
  expect(await tree()).toEqual(["Thủy lợi 0", "-Đường giao thông 0", "-Nước sạch 0"]);

  const [a, b, c] = made.comments as [string, string, string];
  expect(await attachTag(db, { ...who, tagId: road, commentIds: [a, b] }, now)).toMatchObject({ comments: 2 });
  expect(await attachTag(db, { ...who, tagId: clean, commentIds: [b, c] }, now)).toMatchObject({ comments: 2 });
  expect(await attachTag(db, { ...who, tagId: clean, commentIds: [b] }, now)).toMatchObject({ comments: 0 });
  expect(await removeTag(db, { ...who, tagId: water }, now)).toEqual({ ok: false, reason: "in-use", comments: 0, tags: 2 });
  expect(await removeTag(db, { ...who, tagId: road }, now)).toEqual({ ok: false, reason: "in-use", comments: 2, tags: 0 });
  expect(await mergeTags(db, { ...who, tagId: clean, intoTagId: road }, now)).toMatchObject({ ok: true, comments: 2 });
  expect(await tree()).toEqual(["Thủy lợi 0", "-Đường giao thông 3"]);
  expect(await detachTag(db, { ...who, tagId: road, commentIds: [a, b, c] }, now)).toMatchObject({ comments: 3 });
  expectOk(await removeTag(db, { ...who, tagId: road }, now));
  const events = await db.prisma.tagEvent.findMany({ where: { consultationId: who.consultationId }, orderBy: { id: "asc" } });
  expect(events.map(({ action, name, commentIds }) => [action, name, commentIds.length])).toEqual([
    ["create", "Đường giao thông", 0], ["create", "Nước", 0], ["create", "Nước sạch", 0], ["rename", "Thủy lợi", 0],
    ["move", "Đường giao thông", 0], ["attach", "Đường giao thông", 2], ["attach", "Nước sạch", 2], ["merge", "Nước sạch", 2],
    ["detach", "Đường giao thông", 3], ["remove", "Đường giao thông", 0],
  ]);
});

test("two who hang tags under each other at once make no circle", async () => {
  const [left, right] = [expectOk(await create("Trái")).tagId, expectOk(await create("Phải")).tagId];
  const results = await Promise.all([
    changeTag(db, { ...who, tagId: left, parentId: right }, now),
    changeTag(db, { ...who, tagId: right, parentId: left }, now),
  ]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
});

async function readAll(place: CommentPlace, filter: Omit<CommentFilter, "after"> = {}) {
  const ids: string[] = [];
  let after: CommentFilter["after"] = null;
  do {
    const page = await listDeskComments(db.prisma, { ...place, ...filter, after });
    ids.push(...page.rows.map(({ id }) => id));
    after = page.next;
  } while (after);
  return ids;
}

test("the desk lists a section by pages: withheld comments too, withdrawn ones not, by topic, by tag, and those still open", async () => {
  const big = await makeSynthesis(db, "ban-lam-viec", 230);
  const { consultationId, comments, an } = big;
  const own = comments.filter((_, index) => index % 4 === 0);
  await db.prisma.comment.update({ where: { id: own[0]! }, data: { state: "withheld" } });
  await db.prisma.comment.update({ where: { id: own[1]! }, data: { state: "withdrawn" } });
  const counted = own.filter((_, index) => index !== 1);
  const place = { consultationId, sectionId: big.section("p1-a") };
  expect(await readAll(place)).toEqual(counted);
  const topicId = await big.topic("p1-b", [...counted.slice(0, 2), comments[2]!]);
  expect(await readAll({ consultationId, topicId })).toEqual([counted[0], counted[1], comments[2]]);
  expect(await readAll(place, { open: true })).toEqual(counted.slice(2));
  const tagId = expectOk(await createTag(db, { consultationId, staffId: an, parentId: null, name: "A" }, now)).tagId;
  expectOk(await attachTag(db, { consultationId, staffId: an, tagId, commentIds: [counted[3]!] }, now));
  expect(await readAll(place, { tagId })).toEqual([counted[3]]);
  // The meter of a section counts what is below it, too.
  const below = comments.filter((_, index) => index % 4 === 1);
  expectOk(await waiveCoverage(db, { ...place, reason: "trùng", open: counted.length - 2 + below.length, staffId: an }, now));
  expect(await readAll(place, { open: true })).toEqual([]);
  expect(await readAll({ consultationId, sectionId: null })).toEqual(comments.filter((_, index) => index % 4 === 3));
  const [first] = (await listDeskComments(db.prisma, { ...place, after: null })).rows;
  expect(first).toMatchObject({ state: "withheld", topics: [topicId], tags: [], alike: 1, text: "Ý kiến 0." });
});

test("a section's comments come in the order of its paragraphs, those about all of it first, and pages leave none out", async () => {
  const big = await makeSynthesis(db, "theo-doan", 0);
  const own: string[] = [];
  for (let index = 0; index < 120; index++) {
    const paragraph = [2, undefined, 1, 3][index % 4];
    own.push(await addComment(db, big, { path: "p1-a", ...(paragraph ? { paragraph } : {}), receivedAt: minutesAfter(index) }));
  }
  const place = { consultationId: big.consultationId, sectionId: big.section("p1-a") };
  const expected = [1, 2, 0, 3].flatMap((place) => own.filter((_, index) => index % 4 === place));
  expect(await readAll(place)).toEqual(expected);
  expect((await listDeskComments(db.prisma, { ...place, after: "nonsense" })).rows[0]!.id).toBe(expected[0]);
});

test("topics come in the order of the draft, with their numbers", async () => {
  const { consultationId, comments, topic, section } = await makeSynthesis(db, "thu-tu", 4);
  await topic("p1-b", comments.slice(0, 2), "Ba");
  await topic("p1-a", comments.slice(0, 1), "Hai");
  await topic(null, [], "Một");
  await db.prisma.comment.update({ where: { id: comments[1]! }, data: { state: "withdrawn" } });
  const rows = await listTopics(db.prisma, { consultationId });
  expect(rows.map(({ title, comments: count, response }) => [title, count, response])).toEqual([["Một", 0, null], ["Hai", 1, null], ["Ba", 1, null]]);
  expect((await listTopics(db.prisma, { consultationId, sectionId: section("p1-a") })).map(({ title }) => title)).toEqual(["Hai"]);
});
