import { createHash } from "node:crypto";
import type { Transporter } from "nodemailer";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readMail } from "~/intake/mail/read-mail.server";
import { takeMail } from "~/intake/mail/take-mail.server";
import { deliverMail } from "~/mail/deliver-mail.server";
import { addComment, minutesAfter } from "~/moderation/test-register";
import { withTransaction } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";
import { testDatabase } from "~/platform/test/database";
import { giveUpDocuments, makeDocuments } from "~/exports/documents/make-documents.server";
import { addRecipient, endRecipient } from "./change-recipients.server";
import { keepDeliveries } from "./keep-deliveries.server";
import { listDeliveries } from "./list-deliveries.server";
import { openFileLink } from "./open-file-link.server";
import { checkHash, confirmReceipt, readReceipt } from "./read-receipt.server";
import { revokeLinks } from "./revoke-links.server";
import { sendAgain } from "./send-again.server";
import { setSchedule } from "./set-schedule.server";
import { makeDeliveries, SETTINGS, soon, testMailServer } from "./test-delivery";

const db = await testDatabase();
const server = testMailServer();
const { state: smtp } = server;
let transporter: Transporter;
beforeAll(async () => {
  transporter = await server.transporter();
});
beforeEach(() => {
  smtp.answers = [];
  smtp.received = [];
});

const deliver = (mailId: string, on = db) => deliverMail(on, transporter, mailId, SETTINGS.from, () => soon);
const tokenIn = (body: string, page: string) => new RegExp(`https://gopy\\.example/${page}/(\\S+)`).exec(body)?.[1] ?? "";
const listed = async (consultationId: string, now = soon) => (await listDeliveries(db.prisma, { consultationId }, now)).deliveries;
const later = (days: number) => new Date(soon.getTime() + days * 24 * 3_600_000);

describe("small documents", () => {
  test("go with the mail, byte for byte what the record's hashes name", async () => {
    const register = await makeDeliveries(db, "kem");
    await addComment(db, register, { text: "Ý kiến có dấu: ơ, ữ." });
    const { sent, set } = await register.make({ kinds: ["report-docx", "register-csv", "register-jsonl"] });
    await deliver(sent[0]!.mailId!);
    const { mail, envelope } = smtp.received[0]!;
    expect(mail.messageId).toBe(`<${sent[0]!.id}@gopy.example>`);
    expect(envelope).toBe(sent[0]!.id);
    expect(mail.headers.get("auto-submitted")).toBe("auto-generated");
    const hash = (content: Buffer) => createHash("sha256").update(content).digest("hex");
    expect(mail.attachments.map(({ filename, content }) => [filename, hash(content)]).sort()).toEqual(set.files.map(({ file }) => [file.name, file.sha256]).sort());
    for (const { file } of set.files) expect(mail.text).toContain(file.sha256);
    expect(mail.text).toContain(set.registerSha256);
    const [entry] = (await listed(register.consultationId))[0]!.sent;
    expect(entry).toMatchObject({ state: "sent", attached: true, reply: "250 OK: queued as 4F1 for …", sentAt: soon });
  });

  test("a busy server is tried again; a refusal for good is told to every administrator once, and the delivery is sent again by hand", async () => {
    const register = await makeDeliveries(db, "ban", ["Một", "Hai"]);
    await db.prisma.staff.create({ data: { id: newId(), email: "quan-tri@example.vn", name: "Quản trị", passwordHash: "-", roles: ["administrator"], createdAt: soon } });
    const { sent } = await register.make();
    const [one, two] = sent.map(({ mailId }) => mailId!);
    smtp.answers = [451, 550];
    await expect(deliver(one!)).rejects.toThrow();
    expect((await listed(register.consultationId))[0]!.sent[0]).toMatchObject({ state: "retry", attempts: 1, again: false, reply: "451 not …" });
    await deliver(two!);
    await deliver(one!);
    const [first, second] = (await listed(register.consultationId))[0]!.sent;
    expect(first).toMatchObject({ state: "sent", attempts: 2 });
    expect(second).toMatchObject({ state: "failed", attempts: 1, again: true });
    expect(smtp.received.map(({ mail }) => mail.messageId)).toEqual([`<${one}@gopy.example>`]);

    await keepDeliveries(db, SETTINGS, soon);
    await keepDeliveries(db, SETTINGS, soon);
    const told = await db.prisma.mailMessage.findMany({ where: { kind: "delivery-failed", consultationId: register.consultationId } });
    expect(told.map(({ recipient }) => recipient)).toEqual(["quan-tri@example.vn"]);
    expect(told[0]?.body).toContain("Máy chủ thư không nhận thư gửi Hai (ban-1@tinhuy.example): 550 not …");

    const again = { consultationId: register.consultationId, transmissionId: two!, staffId: register.staffId, ...SETTINGS };
    expect(await sendAgain(db, { ...again, transmissionId: one! }, soon)).toEqual({ ok: false, reason: "not-needed" });
    expect(await sendAgain(db, { ...again, consultationId: newId() }, soon)).toEqual({ ok: false, reason: "unknown" });
    expect(await sendAgain(db, again, soon)).toEqual({ ok: true });
    await deliver(two!);
    expect(smtp.received.map(({ mail }) => mail.messageId)).toEqual([one, two].map((id) => `<${id}@gopy.example>`));
    expect((await listed(register.consultationId))[0]!.sent[1]).toMatchObject({ state: "sent" });
  });

  test("a server that finds the files too large gets links the next time", async () => {
    const register = await makeDeliveries(db, "qua-lon");
    const { sent } = await register.make();
    smtp.answers = [552];
    await deliver(sent[0]!.mailId!);
    expect(await sendAgain(db, { consultationId: register.consultationId, transmissionId: sent[0]!.id, staffId: register.staffId, ...SETTINGS }, soon)).toEqual({ ok: true });
    await deliver(sent[0]!.mailId!);
    expect(smtp.received[0]?.mail.attachments).toEqual([]);
    expect(smtp.received[0]?.mail.text).toContain("https://gopy.example/tai-ve/");
  });
});

