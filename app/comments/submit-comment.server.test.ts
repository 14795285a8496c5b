import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { createTestConsultation, IN_TIME } from "~/platform/test/documents";
import { testDatabase } from "~/platform/test/database";
import { coalesce } from "~/platform/coalesce";
import { insertInTime, type NewComment } from "./insert-in-time.server";
import { CONSENT_NOTICE, type CommentInput } from "./comment.schema";
import { submitComment } from "./submit-comment.server";

const db = await testDatabase();
const insert = coalesce((comments: NewComment[]) => insertInTime(db.pool, comments), () => true);
let place: Awaited<ReturnType<typeof createTestConsultation>>;
beforeAll(async () => {
  place = await createTestConsultation(db);
});

const comment: CommentInput = {
  submissionKey: "", paragraph: null, quoteExact: "", quotePrefix: "", quoteSuffix: "", quoteStart: -1, kind: "other", text: "Ý kiến", proposed: null, name: null, organisation: null, email: null,
  district: null, showName: false, consent: "on",
};
const mail = { baseUrl: "https://gopy.example", from: "Cổng <khong-tra-loi@gopy.example>", locale: "vi" as const };

function submit(changes: Partial<CommentInput> = {}, now = IN_TIME, sectionPath: string | null = "a") {
  return submitComment(db, insert, { slug: "du-thao", sectionPath, mail, comment: { ...comment, submissionKey: randomUUID(), ...changes } }, now);
}

const counts = async () => ({
  comments: await db.prisma.comment.count(),
  contributors: await db.prisma.contributor.count(),
  mails: await db.prisma.mailMessage.count(),
  jobs: (await db.pool.query("SELECT 1 FROM graphile_worker.jobs")).rowCount,
});

test.each([
  ["2020-05-31T23:59:59.999+07:00", { ok: false, reason: "not-open-yet" }],
  ["2020-06-01T00:00:00.000+07:00", { ok: true, repeated: false }],
  ["2020-06-18T23:59:59.999+07:00", { ok: true, repeated: false }],
  ["2020-06-19T00:00:00.000+07:00", { ok: false, reason: "closed" }],
])("a comment that arrives at %s gives %o", async (instant, expected) => {
  const before = await counts();
  expect(await submit({}, new Date(instant))).toMatchObject(expected);
  expect((await counts()).comments - before.comments).toBe(expected.ok ? 1 : 0);
});

test("a retry after the deadline of what arrived in time still gets its receipt", async () => {
  const submissionKey = randomUUID();
  const first = await submit({ submissionKey });
  expect(await submit({ submissionKey }, new Date("2020-06-20T00:00:00Z"))).toEqual({ ...first, repeated: true });
});

test("the row holds what was sent: its place, its words, nothing personal", async () => {
  const result = await submit({ paragraph: 2, kind: "amend", text: "Sửa số liệu", proposed: "3.500 tỷ đồng", district: "sin-ho" });
  expect(result.ok).toBe(true);
  const row = await db.prisma.comment.findFirstOrThrow({ where: { receiptCode: result.ok ? result.receiptCode : "" } });
  expect(row).toMatchObject({
    consultationId: place.consultationId, draftId: place.draftId, sectionId: place.sectionId, paragraphId: place.paragraphIds[1],
    contributorId: null, channel: "web", kind: "amend", text: "Sửa số liệu", proposed: "3.500 tỷ đồng", district: "sin-ho",
    consentNotice: CONSENT_NOTICE, state: "pending", version: 0, receivedAt: IN_TIME,
  });
});

test("of those that go in together a proposal has its base too, and the unchanged text is none", async () => {
  for (const [proposed, kept] of [["Đoạn hai", ["Đoạn hai", "Đoạn 2"]], ["Đoạn 2", [null, null]]] as const) {
    const result = await submit({ paragraph: 2, kind: "amend", proposed });
    const row = await db.prisma.comment.findFirstOrThrow({ where: { receiptCode: result.ok ? result.receiptCode : "" } });
    expect([row.proposed, row.proposedBase]).toEqual(kept);
  }
});

