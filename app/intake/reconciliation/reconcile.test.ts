import { beforeAll, expect, test } from "vitest";
import { addStaff } from "~/auth/test-staff";
import { countRefusals } from "~/comments/count-refusals.server";
import { withdrawComment } from "~/comments/withdraw-comment.server";
import { decide } from "~/moderation/decide.server";
import { createLog } from "~/platform/log.server";
import { newId } from "~/platform/ids.server";
import { testDatabase } from "~/platform/test/database";
import { createTestConsultation, IN_TIME } from "~/platform/test/documents";
import { checkRegisters, listAlarms } from "./check-registers.server";
import { reconcile } from "./reconcile.server";

let db: Awaited<ReturnType<typeof testDatabase>>;
let place: Awaited<ReturnType<typeof createTestConsultation>>;
let staffId: string;

interface Options {
  channel?: "web" | "email" | "post" | "meeting";
  intakeItemId?: string;
  bulkImportId?: string;
  receiptCode?: string;
  part?: number;
}

async function addComment({ channel = "web", receiptCode = newId(), part = 1, ...origin }: Options = {}) {
  const { consultationId, draftId, sectionId } = place;
  const id = newId();
  await db.prisma.comment.create({
    data: { id, consultationId, draftId, sectionId, channel, kind: "amend", text: "Lời.", submissionKey: newId(), receiptCode, part, receivedAt: IN_TIME, ...origin },
  });
  return { id, receiptCode };
}

async function addItem(channel: "email" | "post", state: "waiting" | "registered" | "refused" | "set_aside", units = 1, reason: string | null = null) {
  const item = { id: newId(), receiptCode: newId() };
  const settledAt = state === "waiting" ? null : IN_TIME;
  await db.prisma.intakeItem.create({
    data: { ...item, consultationId: place.consultationId, channel, state, units, reason, receivedAt: IN_TIME, createdAt: IN_TIME, settledAt },
  });
  return item;
}

async function addImport(state: "registered" | "discarded", rowsRead: number, peoplePresent: number) {
  const { consultationId } = place;
  const [id, fileId] = [newId(), newId()];
  await db.prisma.storedFile.create({ data: { id: fileId, consultationId, name: "bang.csv", mediaType: "text/csv", bytes: 1, sha256: fileId, createdAt: IN_TIME } });
  await db.prisma.bulkImport.create({
    data: { id, consultationId, channel: "meeting", state, fileId, fileSha256: fileId, rowsRead, peoplePresent, staffId, createdAt: IN_TIME, settledAt: IN_TIME },
  });
  return id;
}

const decideOn = (commentId: string, action: "publish" | "withhold") =>
  decide(db, { commentId, version: 0, revision: 0, action, reason: action === "publish" ? "0" : "1", note: null, spans: [], staffId }, IN_TIME);

beforeAll(async () => {
  db = await testDatabase();
  place = await createTestConsultation(db);
  staffId = await addStaff(db, "an@example.vn", ["administrator"], IN_TIME);
});

const check = () => checkRegisters({ db, log: createLog("silent"), mail: { baseUrl: "https://gopy.example.vn", from: "Cổng <gopy@example.vn>" } }, IN_TIME);

test("an empty register adds up", async () => {
  expect(await reconcile(db, place)).toMatchObject({ total: { received: 0, registered: 0 }, days: [], discrepancies: [] });
});