test("a crash between the server's yes and our record: the mail comes again as the same message, is then recorded, and the record says so", async () => {
  const register = await makeDeliveries(db, "dut");
  const { sent } = await register.make();
  const { mailId } = sent[0]!;
  const crashing = { ...db, prisma: db.prisma.$extends({ query: { mailMessage: { update: () => Promise.reject(new Error("killed")) } } }) };
  await expect(deliver(mailId!, crashing as unknown as typeof db)).rejects.toThrow("killed");
  expect((await listed(register.consultationId))[0]!.sent[0]).toMatchObject({ state: "waiting", twice: null });
  await deliver(mailId!);
  await deliver(mailId!);
  const seen = smtp.received.map(({ mail }) => [mail.messageId, mail.attachments.map(({ checksum }) => checksum)]);
  expect(seen).toHaveLength(2);
  expect(seen[1]).toEqual(seen[0]);
  expect((await listed(register.consultationId))[0]!.sent[0]).toMatchObject({ state: "sent", twice: soon });
});

describe("a delivery that comes back", () => {
  const notice = ({ id, action = "failed", status = "5.1.1", header = "" }: { id: string; action?: string; status?: string; header?: string }) =>
    Buffer.from(
      [
        "From: MAILER-DAEMON@mx.tinhuy.example", "To: cong@gopy.example", `Message-ID: <${newId()}@mx.tinhuy.example>`, "Date: Wed, 10 Jun 2020 08:00:00 +0700",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b", "", "--b", "Content-Type: text/plain", "", "It came back.", "--b",
        "Content-Type: message/delivery-status", "", `Original-Envelope-Id: ${id}`, "Reporting-MTA: dns; mx.tinhuy.example", "",
        "Final-Recipient: rfc822; x@tinhuy.example", `Action: ${action}`, `Status: ${status}`, "--b", "Content-Type: text/rfc822-headers", "", header, "--b--", "",
      ].join("\r\n"),
    );
  const arrive = async (source: Buffer) => {
    const mail = await readMail(source, { own: ["cong@gopy.example"] });
    return withTransaction(db.pool, (tx) => takeMail(tx, { mail, attached: [], receivedAt: soon }, SETTINGS, later(0.1)));
  };

  test.each([
    ["the envelope alone", (id: string) => ({ id })],
    ["the Message-ID alone", (id: string) => ({ id: "QQ1", header: `Message-ID: <${id}@gopy.example>` })],
  ])("is known by %s, and told", async (_, of) => {
    const register = await makeDeliveries(db, `ve-${newId().slice(-6)}`);
    const { sent } = await register.make();
    const { id } = sent[0]!;
    await deliver(id);
    await arrive(notice({ ...of(id), action: "delayed", status: "4.4.7" }));
    expect((await listed(register.consultationId))[0]!.sent[0]).toMatchObject({ state: "sent" });
    await arrive(notice(of(id)));
    expect((await listed(register.consultationId))[0]!.sent[0]).toMatchObject({ state: "bounced", bounceStatus: "5.1.1", bouncedAt: later(0.1), again: true });
    await keepDeliveries(db, SETTINGS, soon);
    expect((await db.prisma.mailMessage.findFirstOrThrow({ where: { kind: "delivery-failed", consultationId: register.consultationId } })).body).toContain("đã bị trả lại: 5.1.1");
  });
});

