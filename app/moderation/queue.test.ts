import { beforeAll, expect, test } from "vitest";
import { newId } from "~/platform/ids.server";
import { testDatabase } from "~/platform/test/database";
import { countQueue } from "./count-queue.server";
import { readCursor, writeCursor } from "./cursor";
import { decide } from "./decide.server";
import { listQueue, listQueueIds, type QueueFilter } from "./list-queue.server";
import { proposeDecision } from "./propose-decision.server";
import { queueWays, sliceMarks, type Narrowed } from "./queue-conditions.server";
import { addComment, addModerator, makeRegister, minutesAfter, type TestRegister } from "./test-register";
import { EVERYTHING } from "./test-queue";

let db: Awaited<ReturnType<typeof testDatabase>>;
let register: TestRegister;
let hoa: string;

beforeAll(async () => {
  db = await testDatabase();
  register = await makeRegister(db, "du-thao");
  hoa = await addModerator(db, "Cán bộ hoa");
});

const queue = (filter: Partial<QueueFilter> = {}, now = minutesAfter(1_000)) =>
  listQueue(db, { ...EVERYTHING, consultationId: register.consultationId, staffId: hoa, ...filter }, now);
const publish = (commentId: string, at = 60) =>
  decide(
    db,
    { commentId, version: 0, revision: 0, action: "publish", reason: "0", note: null, spans: [], staffId: hoa },
    minutesAfter(at),
  );

test("the queue holds what waits, oldest first, page by page, whatever is decided or arrives in between", async () => {
  const ids: string[] = [];
  // Several arrive in the same millisecond.
  for (let i = 0; i < 70; i++)
    ids.push(await addComment(db, register, { path: "p1-b", receivedAt: minutesAfter(Math.floor(i / 7)) }));
  const first = await queue();
  expect(first.rows.map(({ id }) => id)).toEqual(ids.slice(0, 30));
  await publish(ids[0]!);
  await publish(ids[40]!);
  await addComment(db, register, { path: "p1-b", receivedAt: minutesAfter(999) });
  const after = readCursor(writeCursor(first.next!));
  const second = await queue({ after });
  const third = await queue({ after: second.next });
  expect([...second.rows, ...third.rows].slice(0, -1).map(({ id }) => id)).toEqual(
    ids.slice(30).filter((id) => id !== ids[40]),
  );
  expect(third.next).toBeNull();
  expect((await queue({ state: "published" })).rows.map(({ id }) => id)).toEqual([ids[0], ids[40]]);
});

test("filters by a section with all below it, and by kind", async () => {
  const other = await makeRegister(db, "loc");
  const filter = { consultationId: other.consultationId };
  const whole = await addComment(db, other, { kind: "agree", receivedAt: minutesAfter(1) });
  const top = await addComment(db, other, { path: "p1", receivedAt: minutesAfter(2) });
  const inside = await addComment(db, other, {
    path: "p1-a-i",
    paragraph: 3,
    kind: "remove",
    receivedAt: minutesAfter(3),
  });
  const beside = await addComment(db, other, { path: "p1-b", receivedAt: minutesAfter(4) });
  const ids = async (more: Partial<QueueFilter>) => (await queue({ ...filter, ...more })).rows.map(({ id }) => id);
  expect(await ids({})).toEqual([whole, top, inside, beside]);
  expect(await ids({ sectionPath: "p1" })).toEqual([top, inside, beside]);
  expect(await ids({ sectionPath: "p1-a" })).toEqual([inside]);
  expect(await ids({ sectionPath: "p1-a", kind: "agree" })).toEqual([]);
  expect(await ids({ kind: "agree" })).toEqual([whole]);
  expect(await ids({ sectionPath: "khong-co" })).toEqual([]);
  const [row] = (await queue({ ...filter, sectionPath: "p1-a" })).rows;
  expect(row).toMatchObject({ place: { trail: ["Phần thứ nhất", "A", "I"], part: "body", paragraph: 3 }, version: 0 });
  const { states, sections } = await countQueue(db, { ...filter, staffId: hoa }, minutesAfter(1));
  expect(states).toMatchObject({ pending: 4, published: 0 });
  expect(sections.map(({ path, pending }) => [path, pending])).toEqual([
    ["p1", 3],
    ["p1-a", 1],
    ["p1-a-i", 1],
    ["p1-b", 1],
  ]);
});

