import { beforeAll, expect, test } from "vitest";
import { addComment, addModerator, makeRegister, minutesAfter, type TestRegister } from "~/moderation/test-register";
import { newId } from "~/platform/ids.server";
import { testDatabase } from "~/platform/test/database";
import { listPublished } from "./list-published.server";
import { listPublishedPage, type Cursor, type PublishedList } from "./list-published-page.server";
import { readPublishedQuery, writePublishedQuery } from "./published-query";
import { readPublished } from "./read-published.server";

let db: Awaited<ReturnType<typeof testDatabase>>;
let register: TestRegister;
let staffId: string;
/** Names of the comments by their ids. */
const names = new Map<string, string>();

const KINDS = ["agree", "amend", "add", "remove", "other"] as const;
const places = [undefined, ["p1"], ["p1", 2], ["p1-a"], ["p1-a", 1], ["p1-a", 3], ["p1-a-i", 2], ["p1-b"]] as const;

beforeAll(async () => {
  db = await testDatabase();
  register = await makeRegister(db, "cong-bo");
  staffId = await addModerator(db, "Hoa");
  for (let n = 0; n < 64; n += 1) {
    const [path, paragraph] = places[n % places.length] ?? [];
    const id = await addComment(db, register, {
      ...(path ? { path } : {}),
      ...(paragraph ? { paragraph } : {}),
      kind: KINDS[n % 5]!,
      text: `Ý kiến ${n}`,
      receivedAt: minutesAfter(Math.floor(n / 3)),
    });
    names.set(id, `${path ?? "whole"}#${paragraph ?? 0}`);
    if (n % 8 !== 7 || n > 32) await db.prisma.comment.update({ where: { id }, data: { state: "published" } });
  }
  await db.pool.query("UPDATE section s SET published_count = (SELECT count(*) FROM comment c WHERE c.section_id = s.id AND c.state = 'published')");
});

async function readAll(list: Partial<PublishedList>, limit = 5) {
  const pages: string[][] = [];
  let after: Cursor | null = null;
  do {
    const page: Awaited<ReturnType<typeof listPublishedPage>> = await listPublishedPage(
      db.pool,
      { draftId: register.draftId, about: "anything", paragraph: null, kind: null, order: "newest", ...list },
      after,
      limit,
    );
    pages.push(page.comments.map(({ id }) => id));
    after = page.next;
  } while (after);
  return pages.flat();
}

async function expected(where: string, order: string) {
  const { rows } = await db.pool.query<{ id: string }>(
    `SELECT c.id FROM comment c LEFT JOIN section s ON s.id = c.section_id LEFT JOIN paragraph p ON p.id = c.paragraph_id
     WHERE c.state = 'published' AND ${where} ORDER BY ${order} c.received_at DESC, c.id DESC`,
  );
  return rows.map(({ id }) => id);
}
const byDraft = "s.position NULLS FIRST, p.number NULLS FIRST,";

test.each([
  ["anything", "true"],
  ["whole", "c.section_id IS NULL"],
  [["p1-a"], "s.path = 'p1-a'"],
  [["p1-a", "p1-a-i"], "s.path LIKE 'p1-a%'"],
] as const)("pages of %s follow each other without a gap or a repetition, in both orders and of each kind", async (about, where) => {
  const list = { about: typeof about === "string" ? about : about.map((path) => register.section(path)) };
  for (const [order, columns] of [["newest", ""], ["draft", byDraft]] as const) {
    expect(await readAll({ ...list, order })).toEqual(await expected(where, columns));
    expect(await readAll({ ...list, order, kind: "add" }, 2)).toEqual(await expected(`${where} AND c.kind = 'add'`, columns));
  }
});

test("one paragraph's comments are those of that number in that section", async () => {
  for (const order of ["newest", "draft"] as const) {
    const ids = await readAll({ about: [register.section("p1-a")], paragraph: 3, order }, 3);
    expect(ids).toEqual(await expected("s.path = 'p1-a' AND p.number = 3", ""));
    expect(ids.length).toBeGreaterThan(5);
  }
});