test("a comment may be about the whole draft, and about no place that does not exist", async () => {
  expect(await submit({}, IN_TIME, null)).toMatchObject({ ok: true });
  expect(await submit({}, IN_TIME, "khong-co")).toEqual({ ok: false, reason: "no-such-place", part: 0 });
  expect(await submit({ paragraph: 3 })).toEqual({ ok: false, reason: "no-such-place", part: 0 });
});

test("the same form sent ten times at once is one comment, one contributor, one mail and one receipt", async () => {
  const before = await counts();
  const submissionKey = randomUUID();
  const sent = { submissionKey, name: "Lò Thị Mai", email: "mai@example.vn" };
  const results = await Promise.all(Array.from({ length: 10 }, () => submit(sent)));
  expect(new Set(results.map((result) => (result.ok ? result.receiptCode : result.reason))).size).toBe(1);
  expect(results.filter((result) => result.ok && !result.repeated)).toHaveLength(1);
  const after = await counts();
  expect(after).toEqual({
    comments: before.comments + 1, contributors: before.contributors + 1, mails: before.mails + 1, jobs: (before.jobs ?? 0) + 1,
  });
});

test("another text under a used key is refused, so that it is not lost behind the first receipt", async () => {
  const submissionKey = randomUUID();
  const first = await submit({ submissionKey });
  expect(await submit({ submissionKey, text: "Ý kiến khác" })).toEqual({
    ok: false, reason: "key-used", receiptCode: first.ok ? first.receiptCode : "", part: 0,
  });
});

test("a mail waits in the outbox with its receipt code, and says nothing of the opinion", async () => {
  const result = await submit({ email: "pao@example.vn", text: "Nội dung riêng của tôi" });
  const row = await db.prisma.mailMessage.findFirstOrThrow({ where: { recipient: "pao@example.vn" } });
  expect(row.messageId).toMatch(/^<[0-9a-f-]{36}@gopy\.example>$/);
  expect(row.body).toContain(result.ok ? `https://gopy.example/tra-cuu/${result.receiptCode}` : "-");
  expect(row.body).not.toContain("Nội dung riêng");
  expect(row.sentAt).toBeNull();
});

test("the original cannot be changed or deleted, not even by hand", async () => {
  const result = await submit();
  const code = [result.ok ? result.receiptCode : ""];
  for (const change of ["text = 'Đã sửa'", "proposed = 'x'", "received_at = now()", "kind = 'agree'"]) {
    await expect(db.pool.query(`UPDATE comment SET ${change} WHERE receipt_code = $1`, code)).rejects.toThrow("only ever added");
  }
  await expect(db.pool.query("DELETE FROM comment WHERE receipt_code = $1", code)).rejects.toThrow("only ever added");
  await expect(db.pool.query("UPDATE consultation SET closes_at = now()")).rejects.toThrow("only ever added");
});

test("any text is stored to the letter", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1, unit: "grapheme" }), async (text) => {
      fc.pre(!text.includes("\u0000"));
      const result = await submit({ text });
      const row = await db.prisma.comment.findFirstOrThrow({ where: { receiptCode: result.ok ? result.receiptCode : "" } });
      expect(row.text).toBe(text);
    }),
    { numRuns: 60 },
  );
});

test("what arrives together is judged apart: each in time is kept, each late, lost or repeated one is told so", async () => {
  const before = await counts();
  const repeatedKey = randomUUID();
  const results = await Promise.all(
    Array.from({ length: 200 }, (_, index) => {
      switch (index % 4) {
        case 0:
          return submit({ text: `Ý kiến số ${index}` });
        case 1:
          return submit({}, new Date("2020-06-19T00:00:00.000+07:00"));
        case 2:
          return submit({}, IN_TIME, "khong-co");
        default:
          return submit({ submissionKey: repeatedKey });
      }
    }),
  );
  const told = (index: number) => results.filter((_, at) => at % 4 === index);
  expect(told(0).every((result) => result.ok && !result.repeated)).toBe(true);
  expect(new Set(told(0).map((result) => (result.ok ? result.receiptCode : ""))).size).toBe(50);
  expect(told(1)).toEqual(Array(50).fill({ ok: false, reason: "closed" }));
  expect(told(2)).toEqual(Array(50).fill({ ok: false, reason: "no-such-place", part: 0 }));
  expect(told(3).filter((result) => result.ok && !result.repeated)).toHaveLength(1);
  expect((await counts()).comments - before.comments).toBe(51);
});