describe("large documents", () => {
  const settings = { ...SETTINGS, mailMax: 1_000 };

  test("are linked to, each link for a while, until it is revoked, and for its own delivery", async () => {
    const register = await makeDeliveries(db, "lien-ket");
    await addComment(db, register, {});
    const { sent, set } = await register.make({ settings });
    await deliver(sent[0]!.mailId!);
    const { mail } = smtp.received[0]!;
    expect(mail.attachments).toEqual([]);
    const token = tokenIn(mail.text!, "tai-ve");
    const { file } = set.files[0]!;
    expect(await openFileLink(db.prisma, token, later(6.9))).toMatchObject({ ok: true, transmissionId: sent[0]!.id, file: { id: file.id, sha256: file.sha256 } });
    expect(await openFileLink(db.prisma, token, later(7))).toEqual({ ok: false, reason: "expired" });
    expect(await openFileLink(db.prisma, token.slice(0, -1), soon)).toEqual({ ok: false, reason: "unknown" });
    expect(await openFileLink(db.prisma, tokenIn(mail.text!, "nhan"), soon)).toEqual({ ok: false, reason: "unknown" });

    const about = { consultationId: register.consultationId, transmissionId: sent[0]!.id, staffId: register.staffId };
    await revokeLinks(db, about, soon);
    expect(await openFileLink(db.prisma, token, soon)).toEqual({ ok: false, reason: "revoked" });
    expect((await readReceipt(db.prisma, tokenIn(mail.text!, "nhan"), soon))?.links).toMatchObject({ open: false, revoked: true });
    expect(await sendAgain(db, { ...about, ...settings }, soon)).toEqual({ ok: true });
    await deliver(sent[0]!.mailId!);
    expect(await openFileLink(db.prisma, token, soon)).toEqual({ ok: false, reason: "unknown" });
    expect(await openFileLink(db.prisma, tokenIn(smtp.received[1]!.mail.text!, "tai-ve"), soon)).toMatchObject({ ok: true });
  });

  test("that were erased open no more and are not sent again", async () => {
    const register = await makeDeliveries(db, "da-xoa");
    const { sent, set } = await register.make({ settings });
    await deliver(sent[0]!.mailId!);
    await db.prisma.storedFile.update({ where: { id: set.files[0]!.fileId }, data: { erasedAt: soon } });
    expect(await openFileLink(db.prisma, tokenIn(smtp.received[0]!.mail.text!, "tai-ve"), soon)).toEqual({ ok: false, reason: "erased" });
    expect(await sendAgain(db, { consultationId: register.consultationId, transmissionId: sent[0]!.id, staffId: register.staffId, ...settings }, later(8))).toEqual({ ok: false, reason: "erased" });
  });
});

test("a recipient confirms once and compares hashes, however they were copied", async () => {
  const register = await makeDeliveries(db, "nhan");
  const { sent, set } = await register.make();
  const token = tokenIn(sent[0]!.mail!.body, "nhan");
  const receipt = (await readReceipt(db.prisma, token, soon))!;
  expect(receipt).toMatchObject({ recipient: "Chánh Văn phòng", confirmedAt: null, registerSha256: set.registerSha256, links: null });
  const { sha256, name } = set.files[0]!.file;
  for (const copied of [sha256, sha256.toUpperCase(), ` ${sha256.slice(0, 32)}\n${sha256.slice(32)} `, `SHA256:${sha256}`]) expect(checkHash(receipt, copied)).toMatchObject({ ok: true, name });
  expect(checkHash(receipt, "0".repeat(64))).toEqual({ ok: false, reason: "no-match" });
  expect(checkHash(receipt, sha256.slice(1))).toEqual({ ok: false, reason: "not-a-hash" });
  expect(await confirmReceipt(db.prisma, token, minutesAfter(2_000))).toBe(true);
  expect(await confirmReceipt(db.prisma, token, minutesAfter(3_000))).toBe(true);
  expect((await readReceipt(db.prisma, token, soon))?.confirmedAt).toEqual(minutesAfter(2_000));
  expect(await confirmReceipt(db.prisma, `${token}A`, soon)).toBe(false);
  expect((await listed(register.consultationId))[0]!.sent[0]).toMatchObject({ state: "confirmed" });
});