test("received = registered + refused + waiting in each channel and on each day, and registered is what the states add up to", async () => {
  const [published, withheld, withdrawn] = [await addComment(), await addComment(), await addComment()];
  await addComment();
  await decideOn(published.id, "publish");
  await decideOn(withheld.id, "withhold");
  await withdrawComment(db, { receiptCode: withdrawn.receiptCode, part: 1, mail: { baseUrl: "", from: "", locale: "vi" } }, IN_TIME);
  await countRefusals(db.pool, [
    { slug: place.slug, reason: "closed", at: IN_TIME },
    { slug: place.slug, reason: "closed", at: IN_TIME },
    { slug: place.slug, reason: "trap", at: IN_TIME },
    { slug: "khong-co", reason: "trap", at: IN_TIME },
  ]);
  const letter = await addItem("post", "registered", 2);
  await addComment({ channel: "post", intakeItemId: letter.id, receiptCode: letter.receiptCode });
  await addComment({ channel: "post", intakeItemId: letter.id, receiptCode: letter.receiptCode, part: 2 });
  await addItem("post", "refused", 1, "late");
  await addItem("email", "waiting");
  await addItem("email", "set_aside", 1, "auto-reply");
  const imported = await addImport("registered", 2, 150);
  await addComment({ channel: "meeting", bulkImportId: imported });
  await addComment({ channel: "meeting", bulkImportId: imported });
  await addImport("discarded", 40, 999);

  const { total, channels, days, reasons, meetings, discrepancies } = await reconcile(db, place);
  expect(discrepancies).toEqual([]);
  expect(total).toEqual({ received: 14, registered: 8, refused: 5, waiting: 1, pending: 5, published: 1, withheld: 1, withdrawn: 1, merged: 0 });
  expect(channels.map(({ channel, received, registered, refused, waiting }) => [channel, received, registered, refused, waiting])).toEqual([
    ["web", 7, 4, 3, 0],
    ["email", 2, 0, 1, 1],
    ["post", 3, 2, 1, 0],
    ["meeting", 2, 2, 0, 0],
    ["import", 0, 0, 0, 0],
  ]);
  expect(days.map(({ day, channel }) => [day, channel])).toEqual([
    ["2020-06-10", "web"], ["2020-06-10", "email"], ["2020-06-10", "post"], ["2020-06-10", "meeting"],
  ]);
  expect(reasons).toEqual([
    { channel: "web", reason: "closed", count: 2 },
    { channel: "web", reason: "trap", count: 1 },
    { channel: "email", reason: "auto-reply", count: 1 },
    { channel: "post", reason: "late", count: 1 },
  ]);
  expect(meetings).toEqual({ count: 1, peoplePresent: 150 });
  await check();
  expect(await listAlarms(db)).toEqual([]);
});

/** Breaks something behind the portal's back, as a fault or a hand in the database would, and mends it afterwards. */
const BREAKS: [string, string, string][] = [
  ["state", "UPDATE comment SET state = 'published' WHERE id = (SELECT id FROM comment WHERE state = 'withheld')", "UPDATE comment SET state = 'withheld' WHERE state = 'published' AND id IN (SELECT comment_id FROM moderation_decision WHERE action = 'withhold')"],
  ["item-lines", "UPDATE intake_item SET units = 3 WHERE units = 2", "UPDATE intake_item SET units = 2 WHERE units = 3"],
  ["import-rows", "UPDATE bulk_import SET rows_read = 3 WHERE state = 'registered'", "UPDATE bulk_import SET rows_read = 2 WHERE state = 'registered'"],
  ["published-count", "UPDATE section SET published_count = published_count + 1", "UPDATE section SET published_count = published_count - 1"],
  ["received", "UPDATE intake_item SET received_at = received_at - interval '2 days' WHERE channel = 'post' AND state = 'registered'", "UPDATE intake_item SET received_at = received_at + interval '2 days' WHERE channel = 'post' AND state = 'registered'"],
];

test.each(BREAKS)("a register whose %s is wrong raises one alarm, by mail and on the screen, and ends it when mended", async (key, breakIt, mendIt) => {
  await db.prisma.mailMessage.deleteMany();
  await db.pool.query(breakIt);
  expect((await reconcile(db, place)).discrepancies.map((each) => each.key)).toContain(key);
  await check();
  await check();
  expect(await listAlarms(db)).toMatchObject([{ slug: place.slug, alarmedAt: IN_TIME }]);
  const mails = await db.prisma.mailMessage.findMany();
  expect(mails.map(({ kind, recipient }) => [kind, recipient])).toEqual([["alarm", "an@example.vn"]]);
  expect(mails[0]!.body).toContain("https://gopy.example.vn/can-bo/doi-chieu?dot=du-thao");
  await db.pool.query(mendIt);
  await check();
  expect(await listAlarms(db)).toEqual([]);
  expect((await reconcile(db, place)).discrepancies).toEqual([]);
});

test("a comment of a letter that no letter brought, and a receipt that lacks a line, are found", async () => {
  await addComment({ channel: "post", part: 2 });
  expect((await reconcile(db, place)).discrepancies.map(({ key }) => key)).toEqual(["received", "no-origin", "receipt-lines"]);
});
