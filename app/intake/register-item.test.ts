import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { addStaff } from "~/auth/test-staff";
import { findReceipt } from "~/comments/find-receipt.server";
import { newReceiptCode } from "~/comments/receipt-code";
import { randomBytes } from "node:crypto";
import { newId } from "~/platform/ids.server";
import { readFileContent } from "~/platform/files/read-file.server";
import { jpeg, pdf } from "~/platform/files/test-files";
import { testDatabase } from "~/platform/test/database";
import { createTestConsultation, IN_TIME } from "~/platform/test/documents";
import { listItems } from "./list-items.server";
import { refuseItem } from "./refuse-item.server";
import { registerItem, type NewLetter, type Registration } from "./register-item.server";

const db = await testDatabase();
let base: Awaited<ReturnType<typeof createTestConsultation>>;
let staffId: string;
/** Two days after the end. */
const AFTER = new Date("2020-06-20T09:00:00.000+07:00");

beforeAll(async () => {
  base = await createTestConsultation(db);
  staffId = await addStaff(db, "van-thu@example.vn", ["clerk"], IN_TIME);
});

const part = (text: string, more: Partial<Registration["parts"][number]> = {}) => ({ section: "a", paragraph: null, kind: "amend" as const, text, proposed: null, ...more });

function letter(more: Partial<NewLetter> = {}): NewLetter {
  return {
    sender: { name: "Lò Thị Mai", organisation: null, email: null, showName: false },
    postmarkedOn: "2020-06-09",
    arrivedOn: "2020-06-10",
    pages: [],
    keepLate: false,
    mail: { baseUrl: "https://gopy.example", from: "cong@gopy.example" },
    ...more,
  };
}

function registration(more: Partial<Registration> = {}): Registration {
  return { slug: base.slug, item: { letter: letter() }, parts: [part("Đề nghị sửa.")], district: "sin-ho", submissionKey: randomUUID(), staffId, ...more };
}

const itemOf = (id: string) => db.prisma.intakeItem.findUniqueOrThrow({ where: { id }, include: { comments: { orderBy: { part: "asc" } }, files: true, contributor: true } });

async function waitingMail(receivedAt = IN_TIME) {
  const id = newId();
  await db.prisma.intakeItem.create({
    data: { id, consultationId: base.consultationId, channel: "email", receiptCode: newReceiptCode(randomBytes), receivedAt, subject: "Góp ý", text: "Đề nghị sửa.", messageId: `<${id}@example.vn>`, createdAt: receivedAt },
  });
  return id;
}

