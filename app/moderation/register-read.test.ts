import { beforeAll, expect, test } from "vitest";
import { reviseComment } from "~/comments/revise-comment.server";
import { withdrawComment } from "~/comments/withdraw-comment.server";
import { newId } from "~/platform/ids.server";
import { testDatabase } from "~/platform/test/database";
import { countRegister } from "./count-register.server";
import { decide } from "./decide.server";
import { listPublicLog } from "./list-public-log.server";
import { listQueue, type QueueFilter } from "./list-queue.server";
import { readForModeration } from "./read-for-moderation.server";
import { RULES_VERSION } from "./rules";
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

test("a comment is read in its place: the paragraph, its neighbours, its history; a hidden name stays hidden", async () => {
  const id = await addComment(db, register, { path: "p1-a-i", paragraph: 2 });
  const contributorId = newId();
  const contributor = {
    id: contributorId,
    consultationId: register.consultationId,
    name: "Vàng A Pháo",
    email: "phao@example.vn",
    createdAt: minutesAfter(0),
  };
  await db.prisma.contributor.create({ data: contributor });
  await db.prisma.comment.update({ where: { id }, data: { contributorId } });
  const read = await readForModeration(db.prisma, { commentId: id });
  expect(read?.context.map(({ number, isTarget }) => [number, isTarget])).toEqual([
    [1, false],
    [2, true],
    [3, false],
  ]);
  expect(JSON.stringify(read)).not.toMatch(/Pháo|phao/);
  await db.prisma.contributor.update({ where: { id: contributorId }, data: { showName: true } });
  const spans = [{ field: "text" as const, start: 0, end: 2, reason: "1" }];
  await decide(
    db,
    { commentId: id, version: 0, revision: 0, action: "redact", reason: "1", note: null, spans, staffId: hoa },
    minutesAfter(1),
  );
  const again = await readForModeration(db.prisma, { commentId: id });
  expect(again).toMatchObject({
    state: "published",
    version: 1,
    contributor: { name: "Vàng A Pháo" },
    redactions: spans,
  });
  expect(again?.decisions).toMatchObject([{ action: "redact", by: "Cán bộ hoa" }]);
  expect(JSON.stringify(again)).not.toContain("phao@example.vn");
  expect(await readForModeration(db.prisma, { commentId: hoa })).toBeNull();
});

test("an edited comment is read as it stands, with what stood before; a withdrawn one without its words", async () => {
  const other = await makeRegister(db, "da-sua");
  const { consultationId } = other;
  const id = await addComment(db, other, { path: "p1-a", paragraph: 2, kind: "agree", text: "Lời đầu." });
  const line = { receiptCode: id, part: 1, mail: { baseUrl: "https://x", from: "a@x", locale: "vi" as const } };
  const words = { kind: "amend" as const, text: `Lời sau${" và sau".repeat(60)}.`, proposed: "Đoạn 2 mới." };
  await reviseComment(db, { ...line, revision: 0, words }, minutesAfter(1));
  const [row] = (await queue({ consultationId, kind: "amend" })).rows;
  expect(row).toMatchObject({ id, kind: "amend", revision: 1 });
  expect(row?.beginning).toMatch(/^Lời sau và sau.* …$/);
  expect((await queue({ consultationId, kind: "agree" })).rows).toEqual([]);
  expect(await readForModeration(db.prisma, { commentId: id })).toMatchObject({
    ...words,
    proposedBase: "Đoạn 2 của p1-a.",
    revision: 1,
    earlier: [{ number: 0, kind: "agree", text: "Lời đầu.", proposed: null }],
  });
  await decide(db, { commentId: id, version: 0, revision: 1, action: "publish", reason: "0", note: null, spans: [], staffId: hoa }, minutesAfter(2));
  expect((await listPublicLog(db, { consultationId, after: null })).entries).toMatchObject([{ kind: "amend" }]);
  await withdrawComment(db, line, minutesAfter(3));
  expect((await queue({ consultationId })).rows).toEqual([]);
  expect((await queue({ consultationId, state: "withdrawn" })).rows).toMatchObject([{ id, beginning: "" }]);
  expect(await readForModeration(db.prisma, { commentId: id })).toMatchObject({
    state: "withdrawn",
    text: "",
    proposed: null,
    proposedBase: null,
    quoteExact: null,
    earlier: [],
    contributor: null,
  });
});

test("the public log tells each decision without names, texts or ids of comments, the latest first", async () => {
  const other = await makeRegister(db, "nhat-ky");
  const ids: string[] = [];
  for (let i = 0; i < 60; i++) {
    ids.push(
      await addComment(db, other, { path: "p1-a", paragraph: 1, text: `Lời của tôi ${i}`, proposed: "Chữ đề nghị" }),
    );
    await publish(ids[i]!, i);
  }
  const { consultationId } = other;
  const first = await listPublicLog(db, { consultationId, after: null });
  const second = await listPublicLog(db, { consultationId, after: first.next });
  const entries = [...first.entries, ...second.entries];
  expect(entries.map(({ decidedAt }) => decidedAt)).toEqual(ids.map((_, i) => minutesAfter(59 - i)));
  expect(second.next).toBeNull();
  const { id, ...rest } = entries[0]!;
  expect(rest).toEqual({
    decidedAt: minutesAfter(59),
    action: "publish",
    reason: "0",
    rulesVersion: RULES_VERSION,
    kind: "amend",
    place: { trail: ["Phần thứ nhất", "A"], heading: "Tiêu đề p1-a", part: "body", paragraph: 1 },
  });
  expect(ids).not.toContain(id);
  expect(JSON.stringify(entries)).not.toMatch(/Lời của tôi|Chữ đề nghị|Cán bộ/);
});

test("the numbers of a register are told by channel", async () => {
  const other = await makeRegister(db, "so-lieu");
  await addComment(db, other, { channel: "post" });
  await publish(await addComment(db, other, { channel: "post" }));
  await addComment(db, other, {});
  expect(await countRegister(db.prisma, other)).toEqual({
    all: { received: 3, texts: 3, pending: 2, published: 1, withheld: 0, withdrawn: 0, merged: 0 },
    channels: [
      { channel: "web", received: 1, texts: 1, pending: 1, published: 0, withheld: 0, withdrawn: 0, merged: 0 },
      { channel: "post", received: 2, texts: 2, pending: 1, published: 1, withheld: 0, withdrawn: 0, merged: 0 },
    ],
  });
});
