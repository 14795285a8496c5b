import type { AddressInfo } from "node:net";
import fs from "node:fs/promises";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";
import { asTcvn3 } from "../app/intake/test-legacy";
import { findDovecot, startDovecot, type MailServer } from "./dovecot";
import { expect, expectAccessible, signIn, test } from "./fixtures";
import { startPortal, type Portal } from "./portal";

const IN_JUNE = "Wed, 10 Jun 2020 08:00:00 +0700";
const USER = "gopy@laichau.example";
let dovecot: MailServer;
let portal: Portal;
let received: ParsedMail[] = [];
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onData(stream, _session, done) {
    void simpleParser(stream).then(
      (mail) => {
        received.push(mail);
        done();
      },
      () => undefined,
    );
  },
});
// A portal that is killed leaves its connection open.
smtp.on("error", () => undefined);
let env: Record<string, string> = {};

test.skip(findDovecot() === null, "There is no Dovecot here (dovecot-imapd), and it could not be installed.");
test.beforeAll(async () => {
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
  dovecot = await startDovecot();
  dovecot.addUser(USER);
  const { port } = smtp.server.address() as AddressInfo;
  env = { SMTP_URL: `smtp://127.0.0.1:${port}`, IMAP_URL: dovecot.url(USER), MAIL_FROM: "Cổng góp ý <cong@gopy.example>" };
  portal = await startPortal({ env });
  // The sample's window is of 2020, the mails come today.
  await portal.db.pool.query(
    "INSERT INTO extension (id, consultation_id, closes_at, reason, signed_by, created_at) SELECT gen_random_uuid(), id, now() + interval '10 days', 'Kiểm thử', 'Ban Tuyên giáo', now() FROM consultation",
  );
});
test.afterAll(async () => {
  await portal?.stop();
  await dovecot?.stop();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
});
test.beforeEach(() => {
  received = [];
});

const items = () => portal.db.prisma.intakeItem.findMany({ orderBy: { createdAt: "asc" } });
const mail = (name: string, { header = "", body = `Ý kiến của ${name}.` } = {}) =>
  `From: ${name} <${name}@example.vn>\r\nTo: ${USER}\r\nSubject: Thu cua ${name}\r\nMessage-ID: <${name}@example.vn>\r\nDate: ${IN_JUNE}\r\nContent-Type: text/plain; charset=utf-8\r\n${header}\r\n${body}\r\n`;
const WORDS = ["Về p2-b-ii: đề nghị tăng chỉ tiêu giảm nghèo.", "Nhất trí với đánh giá tình hình."];

test("a mail comes by IMAP, is answered once, split into two comments by keyboard, and looked up by its author", async ({ page }) => {
  test.setTimeout(120_000);
  dovecot.deliver(USER, mail("lan", { body: `Kính gửi Ban Tuyên giáo,\r\n\r\n${WORDS.join("\r\n\r\n")}` }));
  dovecot.deliver(USER, mail("may", { header: "Auto-Submitted: auto-replied\r\n" }));
  await expect.poll(() => received.length, { timeout: 60_000 }).toBe(1);
  const answer = received[0]!;
  expect(answer.inReplyTo).toBe("<lan@example.vn>");
  expect(answer.to).toMatchObject({ text: "lan@example.vn" });
  expect(answer.headers.get("auto-submitted")).toBe("auto-replied");
  const code = /tra-cuu\/(\S+)/.exec(answer.text!)![1]!;
  expect(answer.text).not.toContain("giảm nghèo");

  await page.goto(`${portal.url}/tra-cuu/${code}`);
  await expect(page.getByText("Thư của ông/bà đã được nhận, đang chờ cán bộ ghi vào sổ.")).toBeVisible();
  await expect(page.getByText("giảm nghèo")).toHaveCount(0);
  await expectAccessible(page);

  await signIn(page, portal, ["clerk"]);
  await page.goto(`${portal.url}/can-bo/tiep-nhan`);
  await expect(page.getByText(/^Đọc hộp thư lần cuối lúc/)).toBeVisible();
  await page.getByRole("button", { name: `Mở thư mã ${code}` }).click();
  const source = page.getByRole("textbox", { name: "Nội dung thư" });
  await expect(source).toHaveValue(new RegExp(WORDS[0]!));
  // The words are selected as a clerk would, with the keyboard or the mouse, and taken with one key.
  const select = (words: string) =>
    source.evaluate((area: HTMLTextAreaElement, exact) => {
      area.focus();
      area.setSelectionRange(area.value.indexOf(exact), area.value.indexOf(exact) + exact.length);
    }, words);
  await select(WORDS[0]!);
  await page.keyboard.press("t");
  const first = page.getByRole("group", { name: "Ý kiến 1" });
  await expect(first.getByLabel("Mã mục")).toBeFocused();
  await expect(first.getByLabel("Mã mục")).toHaveValue("p2-b-ii");
  await page.keyboard.press("Enter");
  await page.keyboard.press("2");
  await page.keyboard.press("Escape");
  await select(WORDS[1]!);
  await page.keyboard.press("t");
  const second = page.getByRole("group", { name: "Ý kiến 2" });
  await second.getByLabel("Mã mục").fill("");
  await page.keyboard.press("Enter");
  await page.keyboard.press("1");
  await expectAccessible(page);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Đã ghi sổ")).toBeVisible();

  await page.goto(`${portal.url}/tra-cuu/${code}`);
  await expect(page.getByText("Mã này gồm 2 ý kiến gửi cùng nhau:")).toBeVisible();
  for (const words of WORDS) await expect(page.getByText(words)).toBeVisible();

  const comments = await portal.db.prisma.comment.findMany({ where: { receiptCode: code }, orderBy: { part: "asc" }, include: { section: true } });
  expect(comments.map(({ channel, kind, text, section }) => [channel, kind, text, section?.path ?? null])).toEqual([
    ["email", "amend", WORDS[0], "p2-b-ii"],
    ["email", "agree", WORDS[1], null],
  ]);
  // The automatic mail is kept, set aside, and nobody answered it.
  expect((await items()).map(({ messageId, state, reason }) => [messageId, state, reason]).sort()).toEqual([
    ["<lan@example.vn>", "registered", null],
    ["<may@example.vn>", "set_aside", "auto-reply"],
  ]);
  expect(received).toHaveLength(1);
  expect(await portal.db.prisma.mailMessage.count()).toBe(1);
  expect(portal.log.join("\n")).not.toMatch(/lan@|may@|giảm nghèo/);
});

