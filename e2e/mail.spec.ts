import type { AddressInfo } from "node:net";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";
import { expect, readCode, signIn, TARGETS, test } from "./fixtures";
import { startPortal } from "./portal";

test("without a mail server the receipt waits where staff see it; with one it is sent, busy server or not", async ({ page }) => {
  test.setTimeout(120_000);
  const portal = await startPortal();
  const received: ParsedMail[] = [];
  let refusals = 1;
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      void simpleParser(stream).then((mail) => {
        if (refusals-- > 0) return done(Object.assign(new Error("busy"), { responseCode: 451 }));
        received.push(mail);
        done();
      });
    },
  });
  try {
    await page.goto(portal.url + TARGETS);
    await page.getByRole("radio", { name: "Đồng ý" }).check();
    await page.getByLabel("Nội dung ý kiến").fill("Nhất trí.");
    await page.getByText("Thông tin của bạn (không bắt buộc)").click();
    await page.getByLabel("Thư điện tử", { exact: true }).fill("sung.a.chu@example.vn");
    await page.getByLabel(/^Tôi đồng ý để/).check();
    await page.getByRole("button", { name: "Gửi góp ý" }).click();
    const code = await readCode(page);

    await signIn(page, portal, ["compiler"]);
    await expect(page.getByText("1 thư đang chờ gửi vì chưa cấu hình máy chủ thư.")).toBeVisible();

    await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
    const { port } = smtp.server.address() as AddressInfo;
    const withMail = await startPortal({ env: { SMTP_URL: `smtp://127.0.0.1:${port}` }, databaseUrl: portal.databaseUrl });
    await expect.poll(() => received.length, { timeout: 60_000 }).toBe(1);
    const [mail] = received;
    const row = await portal.db.prisma.mailMessage.findFirstOrThrow();
    expect(mail?.messageId).toBe(row.messageId);
    expect(mail?.text).toContain(code);
    expect(mail?.text).toContain(`${portal.url}/tra-cuu/${code}`);
    await expect.poll(async () => (await portal.db.prisma.mailMessage.findFirstOrThrow()).sentAt).not.toBeNull();
    expect((await portal.db.prisma.mailMessage.findFirstOrThrow()).attempts).toBe(2);
    await withMail.stop();
  } finally {
    await new Promise<void>((resolve) => smtp.close(() => resolve()));
    await portal.stop();
  }
});