test("beside the text stand the newest of each paragraph, with the number of all", async () => {
  const groups = await listPublished(db.pool, { draftId: register.draftId, sectionId: register.section("p1-a") }, 3);
  expect(groups.map(({ paragraph, total, comments }) => [paragraph, total, comments.length])).toEqual([[null, 8, 3], [1, 8, 3], [3, 8, 3]]);
  expect(groups[2]!.comments.map(({ id }) => id)).toEqual((await expected("s.path = 'p1-a' AND p.number = 3", "")).slice(0, 3));
  const whole = await listPublished(db.pool, { draftId: register.draftId, sectionId: null }, 3);
  expect(whole.map(({ paragraph, total }) => [paragraph, total])).toEqual([[null, 8]]);
});

test("what is shown is what the comment says now: its last revision, with what the last decision hides", async () => {
  const id = await addComment(db, register, { path: "p1-b", paragraph: 1, text: "Bản gốc", proposed: "Gốc" });
  await db.prisma.commentRevision.create({
    data: {
      id: newId(), consultationId: register.consultationId, commentId: id, number: 1, kind: "remove",
      text: "Gọi số 0912 nhé", proposed: "Sửa 0912", proposedBase: "Đoạn 1", createdAt: minutesAfter(1),
    },
  });
  const decisionId = newId();
  await db.prisma.comment.update({ where: { id }, data: { revision: 1, version: 1, state: "published", supportCount: 12 } });
  await db.prisma.moderationDecision.create({
    data: {
      id: decisionId, consultationId: register.consultationId, commentId: id, version: 1, action: "redact", reason: "1",
      rulesVersion: "1", staffId, decidedAt: minutesAfter(2),
    },
  });
  await db.prisma.redaction.createMany({
    data: [{ field: "text" as const, start: 7, end: 11 }, { field: "proposed" as const, start: 4, end: 8 }].map((span) => ({
      id: newId(), consultationId: register.consultationId, commentId: id, decisionId, reason: "1", ...span,
    })),
  });
  const shown = await readPublished(db.pool, { consultationId: register.consultationId, id });
  expect(shown).toMatchObject({
    comment: { kind: "remove", proposedBase: "Đoạn 1", supports: 12, quote: null },
    paragraph: { number: 1, text: "Đoạn 1 của p1-b." },
    sectionId: register.section("p1-b"),
  });
  expect(shown!.comment.text).toMatch(/^Gọi số \[đã ẩn: .*\] nhé$/);
  expect(shown!.comment.proposed).toMatch(/^Sửa \[đã ẩn: .*\]$/);
  expect(await readAll({ about: [register.section("p1-b")], kind: "remove" })).toContain(id);
  expect(await readAll({ about: [register.section("p1-b")], kind: "amend" })).not.toContain(id);
});

test("a comment that waits, or is another consultation's, has no page", async () => {
  const id = await addComment(db, register, { text: "Chờ" });
  expect(await readPublished(db.pool, { consultationId: register.consultationId, id })).toBeNull();
  await db.prisma.comment.update({ where: { id }, data: { state: "published" } });
  expect(await readPublished(db.pool, { consultationId: newId(), id })).toBeNull();
  expect(await readPublished(db.pool, { consultationId: register.consultationId, id })).not.toBeNull();
});

test("an address that makes no sense is read as the clean one", () => {
  const clean = (query: string) => writePublishedQuery(readPublishedQuery(new URLSearchParams(query)));
  expect(clean("loai=&xep=&trong=&doan=")).toBe("");
  expect(clean("loai=khac&xep=x&trong=y&doan=0&truoc=1&la=1")).toBe("");
  expect(clean("trong=ca&xep=du-thao&loai=add")).toBe("?loai=add&xep=du-thao&trong=ca");
  expect(clean("doan=3&trong=ca")).toBe("?doan=3");
  const after = `truoc=1591750000000_${newId()}`;
  expect(clean(after)).toBe(`?${after}`);
});