describe("a letter", () => {
  test("becomes the lines of one receipt, each in its place, with its pages and its sender", async () => {
    const pages = [
      { name: "trang 1.jpg", mediaType: "image/jpeg", content: jpeg() },
      { name: "trang 2.pdf", mediaType: "application/pdf", content: pdf() },
    ];
    const parts = [part("Ý thứ nhất.", { paragraph: 2, proposed: "Đoạn hai mới" }), part("Ý thứ hai.", { section: null, kind: "other" })];
    const result = await registerItem(db, registration({ item: { letter: letter({ pages }) }, parts }), IN_TIME);
    if (!result.ok) throw new Error(result.reason);
    const item = await itemOf(result.itemId);
    expect(item).toMatchObject({ channel: "post", state: "registered", units: 2, staffId, reason: null, contributor: { name: "Lò Thị Mai" } });
    expect(item.postmarkedOn?.toISOString()).toBe("2020-06-09T00:00:00.000Z");
    expect(item.comments).toMatchObject([
      { part: 1, channel: "post", sectionId: base.sectionId, paragraphId: base.paragraphIds[1], proposed: "Đoạn hai mới", proposedBase: "Đoạn 2", district: "sin-ho", consentNotice: null, state: "pending" },
      { part: 2, channel: "post", sectionId: null, text: "Ý thứ hai.", receiptCode: result.receiptCode },
    ]);
    expect(item.files).toHaveLength(2);
    const kept: Buffer[] = [];
    for await (const piece of readFileContent(db.pool, item.files[0]!.fileId)) kept.push(piece);
    expect(Buffer.concat(kept)).toEqual(jpeg());
    const found = await findReceipt(db.prisma, result.receiptCode, IN_TIME);
    expect(found.ok && found.receipt.parts.map(({ words }) => words?.text)).toEqual(["Ý thứ nhất.", "Ý thứ hai."]);
  });

  test("sent ten times at once is one letter", async () => {
    const input = registration({ item: { letter: letter({ pages: [{ name: "a.jpg", mediaType: "image/jpeg", content: jpeg() }] }) } });
    const results = await Promise.all(Array.from({ length: 10 }, () => registerItem(db, input, IN_TIME)));
    expect(new Set(results.map((result) => result.ok && result.receiptCode)).size).toBe(1);
    expect(results.filter((result) => result.ok && !result.repeated)).toHaveLength(1);
    expect(await db.prisma.comment.count({ where: { intakeItemId: input.submissionKey } })).toBe(1);
    expect(await db.prisma.intakeFile.count({ where: { itemId: input.submissionKey } })).toBe(1);
  });

  test("with the key of another is not taken for it", async () => {
    const input = registration();
    const first = await registerItem(db, input, IN_TIME);
    expect(await registerItem(db, { ...input, parts: [part("Thư khác hẳn.")] }, IN_TIME)).toMatchObject({ ok: false, reason: "key-used", receiptCode: first.ok && first.receiptCode });
    expect(await registerItem(db, { ...input, item: { letter: letter({ postmarkedOn: "2020-06-08" }) } }, IN_TIME)).toMatchObject({ ok: false, reason: "key-used" });
  });

  test.each([
    ["2020-06-18", "2020-06-20", "registered"],
    ["2020-06-19", "2020-06-20", "late"],
    [null, "2020-06-18", "registered"],
    [null, "2020-06-19", "late"],
  ])("postmarked %s, here on %s, entered after the end: %s", async (postmarkedOn, arrivedOn, outcome) => {
    const result = await registerItem(db, registration({ item: { letter: letter({ postmarkedOn, arrivedOn }) } }), AFTER);
    expect(result.ok ? result.state : result.reason).toBe(outcome);
  });

  test("that is late is kept with its pages and words when the clerk says so, and is no comment", async () => {
    const pages = [{ name: "a.jpg", mediaType: "image/jpeg", content: jpeg() }];
    const input = registration({ item: { letter: letter({ postmarkedOn: "2020-06-19", arrivedOn: "2020-06-20", pages, keepLate: true }) }, parts: [part("Một."), part("Hai.")] });
    const result = await registerItem(db, input, AFTER);
    expect(result).toMatchObject({ ok: true, state: "refused" });
    const item = await itemOf(input.submissionKey);
    expect(item).toMatchObject({ state: "refused", reason: "late", units: 1, comments: [], staffId });
    expect(item.files).toHaveLength(1);
    expect(item.text).toContain("Hai.");
    expect(await registerItem(db, input, AFTER)).toMatchObject({ ok: true, state: "refused", repeated: true });
  });

  test("that names no place of the draft leaves nothing behind", async () => {
    const before = await db.prisma.intakeItem.count();
    for (const place of [{ section: "b" }, { paragraph: 3 }]) {
      expect(await registerItem(db, registration({ parts: [part("Một."), part("Hai.", place)] }), IN_TIME)).toEqual({ ok: false, reason: "no-such-place", part: 1 });
    }
    expect(await db.prisma.intakeItem.count()).toBe(before);
  });
});

