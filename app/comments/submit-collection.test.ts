import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { createTestConsultation, IN_TIME } from "~/platform/test/documents";
import { testDatabase } from "~/platform/test/database";
import { quoteAt } from "./anchor-quote";
import { collectionSchema, commentSchema, type Person } from "./comment.schema";
import { submitCollection, type Part } from "./submit-collection.server";

const db = await testDatabase();
beforeAll(async () => {
  await createTestConsultation(db);
});

const nobody: Person = { name: null, organisation: null, email: null, district: "sin-ho", showName: false, consent: "on" };
const mail = { baseUrl: "https://gopy.example", from: "Cổng <khong-tra-loi@gopy.example>", locale: "vi" as const };

function part(changes: Partial<Part> = {}): Part {
  return {
    submissionKey: randomUUID(), section: "a", paragraph: null, kind: "other", text: "Ý kiến", proposed: null,
    quoteExact: "", quotePrefix: "", quoteSuffix: "", quoteStart: -1, ...changes,
  };
}

function quoted(start: number, end: number) {
  const { exact, prefix, suffix } = quoteAt("Đoạn 1", start, end);
  return { paragraph: 1, quoteExact: exact, quotePrefix: prefix, quoteSuffix: suffix, quoteStart: start };
}

const submit = (parts: Part[], person = nobody, now = IN_TIME) => submitCollection(db, { slug: "du-thao", parts, person, mail }, now);
const rowsOf = (receiptCode: string) => db.prisma.comment.findMany({ where: { receiptCode }, orderBy: { part: "asc" } });
const count = () => db.prisma.comment.count();

test("comments sent together stand under one code, each on its own line and place", async () => {
  const parts = [part({ text: "Một" }), part({ text: "Hai", paragraph: 2 }), part({ text: "Ba", section: null })];
  const result = await submit(parts, { ...nobody, name: "Giàng A Páo", email: "pao@example.vn" });
  if (!result.ok) throw new Error(result.reason);
  const rows = await rowsOf(result.receiptCode);
  expect(rows.map(({ part: line, text }) => [line, text])).toEqual([[1, "Một"], [2, "Hai"], [3, "Ba"]]);
  expect(new Set(rows.map(({ contributorId }) => contributorId)).size).toBe(1);
  expect(rows[2]).toMatchObject({ sectionId: null, district: "sin-ho" });
  expect(await db.prisma.mailMessage.count({ where: { recipient: "pao@example.vn" } })).toBe(1);
});

test("ten tries at once are one collection; a part of what was received is not taken again", async () => {
  const before = await count();
  const parts = [part(), part()];
  const results = await Promise.all(Array.from({ length: 10 }, () => submit(parts)));
  expect(new Set(results.map((result) => (result.ok ? result.receiptCode : result.reason))).size).toBe(1);
  expect((await count()) - before).toBe(2);
  const more = await submit([...parts, part({ text: "Thêm" })]);
  if (!more.ok) throw new Error(more.reason);
  expect(more).toEqual({ ...results[0], repeated: false });
  expect((await rowsOf(more.receiptCode)).map(({ part: line, text }) => [line, text])).toEqual([[1, "Ý kiến"], [2, "Ý kiến"], [3, "Thêm"]]);
  const full = await submit([parts[0]!, ...Array.from({ length: 48 }, () => part())]);
  expect(full.ok && full.receiptCode).not.toBe(more.receiptCode);
  expect((await count()) - before).toBe(51);
});

test("a key is the same however it is written, and stands once in a collection", async () => {
  const typed = { submissionKey: randomUUID().toUpperCase(), kind: "other", text: "Ý kiến", consent: "on" };
  const { submissionKey } = commentSchema.parse(typed);
  const first = await submit([part({ submissionKey })]);
  expect(await submit([part({ submissionKey })])).toEqual({ ...first, repeated: true });
  const parts = JSON.stringify([typed, { ...typed, submissionKey, text: "Khác" }].map((each) => ({ ...each, section: "a" })));
  expect(collectionSchema.safeParse({ parts, consent: "on" }).error?.issues).toMatchObject([{ path: ["parts"], message: "partsWrong" }]);
});

test("one wrong part refuses all of them", async () => {
  const before = await count();
  expect(await submit([part(), part({ section: "khong-co" })])).toEqual({ ok: false, reason: "no-such-place", part: 1 });
  expect(await submit([part(), part(quoted(0, 4)), part({ ...quoted(0, 4), quoteSuffix: "x" })])).toEqual({ ok: false, reason: "quote-gone", part: 2 });
  expect(await submit([part()], nobody, new Date("2020-06-19T00:00:00.000+07:00"))).toEqual({ ok: false, reason: "closed" });
  expect(await count()).toBe(before);
});

test("a quote is kept as the paragraph has it; without a paragraph, or with other words, it is refused", async () => {
  const result = await submit([part(quoted(1, 4))]);
  if (!result.ok) throw new Error(result.reason);
  expect((await rowsOf(result.receiptCode))[0]).toMatchObject({ quoteExact: "oạn", quotePrefix: "Đ", quoteSuffix: " 1", quoteStart: 1 });
  for (const wrong of [{ paragraph: null }, { paragraph: 2 }, { quoteExact: "Đoạn" }, { quotePrefix: "" }]) {
    expect(await submit([part({ ...quoted(1, 4), ...wrong })])).toMatchObject({ ok: false, reason: "quote-gone" });
  }
  await expect(db.pool.query("UPDATE comment SET quote_start = 0 WHERE receipt_code = $1", [result.receiptCode])).rejects.toThrow("only ever added");
});

test("a proposal is kept with the text it rewrites; the unchanged text is no proposal", async () => {
  const result = await submit([part({ paragraph: 1, proposed: "Đoạn một" }), part({ paragraph: 1, proposed: "Đoạn 1" }), part({ proposed: "Mới" })]);
  if (!result.ok) throw new Error(result.reason);
  expect((await rowsOf(result.receiptCode)).map(({ proposed, proposedBase }) => [proposed, proposedBase])).toEqual([
    ["Đoạn một", "Đoạn 1"],
    [null, null],
    ["Mới", null],
  ]);
});
