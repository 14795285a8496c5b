import { beforeAll, expect, test } from "vitest";
import { minutesAfter } from "~/moderation/test-register";
import { testDatabase } from "~/platform/test/database";
import { addComments, moveComments, removeComments } from "./change-comments.server";
import { placeTopic, renameTopic } from "./change-topic.server";
import { dissolveTopic } from "./dissolve-topic.server";
import { draftResponse } from "./draft-response.server";
import { listTopics } from "./list-topics.server";
import { mergeTopics } from "./merge-topics.server";
import { splitTopic } from "./split-topic.server";
import { expectOk, makeSynthesis, versionOf } from "./test-synthesis";

const db = await testDatabase();
let made: Awaited<ReturnType<typeof makeSynthesis>>;

beforeAll(async () => {
  made = await makeSynthesis(db, "nhom", 12);
});

const members = async (topicId: string) =>
  (await db.prisma.topicComment.findMany({ where: { topicId }, orderBy: { commentId: "asc" } })).map(({ commentId }) => commentId);

test("of two compilers who move the same comment at once, one does and the other is told who did and where to", async () => {
  const comment = made.comments[0]!;
  const from = await made.topic("p1-a", [comment]);
  const [left, right] = [await made.topic("p1-a", []), await made.topic("p1-b", [])];
  const results = await Promise.all([
    moveComments(db, { fromTopicId: from, toTopicId: left, commentIds: [comment], staffId: made.an }, minutesAfter(3)),
    moveComments(db, { fromTopicId: from, toTopicId: right, commentIds: [comment], staffId: made.binh }, minutesAfter(3)),
  ]);
  const first = results.findIndex(({ ok }) => ok);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  const [winner, name] = first === 0 ? [left, "Lò Thị An"] : [right, "Vàng A Bình"];
  expect(results[1 - first]).toEqual({
    ok: false,
    reason: "not-in-topic",
    comments: [{ commentId: comment, by: { name, action: "move", at: minutesAfter(3), fromTopicId: from, toTopicId: winner } }],
  });
  expect([await members(from), await members(winner)]).toEqual([[], [comment]]);
});

test("a title written over another is refused with whose it is", async () => {
  const topicId = await made.topic("p1-a", []);
  const version = await versionOf(db, topicId);
  const results = await Promise.all([
    renameTopic(db, { topicId, version, title: "Một", staffId: made.an }, minutesAfter(4)),
    renameTopic(db, { topicId, version, title: "Hai", staffId: made.binh }, minutesAfter(4)),
  ]);
  const first = results.findIndex(({ ok }) => ok);
  expect(results[1 - first]).toMatchObject({
    ok: false, reason: "changed-meanwhile", by: { name: first === 0 ? "Lò Thị An" : "Vàng A Bình", action: "rename" },
  });
  expect((await db.prisma.topic.findUniqueOrThrow({ where: { id: topicId } })).title).toBe(first === 0 ? "Một" : "Hai");
});

test("two who add different comments to one topic do not disturb each other, and a comment may stand in several topics", async () => {
  const topicId = await made.topic("p1-a", [made.comments[1]!]);
  await made.topic("p1-b", [made.comments[1]!]);
  const results = await Promise.all([
    addComments(db, { topicId, commentIds: made.comments.slice(1, 4), staffId: made.an }, minutesAfter(5)),
    addComments(db, { topicId, commentIds: made.comments.slice(4, 6), staffId: made.binh }, minutesAfter(5)),
  ]);
  expect(results.map((result) => expectOk(result).comments).sort()).toEqual([2, 2]);
  expect(await members(topicId)).toEqual(made.comments.slice(1, 6).sort());
  expect(await db.prisma.topicComment.count({ where: { commentId: made.comments[1]! } })).toBe(2);
});

test("split and merge keep every comment, and the topic that was merged says which stands for it", async () => {
  const [a, b, c] = made.comments.slice(6, 9) as [string, string, string];
  const topicId = await made.topic("p1-a", [a, b, c]);
  const split = expectOk(await splitTopic(db, { topicId, version: 1, title: "Phần tách", commentIds: [b, c], staffId: made.an }, minutesAfter(6)));
  expect([await members(topicId), await members(split.topicId)]).toEqual([[a], [b, c].sort()]);
  expectOk(await addComments(db, { topicId, commentIds: [b], staffId: made.an }, minutesAfter(6)));
  const merge = { topicId: split.topicId, version: 1, intoTopicId: topicId, intoVersion: 3, staffId: made.binh };
  expectOk(await mergeTopics(db, merge, minutesAfter(7)));
  expect([await members(topicId), await members(split.topicId)]).toEqual([[a, b, c].sort(), []]);
  expect(await addComments(db, { topicId: split.topicId, commentIds: [a], staffId: made.an }, minutesAfter(8))).toEqual({
    ok: false, reason: "merged", topicId: split.topicId, intoTopicId: topicId,
  });
});