describe("a mail that waits", () => {
  test("is registered once, whoever of two clerks is first, or refused", async () => {
    const itemId = await waitingMail();
    const other = await addStaff(db, "hai@example.vn", ["clerk"], IN_TIME);
    const mine = registration({ item: { itemId }, parts: [part("Một."), part("Hai.")] });
    const results = await Promise.all([
      registerItem(db, mine, IN_TIME),
      registerItem(db, registration({ item: { itemId }, parts: [part("Khác.")], staffId: other }), IN_TIME),
      refuseItem(db, { itemId, reason: "not-a-comment", note: null, staffId: other }, IN_TIME),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const item = await itemOf(itemId);
    expect(item.comments).toHaveLength(item.state === "registered" ? item.units : 0);
    expect(item.state).not.toBe("waiting");
  });

  test("sent twice by one clerk brings the first answer", async () => {
    const itemId = await waitingMail();
    const input = registration({ item: { itemId } });
    expect(await registerItem(db, input, IN_TIME)).toMatchObject({ ok: true, repeated: false });
    expect(await registerItem(db, input, IN_TIME)).toMatchObject({ ok: true, repeated: true });
    expect(await registerItem(db, { ...input, submissionKey: randomUUID() }, IN_TIME)).toMatchObject({ ok: false, reason: "settled" });
    expect(await refuseItem(db, { itemId, reason: "empty", note: null, staffId }, IN_TIME)).toEqual({ ok: false, reason: "settled" });
  });

  test("is late by when the mail server had it, and then only refused", async () => {
    const itemId = await waitingMail(AFTER);
    expect(await registerItem(db, registration({ item: { itemId } }), AFTER)).toMatchObject({ ok: false, reason: "late" });
    const refusal = { itemId, reason: "late" as const, note: "Sau hạn hai ngày.", staffId };
    expect(await refuseItem(db, refusal, AFTER)).toEqual({ ok: true, repeated: false });
    expect(await refuseItem(db, refusal, AFTER)).toEqual({ ok: true, repeated: true });
    expect(await itemOf(itemId)).toMatchObject({ state: "refused", reason: "late", units: 1, note: "Sau hạn hai ngày." });
    expect(await refuseItem(db, { ...refusal, itemId: newId() }, AFTER)).toEqual({ ok: false, reason: "unknown-item" });
  });
});

test("the list is walked to its end by pages, each item once, filtered by channel and state", async () => {
  const consultation = await createTestConsultation(db, "danh-sach");
  await db.prisma.intakeItem.createMany({
    data: Array.from({ length: 130 }, (_, index) => ({
      id: newId(), consultationId: consultation.consultationId, channel: index % 3 === 0 ? ("post" as const) : ("email" as const),
      state: index % 2 === 0 ? ("waiting" as const) : ("refused" as const), settledAt: index % 2 === 0 ? null : IN_TIME,
      // Many share an instant: the id decides then.
      receiptCode: newReceiptCode(randomBytes), receivedAt: new Date(IN_TIME.getTime() + Math.floor(index / 10) * 1000), createdAt: IN_TIME,
    })),
  });
  for (const [filter, count] of [[{ channel: null, state: null }, 130], [{ channel: "post", state: null }, 44], [{ channel: "email", state: "waiting" }, 43]] as const) {
    const ids: string[] = [];
    let after: { at: Date; id: string } | null = null;
    do {
      const { items, next }: Awaited<ReturnType<typeof listItems>> = await listItems(db, { consultationId: consultation.consultationId, ...filter, after });
      ids.push(...items.map(({ id }) => id));
      after = next;
    } while (after);
    expect([ids.length, new Set(ids).size]).toEqual([count, count]);
  }
});

describe("what staff are told of an item", () => {
  test("stays when somebody refuses it with words of their own", async () => {
    const itemId = await waitingMail();
    await db.prisma.intakeItem.update({ where: { id: itemId }, data: { note: "Tệp “a.exe” không được nhận." } });
    expect(await refuseItem(db, { itemId, reason: "not-a-comment", note: "Thư quảng cáo.", staffId }, IN_TIME)).toMatchObject({ ok: true });
    expect((await itemOf(itemId)).note).toBe("Tệp “a.exe” không được nhận.\nThư quảng cáo.");
    const other = await waitingMail();
    await db.prisma.intakeItem.update({ where: { id: other }, data: { note: "Tệp “b.exe” không được nhận." } });
    await refuseItem(db, { itemId: other, reason: "empty", note: null, staffId }, IN_TIME);
    expect((await itemOf(other)).note).toBe("Tệp “b.exe” không được nhận.");
  });
});

describe("a letter with an e-mail address", () => {
  const told = (recipient: string) => db.prisma.mailMessage.findMany({ where: { recipient } });
  const from = (email: string, more: Partial<NewLetter> = {}) => letter({ sender: { name: "Lò Thị Mai", organisation: null, email, showName: false }, ...more });

  test("gets its receipt by mail, once, whoever of two tries is first, and its sender is kept once", async () => {
    const input = registration({ item: { letter: from("mai@example.vn") } });
    const results = await Promise.all([registerItem(db, input, IN_TIME), registerItem(db, input, IN_TIME), registerItem(db, input, IN_TIME)]);
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true]);
    const [receipt, ...more] = await told("mai@example.vn");
    expect(more).toEqual([]);
    const { receiptCode } = await itemOf(input.submissionKey);
    expect(receipt).toMatchObject({ kind: "receipt", consultationId: base.consultationId });
    expect(receipt!.body).toContain(`https://gopy.example/tra-cuu/${receiptCode}`);
    expect(receipt!.body).toContain("https://gopy.example/xac-nhan/");
    expect(receipt!.body).not.toMatch(/Đề nghị sửa|Lò Thị Mai/);
    expect(await db.prisma.contributor.count({ where: { email: "mai@example.vn" } })).toBe(1);
  });

  test("that came too late, or has no address, is told nothing by mail", async () => {
    await registerItem(db, registration({ item: { letter: from("muon@example.vn", { postmarkedOn: "2020-06-19", arrivedOn: "2020-06-20", keepLate: true }) } }), AFTER);
    expect(await told("muon@example.vn")).toEqual([]);
    const before = await db.prisma.mailMessage.count();
    await registerItem(db, registration(), IN_TIME);
    expect(await db.prisma.mailMessage.count()).toBe(before);
  });
});
