import { createHash, randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { findReceipt } from "~/comments/find-receipt.server";
import { newId } from "~/platform/ids.server";
import { png } from "~/platform/files/test-files";
import { testDatabase } from "~/platform/test/database";
import { createTestConsultation, IN_TIME } from "~/platform/test/documents";
import { attachFiles } from "./attach-files.server";
import { findStaffFile } from "./find-staff-file.server";
import { listFiles } from "./list-files.server";
import { submitCollection } from "./submit-collection.server";
import { withdrawComment } from "./withdraw-comment.server";

const db = await testDatabase();
const mail = { baseUrl: "http://localhost", from: "gopy@example.vn", locale: "vi" as const };
let slug: string;

beforeAll(async () => {
  ({ slug } = await createTestConsultation(db));
});

/** A comment of the web form; its line of the receipt. */
async function send() {
  const part = {
    submissionKey: randomUUID(), section: "a", paragraph: null, kind: "other" as const, text: "Ý kiến.", proposed: null,
    quoteExact: "", quotePrefix: "", quoteSuffix: "", quoteStart: -1,
  };
  const person = { name: null, organisation: null, email: null, district: null, showName: false, consent: "on" as const };
  const sent = await submitCollection(db, { slug, parts: [part], person, mail }, IN_TIME);
  if (!sent.ok) throw new Error(sent.reason);
  return { receiptCode: sent.receiptCode, part: 1 };
}

const idOf = async ({ receiptCode }: { receiptCode: string }) => (await db.prisma.comment.findFirstOrThrow({ where: { receiptCode }, select: { id: true } })).id;

let made = 0;
function file() {
  const content = png({ padding: ++made });
  return { name: `ảnh ${made}.png`, mediaType: "image/png", sha256: createHash("sha256").update(content).digest("hex"), content };
}

test("five in all, however many come at the same moment; the same one counts once", async () => {
  const line = await send();
  const results = await Promise.all(Array.from({ length: 4 }, () => attachFiles(db, { ...line, files: [file(), file()] }, IN_TIME)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(2);
  expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "too-many", left: 1 });
  const fifth = file();
  expect(await attachFiles(db, { ...line, files: [fifth, fifth] }, IN_TIME)).toEqual({ ok: true, added: 1 });
  expect(await attachFiles(db, { ...line, files: [fifth] }, IN_TIME)).toEqual({ ok: true, added: 0 });
  expect(await attachFiles(db, { ...line, files: [file()] }, IN_TIME)).toEqual({ ok: false, reason: "too-many", left: 0 });
  expect(await listFiles(db.prisma, await idOf(line))).toHaveLength(5);
  const found = await findReceipt(db.prisma, line.receiptCode, IN_TIME);
  expect(found.ok && found.receipt.parts[0]!.files).toContainEqual({ name: fifth.name, bytes: fifth.content.length });
});

test("none after the end, after a decision, or to what is not there", async () => {
  const line = await send();
  const files = [file()];
  expect(await attachFiles(db, { ...line, part: 2, files }, IN_TIME)).toEqual({ ok: false, reason: "unknown-comment" });
  const end = new Date("2020-06-18T23:59:59.999+07:00");
  expect(await attachFiles(db, { ...line, files }, new Date(end.getTime() + 1))).toEqual({ ok: false, reason: "closed", closesAt: end });
  expect(await attachFiles(db, { ...line, files }, end)).toEqual({ ok: true, added: 1 });
  await db.prisma.comment.update({ where: { id: await idOf(line) }, data: { version: 1, state: "withheld" } });
  expect(await attachFiles(db, { ...line, files: [file()] }, end)).toEqual({ ok: false, reason: "decided" });
});

test("a comment taken back takes its files along: nobody is served them, and none is added", async () => {
  const line = await send();
  await attachFiles(db, { ...line, files: [file()] }, IN_TIME);
  const id = await idOf(line);
  const [kept] = await listFiles(db.prisma, id);
  expect(await findStaffFile(db.pool, kept!.id)).toMatchObject({ name: kept!.name });
  await withdrawComment(db, { ...line, mail }, IN_TIME);
  expect(await findStaffFile(db.pool, kept!.id)).toBeNull();
  expect(await findStaffFile(db.pool, newId())).toBeNull();
  expect(await listFiles(db.prisma, id)).toEqual([]);
  expect(await attachFiles(db, { ...line, files: [file()] }, IN_TIME)).toEqual({ ok: false, reason: "withdrawn" });
  const found = await findReceipt(db.prisma, line.receiptCode, IN_TIME);
  expect(found.ok && found.receipt.parts[0]!.files).toEqual([]);
});