test("a page mark that was tampered with is no mark", () => {
  for (const value of [
    "",
    "x",
    "1_2",
    "1_0190b0f0-0000-7000-8000-00000000000g",
    "-1_0190b0f0-0000-7000-8000-000000000000",
  ]) {
    expect(readCursor(value)).toBeNull();
  }
});

test("narrows by channel, district, age, flag, group and words, one or several; looks for rare ones past the first thousands", async () => {
  const other = await makeRegister(db, "loc-nhieu");
  const { consultationId } = other;
  const at = { post: minutesAfter(1), old: minutesAfter(2), flagged: minutesAfter(3), new: minutesAfter(60 * 24 * 5) };
  const post = await addComment(db, other, { channel: "post", receivedAt: at.post });
  const old = await addComment(db, other, { path: "p1-a", receivedAt: at.old });
  const flagged = await addComment(db, other, { path: "p1-a", receivedAt: at.flagged });
  const fresh = await addComment(db, other, { path: "p1-b", receivedAt: at.new, district: "sin-ho" });
  const groupId = newId();
  await db.pool.query("INSERT INTO text_group (id, consultation_id, leader_id, size, bands, words_hash, created_at) VALUES ($1, $2, $3, 2, '{}', '', now())", [
    groupId,
    consultationId,
    old,
  ]);
  for (const [id, flags, group, text] of [
    [post, [], null, "Đường vào bản lầy lội"],
    [old, ["link"], groupId, "Trường học xuống cấp"],
    [flagged, ["personal-data", "link"], groupId, "Trường học xuống cấp quá"],
    [fresh, [], null, "Hoà bình"],
  ] as const) {
    await db.pool.query("INSERT INTO comment_analysis (comment_id, consultation_id, flags, group_id, words) VALUES ($1, $2, $3, $4, words_vi($5))", [
      id,
      consultationId,
      flags,
      group,
      text,
    ]);
  }
  const now = minutesAfter(60 * 24 * 5 + 30);
  const ids = async (more: Partial<QueueFilter>) => (await queue({ consultationId, ...more }, now)).rows.map(({ id }) => id);
  expect(await ids({ channel: "post" })).toEqual([post]);
  expect(await ids({ district: "sin-ho" })).toEqual([fresh]);
  expect(await ids({ district: "sin-ho", channel: "post" })).toEqual([]);
  expect(await ids({ age: "today" })).toEqual([fresh]);
  expect(await ids({ age: "days" })).toEqual([post, old, flagged]);
  expect(await ids({ flag: "any" })).toEqual([old, flagged]);
  expect(await ids({ flag: "personal-data" })).toEqual([flagged]);
  expect(await ids({ groupId })).toEqual([old, flagged]);
  expect(await ids({ words: "TRUONG hoc" })).toEqual([old, flagged]);
  expect(await ids({ words: "trường quá", flag: "link" })).toEqual([flagged]);
  expect(await ids({ words: "hòa bình" })).toEqual([fresh]);
  expect(await ids({ words: "' | !" })).toHaveLength(4);
  expect(await ids({ words: "khong-co-tu-nay" })).toEqual([]);
  expect((await queue({ consultationId, flag: "personal-data" }, now)).rows[0]).toMatchObject({
    flags: ["personal-data", "link"],
    group: { id: groupId, size: 2 },
  });
  expect(await listQueueIds(db, { ...EVERYTHING, consultationId, staffId: hoa, groupId }, 500, now)).toEqual([old, flagged]);
});

