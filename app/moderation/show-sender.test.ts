import { beforeAll, expect, test } from "vitest";
import { listPersonalActs } from "~/auth/list-personal-acts.server";
import { recordAct } from "~/auth/record-act.server";
import { withTransaction } from "~/platform/db.server";
import { saveFile } from "~/platform/files/save-file.server";
import { newId } from "~/platform/ids.server";
import { testDatabase } from "~/platform/test/database";
import { mayModerateFile } from "./may-moderate-file.server";
import { showSender } from "./show-sender.server";
import { addComment, addModerator, makeRegister, minutesAfter, type TestRegister } from "./test-register";

let db: Awaited<ReturnType<typeof testDatabase>>;
let register: TestRegister;
let staffId: string;

beforeAll(async () => {
  db = await testDatabase();
  register = await makeRegister(db, "nguoi-gui");
  staffId = await addModerator(db, "Hoa");
});

const log = async (after: { at: Date; id: string } | null = null) => listPersonalActs(db, { after });

test("looking at a sender is written down with who, whose and why, and holds nothing of the sender", async () => {
  const commentId = await addComment(db, register, {});
  const contributorId = newId();
  const sender = { name: "Vàng Thị Dở", organisation: null, email: "do@example.vn" };
  await db.prisma.contributor.create({ data: { id: contributorId, consultationId: register.consultationId, ...sender, createdAt: minutesAfter(0) } });
  await db.prisma.comment.update({ where: { id: commentId }, data: { contributorId } });
  const show = (id: string) => db.prisma.$transaction((tx) => showSender(tx, { commentId: id, staffId, why: "ask-back" }, minutesAfter(5)));
  expect(await show(commentId)).toEqual({ ok: true, sender });
  expect(await show(newId())).toEqual({ ok: false, reason: "unknown-comment" });
  const { acts } = await log();
  expect(acts).toMatchObject([{ type: "personal.sender-shown", who: "Hoa", at: minutesAfter(5), data: { commentId, why: "ask-back" } }]);
  expect(JSON.stringify(acts)).not.toMatch(/Vàng|example/);
});

test("neither the sender nor the files of a comment outside one's own sections and districts are shown, and nothing is written down", async () => {
  const scoped = await addModerator(db, "Lan");
  await db.prisma.staff.update({ where: { id: scoped }, data: { scopeDistricts: ["sin-ho"] } });
  const [own, other] = [await addComment(db, register, { district: "sin-ho" }), await addComment(db, register, { district: "muong-te" })];
  const show = (commentId: string) => db.prisma.$transaction((tx) => showSender(tx, { commentId, staffId: scoped, why: "ask-back" }, minutesAfter(6)));
  expect(await show(own)).toMatchObject({ ok: true });
  expect(await show(other)).toEqual({ ok: false, reason: "unknown-comment" });
  expect(await db.prisma.auditEvent.count({ where: { staffId: scoped } })).toBe(1);

  const fileOf = async (commentId: string | null) => {
    const file = await withTransaction(db.pool, (tx) => saveFile(tx, { consultationId: register.consultationId, name: "đơn.pdf", mediaType: "application/pdf", content: Buffer.from("x") }, minutesAfter(0)));
    if (commentId) await db.prisma.commentFile.create({ data: { commentId, position: 1, fileId: file.id } });
    return file.id;
  };
  const may = async (fileId: string) => mayModerateFile(db, { fileId, staffId: scoped });
  expect(await may(await fileOf(own))).toBe(true);
  expect(await may(await fileOf(other))).toBe(false);
  // A page of a letter shows who wrote it: it belongs to no comment.
  expect(await may(await fileOf(null))).toBe(false);
});

test("the log has acts on personal data only, page by page, the latest first, each once", async () => {
  await db.pool.query("TRUNCATE audit_event");
  for (let n = 0; n < 120; n++) {
    await recordAct(db.prisma, { type: n % 3 === 0 ? "staff.signed-in" : "personal.file-opened", staffId, data: { fileId: String(n) } }, minutesAfter(Math.floor(n / 4)));
  }
  const seen: string[] = [];
  for (let after: { at: Date; id: string } | null = null; ; ) {
    const page = await log(after);
    seen.push(...page.acts.map(({ data }) => data.fileId ?? ""));
    if (!page.next) break;
    after = page.next;
  }
  expect(seen).toEqual(Array.from({ length: 120 }, (_, n) => 119 - n).filter((n) => n % 3 !== 0).map(String));
});