test("a topic without comments is dissolved, with its history; one that has comments or a response is not", async () => {
  const [a, b] = made.comments.slice(9, 11) as [string, string];
  const topicId = await made.topic("p1-a", [a, b]);
  const dissolve = (version: number, id = topicId) => dissolveTopic(db, { topicId: id, version, staffId: made.binh }, minutesAfter(9));
  expect(await dissolve(1)).toEqual({ ok: false, reason: "not-empty" });
  expectOk(await removeComments(db, { topicId, commentIds: [a], staffId: made.an }, minutesAfter(8)));
  expect(await dissolve(1)).toMatchObject({ ok: false, reason: "changed-meanwhile" });
  // The one that is left is withdrawn: nobody sees it there any more.
  await db.prisma.comment.update({ where: { id: b }, data: { state: "withdrawn", version: { increment: 1 } } });
  expectOk(await dissolve(2));
  expect(await members(topicId)).toEqual([]);
  expect((await listTopics(db.prisma, { consultationId: made.consultationId })).map(({ id }) => id)).not.toContain(topicId);
  expect(await addComments(db, { topicId, commentIds: [a], staffId: made.an }, minutesAfter(10))).toEqual({ ok: false, reason: "dissolved" });
  expect(await dissolve(3)).toEqual({ ok: false, reason: "dissolved" });
  expect(await db.prisma.topicEvent.findFirst({ where: { topicId, version: 3 } })).toMatchObject({ action: "dissolve", staffId: made.binh, removed: [b] });

  const answered = await made.topic("p1-a", []);
  const draft = { consultationId: made.consultationId, to: { topicId: answered }, number: 0, outcome: "note" as const, text: "Ghi nhận.", staffId: made.an };
  expectOk(await draftResponse(db, draft, minutesAfter(9)));
  expect(await dissolve(1, answered)).toEqual({ ok: false, reason: "answered" });
  expect(await draftResponse(db, { ...draft, to: { topicId } }, minutesAfter(9))).toEqual({ ok: false, reason: "unknown-topic" });
});

test("a topic is put before the one that has its place", async () => {
  const { consultationId } = made;
  const sectionId = made.section("p1-a-i");
  const [first, second] = [await made.topic("p1-a-i", [], "Đầu"), await made.topic("p1-a-i", [], "Sau")];
  expectOk(await placeTopic(db, { topicId: second, version: 1, sectionId, position: 0, staffId: made.an }, minutesAfter(9)));
  const order = await db.prisma.topic.findMany({ where: { consultationId, sectionId }, orderBy: { position: "asc" } });
  expect(order.map(({ id }) => id)).toEqual([second, first]);
});

test("a whole act is refused when one of its comments is unknown, withdrawn or elsewhere", async () => {
  const topicId = await made.topic("p1-a", [made.comments[9]!]);
  const stranger = (await makeSynthesis(db, "dot-khac", 1)).comments[0]!;
  const taken = made.comments[10]!;
  await db.prisma.comment.update({ where: { id: taken }, data: { state: "withdrawn" } });
  const add = (commentIds: string[]) => addComments(db, { topicId, commentIds, staffId: made.an }, minutesAfter(9));
  expect(await add([made.comments[11]!, stranger])).toEqual({ ok: false, reason: "unknown-comment", commentIds: [stranger] });
  expect(await add([taken])).toEqual({ ok: false, reason: "unknown-comment", commentIds: [taken] });
  const remove = { topicId, commentIds: [made.comments[9]!, made.comments[11]!], staffId: made.an };
  expect(await removeComments(db, remove, minutesAfter(9))).toEqual({
    ok: false, reason: "not-in-topic", comments: [{ commentId: made.comments[11]!, by: null }],
  });
  expect(await members(topicId)).toEqual([made.comments[9]]);
});

test("history is only ever added to", async () => {
  await expect(db.pool.query("UPDATE topic_event SET version = 99")).rejects.toThrow("only ever added");
  await expect(db.pool.query("DELETE FROM topic")).rejects.toThrow("only ever added");
});