test("recipients: an address once, none who was taken off meanwhile, and no delivery to nobody", async () => {
  const register = await makeDeliveries(db, "nguoi-nhan", ["Một", "Hai"]);
  const { consultationId, staffId, recipients } = register;
  expect(await addRecipient(db, { consultationId, name: "Trùng", email: "nguoi-nhan-0@tinhuy.example", staffId }, soon)).toEqual({ ok: false, reason: "there" });
  const { deliveryId, setId } = await register.request();
  await endRecipient(db, { consultationId, id: recipients[0]!, staffId }, soon);
  await makeDocuments(db, { setId }, soon);
  await Promise.all([keepDeliveries(db, SETTINGS, soon), keepDeliveries(db, SETTINGS, soon)]);
  expect((await register.read(deliveryId)).sent.map(({ mail }) => mail?.recipient ?? null)).toEqual([null, "nguoi-nhan-1@tinhuy.example"]);
  expect((await listed(consultationId))[0]!.sent.map(({ state }) => state)).toEqual(["left-out", "waiting"]);
  await endRecipient(db, { consultationId, id: recipients[1]!, staffId }, soon);
  await expect(register.request()).rejects.toThrow("no-recipients");
});

test("documents that cannot be made are told once; nobody gets a mail", async () => {
  const register = await makeDeliveries(db, "khong-lap");
  const { setId } = await register.request();
  await giveUpDocuments(db, { setId }, soon);
  await keepDeliveries(db, SETTINGS, soon);
  await keepDeliveries(db, SETTINGS, soon);
  const mails = await db.prisma.mailMessage.findMany({ where: { consultationId: register.consultationId } });
  expect(mails.map(({ kind }) => kind)).toEqual(["delivery-failed"]);
});

test("days nobody was there are made up for once, by the last of them, which the record says; the next comes at its hour", async () => {
  const register = await makeDeliveries(db, "lich-bu");
  const { consultationId, staffId } = register;
  const at = (day: number, hour: number) => new Date(Date.UTC(2020, 5, day, hour - 7));
  const look = (now: Date) => Promise.all([1, 2, 3].map(() => keepDeliveries(db, SETTINGS, now)));
  const all = async () => (await listed(consultationId)).map(({ createdAt, lateFor }) => [createdAt.toISOString(), lateFor?.getUTCDate() ?? null]).toReversed();
  const schedule = { consultationId, active: true, hour: 8, kinds: ["register-csv" as const], personalData: false, layout: "party" as const, staffId, why: "Báo cáo tuần cuối" };
  await setSchedule(db, schedule, at(12, 7));
  await look(at(12, 8));
  // The worker is down from the 13th to the 15th, and again from the closing day on until the 21st.
  await look(at(16, 7));
  await look(at(16, 8));
  await look(at(21, 3));
  await look(at(21, 9));
  expect(await all()).toEqual([
    [at(12, 8).toISOString(), null],
    [at(16, 7).toISOString(), 15],
    [at(16, 8).toISOString(), null],
    [at(21, 3).toISOString(), 19],
  ]);
});

test("a schedule makes one delivery a day from its hour on, however many workers look, and none for an hour that had passed when it was set", async () => {
  const register = await makeDeliveries(db, "lich");
  const { consultationId, staffId } = register;
  // Closes 16:40 UTC on 18/6: from 12/6 on, at eight in Vietnam.
  const at = (day: number, hour: number) => new Date(Date.UTC(2020, 5, day, hour - 7));
  const look = (now: Date) => Promise.all([1, 2, 3].map(() => keepDeliveries(db, SETTINGS, now)));
  const days = async () => (await db.prisma.delivery.findMany({ where: { consultationId }, orderBy: { scheduledFor: "asc" } })).map(({ scheduledFor }) => scheduledFor!.getUTCDate());
  const schedule = { consultationId, active: true, hour: 8, kinds: ["register-csv" as const], personalData: true, layout: "party" as const, staffId, why: "Báo cáo tuần cuối" };
  await setSchedule(db, schedule, at(12, 9));
  await look(at(12, 10));
  expect(await days()).toEqual([]);
  await look(at(13, 7));
  expect(await days()).toEqual([]);
  await look(at(13, 8));
  await look(at(13, 20));
  expect(await days()).toEqual([13]);
  for (const day of [14, 17, 18, 19, 20]) await look(at(day, 12));
  expect(await days()).toEqual([13, 14, 17, 18, 19]);
  expect(await db.prisma.auditEvent.count({ where: { staffId, type: "personal.export" } })).toBe(5);
  expect(await db.prisma.documentSet.findMany({ where: { consultationId }, select: { staffId: true, personalData: true } })).toEqual(Array(5).fill({ staffId: null, personalData: true }));
  expect((await listed(consultationId)).filter(({ lateFor }) => lateFor)).toEqual([]);
  await setSchedule(db, { ...schedule, active: false }, at(12, 9));
  await db.prisma.delivery.updateMany({ where: { consultationId }, data: { scheduledFor: null } });
  await look(at(18, 12));
  expect(await db.prisma.delivery.count({ where: { consultationId } })).toBe(5);
});