test("whichever way a list is looked for, it holds the same", async () => {
  const other = await makeRegister(db, "moi-cach");
  const { consultationId } = other;
  const now = minutesAfter(5_000);
  const pick = <T,>(values: readonly T[], at: number) => values[at % values.length]!;
  for (let i = 0; i < 60; i++) {
    const path = pick(["p1-a", "p1-a-i", "p1-b"], i);
    const kind = pick(["amend", "agree"] as const, i >> 1);
    const district = pick(["sin-ho", "than-uyen", undefined], i >> 2);
    const id = await addComment(db, other, { path, kind, ...(district && { district }), channel: pick(["web", "post"] as const, i >> 3), receivedAt: minutesAfter(i) });
    await db.pool.query("INSERT INTO comment_analysis (comment_id, consultation_id, flags, words) VALUES ($1, $2, $3, words_vi($4))", [
      id,
      consultationId,
      pick([[], ["link"], ["insult", "link"]], i),
      pick(["Đường vào bản", "Trường học"], i >> 1),
    ]);
  }
  const none = { consultationId, sectionIds: null, districts: null, kind: null, channel: null, age: null, flag: null, groupId: null, words: null, waits: null, state: "pending", after: null } as const;
  const { p1a, p1b } = { p1a: other.section("p1-a"), p1b: other.section("p1-b") };
  const narrowings: Partial<Narrowed>[] = [
    {},
    { words: "'truong'" },
    { words: "'truong'", districts: ["sin-ho"], kind: "agree" },
    { words: "'duong' & 'ban'", sectionIds: [p1a, p1b], channel: "post", flag: "link" },
    { flag: "any", districts: ["sin-ho", "than-uyen"] },
    { flag: "insult", sectionIds: [p1b], kind: "amend" },
    { flag: "link", sectionIds: [] },
    { words: "'truong'", age: "days", after: { at: minutesAfter(20), id: consultationId } },
    { kind: "agree", channel: "web", districts: ["than-uyen"] },
  ];
  for (const narrowing of narrowings) {
    const results = [];
    for (const { text, values, slice } of queueWays({ ...none, ...narrowing }, 100, now)) {
      const { rows } = await db.pool.query<{ id: string }>(text, slice ? [...values, sliceMarks(minutesAfter(0), minutesAfter(60))] : values);
      results.push(rows.map(({ id }) => id));
    }
    expect(new Set(results.map((ids) => JSON.stringify(ids))).size, JSON.stringify(narrowing)).toBe(1);
    if (narrowing.sectionIds?.length !== 0) expect(results[0], JSON.stringify(narrowing)).not.toEqual([]);
  }
});

test("shows somebody what is entrusted to them, hides what waits to take effect, and finds what waits for a second", async () => {
  const other = await makeRegister(db, "pham-vi");
  const { consultationId } = other;
  const inside = await addComment(db, other, { path: "p1-a-i", receivedAt: minutesAfter(1) });
  const outside = await addComment(db, other, { path: "p1-b", receivedAt: minutesAfter(2) });
  const minh = await addModerator(db, "Cán bộ Minh");
  await db.prisma.staff.update({ where: { id: minh }, data: { scopeSections: [other.section("p1-a")] } });
  const ids = async (more: Partial<QueueFilter> = {}, at = 100) => (await queue({ consultationId, ...more }, minutesAfter(at))).rows.map(({ id }) => id);
  expect(await ids({ staffId: minh })).toEqual([inside]);
  expect(await ids({ staffId: minh, sectionPath: "p1-b" })).toEqual([]);
  expect((await countQueue(db, { consultationId, staffId: minh }, minutesAfter(1))).states.pending).toBe(1);

  await db.prisma.consultation.update({ where: { id: consultationId }, data: { fourEyes: true } });
  const proposal = { version: 0, revision: 0, note: null, spans: [], staffId: hoa };
  await proposeDecision(db, { ...proposal, commentId: outside, action: "withhold", reason: "2" }, minutesAfter(100));
  await proposeDecision(db, { ...proposal, commentId: inside, action: "publish", reason: "0" }, minutesAfter(100));
  expect(await ids()).toEqual([]);
  expect(await ids({ waits: "second" })).toEqual([]);
  expect(await ids({ waits: "second" }, 101)).toEqual([outside]);
  expect(await ids({ waits: "second", staffId: minh }, 101)).toEqual([]);
});