test("killed in the middle of a full mailbox, it neither loses nor doubles a mail or an answer", async () => {
  test.setTimeout(120_000);
  const before = (await items()).length;
  const names = Array.from({ length: 40 }, (_, index) => `dan-${index}`);
  for (const name of names) dovecot.deliver(USER, mail(name));
  await expect.poll(async () => (await items()).length, { timeout: 60_000, intervals: [5] }).toBeGreaterThan(before + 3);
  await portal.kill("SIGKILL");
  // What a killed worker had in hand is free half a minute later: here, at once.
  await portal.db.pool.query("UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '1 minute' WHERE locked_by IS NOT NULL");
  const again = await startPortal({ env, databaseUrl: portal.databaseUrl });
  await expect.poll(async () => (await items()).length, { timeout: 60_000 }).toBe(before + names.length);
  await expect.poll(() => new Set(received.map(({ messageId }) => messageId)).size, { timeout: 60_000 }).toBe(names.length);
  // A mail whose sending was killed may go out again, under the Message-ID that makes it the same one.
  expect(await portal.db.prisma.mailMessage.count({ where: { recipient: { startsWith: "dan-" } } })).toBe(names.length);
  expect(new Set(received.map(({ to }) => (to as { text: string }).text)).size).toBe(names.length);
  await again.stop();
});

test("a file of mails is imported once, an old encoding is recovered and said so", async ({ page }, info) => {
  test.setTimeout(120_000);
  const own = await startPortal({ env: { ...env, IMAP_URL: "" }, databaseUrl: portal.databaseUrl });
  await signIn(page, own, ["clerk"]);
  await page.goto(`${own.url}/can-bo/tiep-nhan/nhap-thu-dien-tu`);
  await expectAccessible(page);
  const file = info.outputPath("thu.mbox");
  const said = "Đề nghị tỉnh quan tâm đầu tư đường giao thông đến các bản vùng cao, biên giới.";
  const old = Buffer.from(mail("cu", { body: asTcvn3(said) }).replace("Content-Type: text/plain; charset=utf-8\r\n", ""), "latin1");
  const separator = Buffer.from("From cu@example.vn Wed Jun 10 08:00:00 2020\r\n");
  await fs.writeFile(file, Buffer.concat([separator, old, Buffer.from("\r\n"), separator, Buffer.from(mail("moi")), Buffer.from("\r\n")]));
  for (const [fresh, known] of [["2", "0"], ["0", "2"]]) {
    await page.getByLabel("Tệp thư").setInputFiles(file);
    await page.getByRole("button", { name: "Nhập thư" }).click();
    await expect(page.getByRole("row", { name: `thu.mbox ${fresh} ${known} 0 0` })).toBeVisible();
  }
  const { id, sourceId } = await own.db.prisma.intakeItem.findFirstOrThrow({ where: { messageId: "<cu@example.vn>" } });
  // By its address alone, nobody has opened it yet: nothing of it is shown, and nothing is written down.
  await page.goto(`${own.url}/can-bo/tiep-nhan/${id}`);
  await expect(page.getByText("Chưa mở thư")).toBeVisible();
  await expect(page.getByText(said)).toHaveCount(0);
  expect(await page.content()).not.toContain("cu@example.vn");
  expect((await page.request.get(`${own.url}/can-bo/tep/${sourceId}`)).status()).toBe(403);
  const opened = () => own.db.prisma.auditEvent.count({ where: { type: "personal.mail-opened", data: { path: ["itemId"], equals: id } } });
  expect(await opened()).toBe(0);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Mở thư" }).click();
  await expect(page.getByText("Đã chuyển từ bảng mã TCVN3, xin đối chiếu với thư gốc.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Nội dung thư" })).toHaveValue(said);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Tải thư gốc (.eml)" }).click()]);
  expect((await fs.readFile(await download.path())).subarray(0, 9).toString()).toBe("From: cu ");
  // However often it is read, it was opened once.
  await page.reload();
  expect(await opened()).toBe(1);
  await own.stop();
});
