import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { simpleParser, type Attachment, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";
import { newId } from "../app/platform/ids.server";
import { expect, expectAccessible, signIn, test, type Portal } from "./fixtures";
import { startPortal } from "./portal";
import { addComments } from "./queue";

const PAGE = "/can-bo/gui";
const FROM = "cong@gopy.example";

/** A mail server that answers with these codes first; `onMail` comes before its yes. */
const server = { answers: [] as number[], received: [] as ParsedMail[], onMail: async () => undefined as void };
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onData(stream, _session, done) {
    void simpleParser(stream).then(async (mail) => {
      const responseCode = server.answers.shift();
      if (responseCode) return done(Object.assign(new Error("try again later"), { responseCode }));
      server.received.push(mail);
      await server.onMail();
      done(null, "OK: queued as 4F1");
    });
  },
});
// A portal that is killed leaves its connection open.
smtp.on("error", () => undefined);
let env: Record<string, string> = {};
test.beforeAll(async () => {
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
  env = { SMTP_URL: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`, MAIL_FROM: `Cổng góp ý <${FROM}>` };
});
test.afterAll(() => new Promise<void>((resolve) => smtp.close(() => resolve())));
test.beforeEach(() => {
  server.answers = [];
  server.received = [];
  server.onMail = async () => undefined;
});

const record = (page: Page) => page.getByRole("article", { name: /^Lần gửi lúc/ });
const sha256 = (content: Buffer) => createHash("sha256").update(content).digest("hex");
const pathIn = (mail: ParsedMail, page: string) => new URL(new RegExp(`http\\S+/${page}/\\S+`).exec(mail.text ?? "")![0]).pathname;
const asFile = ({ filename, contentType, content }: Attachment) => ({ name: filename ?? "tep", mimeType: contentType, buffer: content });

async function addRecipient(page: Page, name: string, email: string) {
  await page.getByLabel("Họ tên hoặc đơn vị").fill(name);
  await page.getByLabel("Thư điện tử").fill(email);
  await page.getByRole("button", { name: "Thêm người nhận" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: email })).toBeVisible();
}

/** Asks for these documents, in the open form. */
async function send(page: Page, documents: string[]) {
  const form = page.locator("details", { has: page.getByText("Gửi ngay", { exact: true }) });
  if ((await form.getAttribute("open")) === null) await form.locator("summary").click();
  for (const box of await form.getByRole("group", { name: "Tài liệu" }).getByRole("checkbox").all()) await box.uncheck();
  for (const name of documents) await form.getByLabel(name).check();
  await form.getByRole("button", { name: "Lập tài liệu và gửi" }).click();
}

async function withPortal(more: Record<string, string>, work: (portal: Portal) => Promise<void>) {
  const portal = await startPortal({ env: { ...env, ...more } });
  try {
    await work(portal);
  } finally {
    await portal.stop();
  }
}

test("a compiler sends documents: the busy server is tried again, the office gets what the hashes name, confirms and compares; a returned mail is told", async ({ page, browser }) => {
  test.setTimeout(180_000);
  await withPortal({}, async (portal) => {
    await addComments(portal, "p2-b-i", ["Ý kiến một.", "Ý kiến hai."]);
    const { id: administrator, email: told } = await signIn(page, portal, ["administrator"]);
    await page.goto(portal.url + PAGE);
    await expect(page.getByText("Chưa có người nhận.")).toBeVisible();
    await addRecipient(page, "Văn phòng Tỉnh ủy", "van-phong@tinhuy.example");
    await expectAccessible(page);
    server.answers = [451];
    await send(page, ["Báo cáo tổng hợp ý kiến góp ý (Word)", "Sổ tiếp nhận (JSON Lines)"]);
    const first = record(page).first();
    await expect(first.getByText("Sẽ thử lại")).toBeVisible({ timeout: 30_000 });
    await expect(first).toContainText("451 try again later");
    await expect(first.getByText("Đã gửi")).toBeVisible({ timeout: 60_000 });
    await expect(first).toContainText("250 OK: queued as 4F1");
    await expect(first).toContainText("2 ý kiến mới, tổng số 2");
    await expectAccessible(page);

    const [mail] = server.received;
    expect(server.received).toHaveLength(1);
    const shown = await first.locator(".delivered-files .hash").allInnerTexts();
    expect(mail!.attachments.map(({ content }) => sha256(content)).sort()).toEqual(shown.toSorted());
    expect(mail!.attachments.map(({ content }) => sha256(content))).toContain(await first.locator("p .hash").innerText());

    // The office, without scripts: the file goes to the server, which hashes it and keeps nothing.
    const plain = await browser.newContext({ javaScriptEnabled: false, baseURL: portal.url });
    const office = await plain.newPage();
    const receipt = pathIn(mail!, "nhan");
    const answer = await office.goto(receipt);
    expect(answer?.headers()).toMatchObject({ "cache-control": "no-store", "x-robots-tag": "noindex" });
    expect(answer?.headers()["set-cookie"]).toBeUndefined();
    await expect(office.getByText("2, là lần gửi đầu tiên")).toBeVisible();
    const files = await portal.db.prisma.storedFile.count();
    await office.getByLabel("Tệp đã nhận").setInputFiles(asFile(mail!.attachments[0]!));
    await office.getByRole("button", { name: "Đối chiếu" }).click();
    await expect(office.getByRole("status").filter({ hasText: "KHỚP. Đúng là tệp đã gửi" })).toBeVisible();
    const spoilt = Buffer.from(mail!.attachments[0]!.content);
    spoilt[0]! ^= 1;
    await office.getByLabel("Tệp đã nhận").setInputFiles({ ...asFile(mail!.attachments[0]!), buffer: spoilt });
    await office.getByRole("button", { name: "Đối chiếu" }).click();
    await expect(office.getByRole("alert")).toContainText("KHÔNG KHỚP");
    expect(await portal.db.prisma.storedFile.count()).toBe(files);
    await office.getByRole("button", { name: "Tôi đã nhận" }).click();
    await expect(office.getByText(/^Đã báo nhận lúc/)).toBeVisible();
    expect(await plain.cookies()).toEqual([]);
    await plain.close();

    // With scripts: only the hash is sent.
    const other = await browser.newContext({ baseURL: portal.url });
    const scripted = await other.newPage();
    await scripted.goto(receipt);
    await expect(scripted.getByText("Mã được tính ngay trên máy này; tệp không được gửi đi.")).toBeVisible();
    await scripted.getByLabel("Tệp đã nhận").setInputFiles(asFile(mail!.attachments[1]!));
    const posted = scripted.waitForRequest((request) => request.method() === "POST");
    await scripted.getByRole("button", { name: "Đối chiếu" }).click();
    const body = (await posted).postData() ?? "";
    expect(new URLSearchParams(body).get("sha256")).toBe(sha256(mail!.attachments[1]!.content));
    expect(body.length).toBeLessThan(200);
    await expect(scripted.getByRole("status").filter({ hasText: "KHỚP" })).toBeVisible();
    await other.close();

    await page.reload();
    await expect(first.getByText("Đã báo nhận")).toBeVisible();

    // A second delivery carries what is new; its mail comes back later.
    await addComments(portal, "p2-b-i", ["Ý kiến ba."]);
    await send(page, ["Sổ tiếp nhận (CSV)"]);
    const second = record(page).first();
    await expect(second).toContainText("1 ý kiến mới, tổng số 3", { timeout: 30_000 });
    await expect(second.getByText("Đã gửi")).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText("Ba số khớp nhau.")).toBeVisible();
    const lost = server.received.at(-1)!;
    expect(lost.text).toContain("1 ý kiến.\nTổng số: 3 ý kiến.");
    await page.goto(`${portal.url}/can-bo/tiep-nhan/nhap-thu-dien-tu`);
    await page.locator("input[type=file]").setInputFiles({ name: "bounce.eml", mimeType: "message/rfc822", buffer: bounceOf(lost) });
    await page.locator("main form button[type=submit]").first().click();
    await expect.poll(() => portal.db.prisma.mailMessage.count({ where: { bouncedAt: { not: null } } })).toBe(1);
    await page.goto(portal.url + PAGE);
    await expect(record(page).first().getByText("Bị trả lại", { exact: true })).toBeVisible();
    await expect(record(page).first()).toContainText("Mã lỗi: 5.1.1");
    await expect.poll(() => server.received.filter(({ to }) => [to].flat().some((each) => each?.text === told)).length, { timeout: 75_000 }).toBe(1);
    await page.getByRole("button", { name: "Gửi lại cho Văn phòng Tỉnh ủy" }).click();
    await expect(record(page).first().getByText("Đã gửi")).toBeVisible({ timeout: 30_000 });
    expect(server.received.filter(({ messageId }) => messageId === lost.messageId)).toHaveLength(2);
    expect(await portal.db.prisma.auditEvent.count({ where: { staffId: administrator, type: "delivery.sent-again" } })).toBe(1);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});

function bounceOf({ messageId }: ParsedMail): Buffer {
  const lines = [
    "From: Mail Delivery System <MAILER-DAEMON@mx.tinhuy.example>", `To: ${FROM}`, "Subject: Undelivered Mail Returned to Sender", `Message-ID: <${newId()}@mx.tinhuy.example>`,
    "Date: Wed, 10 Jun 2020 08:00:00 +0700", 'Content-Type: multipart/report; report-type=delivery-status; boundary="b"', "MIME-Version: 1.0", "",
    "--b", "Content-Type: text/plain; charset=utf-8", "", "The mailbox does not exist.", "",
    "--b", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.tinhuy.example", "", "Final-Recipient: rfc822; van-phong@tinhuy.example", "Action: failed", "Status: 5.1.1", "",
    "--b", "Content-Type: text/rfc822-headers", "", `Message-ID: ${messageId}`, "", "--b--", "",
  ];
  return Buffer.from(lines.join("\r\n"));
}

test("killed after the server took the mail and before that was recorded: the office gets the same message again, once, and it is recorded", async ({ page }) => {
  test.setTimeout(240_000);
  const portal = await startPortal({ env });
  try {
    await addComments(portal, "p2-b-i", ["Ý kiến một."]);
    await signIn(page, portal, ["compiler"]);
    await page.goto(portal.url + PAGE);
    await addRecipient(page, "Văn phòng", "van-phong@tinhuy.example");
    server.onMail = async () => {
      server.onMail = async () => undefined;
      await portal.kill("SIGKILL");
    };
    await send(page, ["Sổ tiếp nhận (CSV)"]);
    await expect.poll(() => server.received.length, { timeout: 60_000 }).toBe(1);
    const sending = () => portal.db.prisma.mailMessage.findFirstOrThrow({ where: { kind: "delivery" } });
    expect(await sending()).toMatchObject({ sentAt: null, failedAt: null, tryingSince: expect.any(Date) });

    const after = await startPortal({ env, databaseUrl: portal.databaseUrl });
    // Its job is free again once the killed worker is known to be gone.
    await expect.poll(async () => (await sending()).sentAt, { timeout: 150_000 }).not.toBeNull();
    expect(server.received.map(({ messageId }) => messageId)).toEqual(Array(2).fill((await sending()).messageId));
    const attached = server.received.map(({ attachments }) => attachments.map(({ content }) => sha256(content)));
    expect(attached[1]).toEqual(attached[0]);
    // Signed in still: the session is the database's.
    await page.goto(after.url + PAGE);
    await expect(record(page).first()).toContainText("người nhận có thể nhận hai thư giống nhau");
    await after.stop();
  } finally {
    await portal.stop();
  }
});

test("documents that are too large for a mail are linked to; a link is fetched by pressing, noted, and revoked", async ({ page, browser }) => {
  test.setTimeout(120_000);
  await withPortal({ MAIL_MAX_MB: "0" }, async (portal) => {
    await signIn(page, portal, ["compiler"]);
    await page.goto(portal.url + PAGE);
    await addRecipient(page, "Văn phòng", "van-phong@tinhuy.example");
    await send(page, ["Sổ tiếp nhận (JSON Lines)"]);
    await expect(record(page).getByText("Đã gửi")).toBeVisible({ timeout: 60_000 });
    const [mail] = server.received;
    expect(mail!.attachments).toEqual([]);
    const plain = await browser.newContext({ javaScriptEnabled: false, baseURL: portal.url });
    const office = await plain.newPage();
    const link = pathIn(mail!, "tai-ve");
    await office.goto(link);
    expect(await portal.db.prisma.deliveryDownload.count()).toBe(0);
    const started = office.waitForEvent("download");
    await office.getByRole("button", { name: "Tải về" }).click();
    const bytes = readFileSync(await (await started).path());
    await page.reload();
    expect(sha256(bytes)).toBe(await record(page).locator(".delivered-files .hash").innerText());
    await expect(record(page)).toContainText("Tải về 1 lần");
    await page.getByRole("button", { name: "Thu hồi liên kết của Văn phòng" }).click();
    await expect(record(page)).toContainText("Liên kết đã thu hồi lúc");
    expect((await office.goto(link))?.status()).toBe(410);
    await expect(office.getByRole("heading", { name: "Liên kết đã được thu hồi" })).toBeVisible();
    await plain.close();
    expect(portal.log.join("\n")).not.toContain(link.split("/").at(-1));
  });
});

test("what is missing is said, what was typed stays, and a schedule says what it will do", async ({ page, portal }) => {
  await signIn(page, portal, ["compiler"]);
  await page.goto(PAGE);
  await expect(page.getByText("Lịch đang tắt.")).toBeVisible();
  await addRecipient(page, "Ban Tuyên giáo", "btg@tinhuy.example");
  await page.getByLabel("Họ tên hoặc đơn vị").fill("Trùng");
  await page.getByLabel("Thư điện tử").fill("BTG@tinhuy.example");
  await page.getByRole("button", { name: "Thêm người nhận" }).click();
  await expect(page.locator("main").getByRole("alert")).toHaveText("Địa chỉ này đã có trong danh sách.");
  await expect(page.getByLabel("Họ tên hoặc đơn vị")).toHaveValue("Trùng");
  await send(page, []);
  await expect(page.locator("main").getByRole("alert")).toHaveText("Xin chọn ít nhất một tài liệu.");
  await page.getByText("Đặt lịch").click();
  const form = page.locator("details", { has: page.getByText("Đặt lịch") });
  await form.getByLabel("Gửi hằng ngày trong tuần cuối").check();
  await form.getByLabel("Vào lúc (giờ Việt Nam)").selectOption("6 giờ");
  await form.getByLabel("Có thông tin cá nhân").check();
  await form.getByLabel("Vì sao cần dữ liệu cá nhân").fill("Báo cáo tuần cuối");
  await form.getByRole("button", { name: "Lưu lịch gửi" }).click();
  await expect(page.getByText("Đã lưu lịch gửi.")).toBeVisible();
  await expect(page.getByText(/^Lần gửi tới: 6 giờ 00 ngày/)).toBeVisible();
  await expectAccessible(page);
});
