import { beforeAll, expect, test } from "vitest";
import { newId } from "~/platform/ids.server";
import { testDatabase } from "~/platform/test/database";
import { decide, type Decision } from "./decide.server";
import { readTransparency } from "./read-transparency.server";
import { addComment, addModerator, makeRegister, minutesAfter, type TestRegister } from "./test-register";

const NOW = minutesAfter(1_000);
let db: Awaited<ReturnType<typeof testDatabase>>;
let register: TestRegister;
let staff: string[];

beforeAll(async () => {
  db = await testDatabase();
  register = await makeRegister(db, "minh-bach-thu");
  staff = [await addModerator(db, "Hoa"), await addModerator(db, "Lan")];
});

const take = async (commentId: string, action: Decision["action"], at: number, over: Partial<Decision> = {}) => {
  const { version } = await db.prisma.comment.findUniqueOrThrow({ where: { id: commentId } });
  const reason = { publish: "0", redact: "1", withhold: "2", reopen: "8", move: "9", merge: "10" }[action];
  const decision = { commentId, version, revision: 0, action, reason, note: "vì sao", spans: [], staffId: staff[0]!, ...over };
  expect(await decide(db, decision, minutesAfter(at))).toMatchObject({ ok: true });
};

test("the numbers of a register that is known, counted once a minute however many ask", async () => {
  const { consultationId } = register;
  const empty = await readTransparency(db, { consultationId }, minutesAfter(1));
  expect(empty).toMatchObject({
    all: { received: 0 }, decisions: [], waiting: { decided: 0, median: null, p90: null, oldest: null },
    secondLooks: { asked: 0, open: 0 }, blind: { reviewed: 0 }, letters: { comments: 0 }, refusals: [],
  });

  // Ten comments, decided on after 10, 20, … 100 minutes; two more wait, since minute 40 and 900.
  const ids: string[] = [];
  for (let n = 1; n <= 10; n++) ids.push(await addComment(db, register, { path: "p1-b", channel: n > 7 ? "post" : "web", receivedAt: minutesAfter(n) }));
  for (const at of [40, 900]) await addComment(db, register, { path: "p1-b", receivedAt: minutesAfter(at) });
  for (const [index, id] of ids.entries()) await take(id, index < 6 ? "publish" : "withhold", index + 1 + 10 * (index + 1));
  // A move is not a first decision; a decision taken anew is not either.
  const moved = await addComment(db, register, { path: "p1-b", receivedAt: minutesAfter(0) });
  await take(moved, "move", 1, { toSectionId: register.section("p1-a") });
  await take(moved, "merge", 55, { mergedIntoId: ids[0]! });
  await take(ids[0]!, "reopen", 500);
  await take(ids[0]!, "publish", 600);

  const decisionOf = (commentId: string) => db.prisma.moderationDecision.findFirstOrThrow({ where: { commentId }, orderBy: { version: "desc" } });
  for (const id of ids.slice(6, 9)) {
    await db.prisma.secondLook.create({ data: { id: newId(), consultationId, commentId: id, decisionId: (await decisionOf(id)).id, requestedAt: minutesAfter(700) } });
  }
  await take(ids[6]!, "withhold", 800, { staffId: staff[1]! });
  await take(ids[7]!, "publish", 800, { staffId: staff[1]! });
  for (const [id, answer] of [[ids[1], "publish"], [ids[2], "withhold"], [ids[3], null]] as const) {
    await db.prisma.blindReview.create({
      data: {
        id: newId(), consultationId, commentId: id!, decisionId: (await decisionOf(id!)).id, createdAt: NOW,
        ...(answer && { staffId: staff[1]!, answer, reason: "0", answeredAt: NOW }),
      },
    });
  }
  for (const size of [5, 1, 2]) {
    await db.prisma.textGroup.create({ data: { id: newId(), consultationId, leaderId: ids[size]!, size, bands: [], wordsHash: Buffer.from([size]), createdAt: NOW } });
  }
  for (const day of ["2020-06-19", "2020-06-20"])
    await db.prisma.refusalCount.create({ data: { consultationId, channel: "web", day: new Date(day), reason: "closed", count: 4 } });
  for (const [state, reason] of [["refused", "late"], ["set_aside", "bounce"], ["waiting", null]] as const) {
    await db.prisma.intakeItem.create({
      data: { id: newId(), consultationId, channel: "email", state, reason, receiptCode: newId(), receivedAt: NOW, createdAt: NOW, settledAt: state === "waiting" ? null : NOW },
    });
  }

  // Still within the minute of the first count.
  expect(await readTransparency(db, { consultationId }, new Date(minutesAfter(1).getTime() + 59_999))).toBe(empty);

  const [numbers, same] = await Promise.all([readTransparency(db, { consultationId }, NOW), readTransparency(db, { consultationId }, NOW)]);
  expect(same).toBe(numbers);
  expect(numbers).toEqual({
    countedAt: NOW,
    all: { received: 13, texts: 13, pending: 2, published: 7, withheld: 3, withdrawn: 0, merged: 1 },
    channels: [
      { channel: "web", received: 10, texts: 10, pending: 2, published: 6, withheld: 1, withdrawn: 0, merged: 1 },
      { channel: "post", received: 3, texts: 3, pending: 0, published: 1, withheld: 2, withdrawn: 0, merged: 0 },
    ],
    decisions: [
      { action: "publish", reason: "0", count: 8 },
      { action: "withhold", reason: "2", count: 5 },
      { action: "reopen", reason: "8", count: 1 },
      { action: "move", reason: "9", count: 1 },
      { action: "merge", reason: "10", count: 1 },
    ],
    // 10, 20, … 100 and 55 minutes.
    waiting: { decided: 11, median: 55 * 60, p90: 90 * 60, oldest: 960 * 60 },
    secondLooks: { asked: 3, upheld: 1, changed: 1, open: 1 },
    blind: { reviewed: 2, agreed: 1 },
    letters: { comments: 8, texts: 3, repeated: 2 },
    refusals: [
      { channel: "web", reason: "closed", count: 8 },
      { channel: "email", reason: "bounce", count: 1 },
      { channel: "email", reason: "late", count: 1 },
    ],
  });
});
