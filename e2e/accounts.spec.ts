import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { simpleParser, type ParsedMail } from "mailparser";
import { TOTP } from "otpauth";
import { SMTPServer } from "smtp-server";
import { expect, expectAccessible, signIn, test } from "./fixtures";
import { startPortal } from "./portal";

const PASSWORD = "đường lên bản Nậm Pục";

/** As the app on a phone shows it, some seconds from now: the next code while the present one is used up. */
const codeOf = (secret: string, steps = 0) => new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });

const readSecret = async (page: Page) => ((await page.locator("form code").textContent()) ?? "").replace(/\s/g, "");

test("an invitation comes by mail; the invited sets up two steps, works where they may, and is helped out when the phone is lost", async ({ page, browser }) => {
  test.setTimeout(180_000);
  const received: ParsedMail[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, _session, done) => void simpleParser(stream).then((mail) => (received.push(mail), done())),
  });
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
  const { port } = smtp.server.address() as AddressInfo;
  const portal = await startPortal({ env: { SMTP_URL: `smtp://127.0.0.1:${port}` } });
  const other = await browser.newContext();
  try {
    await signIn(page, portal, ["administrator"]);
    await page.getByRole("banner").getByRole("link", { name: "Cán bộ", exact: true }).click();
    await expectAccessible(page);
    await page.getByRole("textbox", { name: "Thư điện tử" }).fill("hoa@laichau.example");
    await page.getByRole("checkbox", { name: /^Kiểm duyệt/ }).check();
    await page.getByText("Địa bàn của người góp ý").click();
    await page.getByRole("checkbox", { name: "Huyện Sìn Hồ" }).check();
    await page.getByRole("button", { name: "Gửi lời mời" }).click();
    await expect(page.getByText("Đã gửi lời mời đến hoa@laichau.example.")).toBeVisible();
    const link = await page.locator("#link").inputValue();
    await expect.poll(() => received.length, { timeout: 30_000 }).toBe(1);
    expect(received[0]?.to).toMatchObject({ text: "hoa@laichau.example" });
    const mailed = /http\S+\/can-bo\/loi-moi\/\S+/.exec(received[0]?.text ?? "")?.[0] ?? "";
    expect(new URL(mailed).pathname).toBe(new URL(link).pathname);

    const hoa = await other.newPage();
    await hoa.goto(portal.url + new URL(mailed).pathname);
    await expect(hoa.getByLabel("Thư điện tử")).toHaveValue("hoa@laichau.example");
    await expect(hoa.getByLabel("Thư điện tử")).not.toBeEditable();
    await hoa.getByLabel("Họ và tên").fill("Lò Thị Hoa");
    await hoa.getByLabel("Mật khẩu").fill(PASSWORD);
    await hoa.getByRole("button", { name: "Tạo tài khoản và đăng nhập" }).click();
    await expect(hoa.getByRole("navigation", { name: "Khu vực cán bộ" })).toBeVisible();

    await page.getByRole("button", { name: "Bắt buộc mọi cán bộ" }).click();
    await expect(page).toHaveURL(/xac-thuc-hai-buoc/);
    await portal.db.prisma.staff.updateMany({ where: { name: { not: "Lò Thị Hoa" } }, data: { totpSecret: "A".repeat(32), totpConfirmedAt: new Date() } });

    await hoa.goto(`${portal.url}/can-bo/tong-quan`);
    await expect(hoa).toHaveURL(/\/can-bo\/xac-thuc-hai-buoc$/);
    await expectAccessible(hoa);
    await hoa.getByRole("button", { name: "Bắt đầu thiết lập" }).click();
    const secret = await readSecret(hoa);
    await expectAccessible(hoa);
    await hoa.getByLabel("Mã trong ứng dụng").fill("000000");
    await hoa.getByRole("button", { name: "Xác nhận" }).click();
    await expect(hoa.getByRole("alert")).toContainText("Mã không đúng");
    await hoa.getByLabel("Mã trong ứng dụng").fill(codeOf(secret, -1));
    await hoa.getByRole("button", { name: "Xác nhận" }).click();
    await expect(hoa.locator(".recovery-codes li")).toHaveCount(10);
    await expectAccessible(hoa);
    const recovery = (await hoa.locator(".recovery-codes li").first().textContent()) ?? "";
    await hoa.getByRole("link", { name: /làm việc tiếp/ }).click();
    await expect(hoa.getByRole("navigation", { name: "Khu vực cán bộ" })).toBeVisible();
    await hoa.getByRole("button", { name: "Đăng xuất" }).click();

    const enter = async (code: string) => {
      await hoa.goto(`${portal.url}/can-bo/tai-khoan`);
      await hoa.getByLabel("Thư điện tử").fill("hoa@laichau.example");
      await hoa.getByLabel("Mật khẩu").fill(PASSWORD);
      await hoa.getByRole("button", { name: "Đăng nhập" }).click();
      await expect(hoa.getByRole("heading", { name: "Nhập mã xác thực" })).toBeVisible();
      await hoa.getByLabel("Mã xác thực hoặc mã dự phòng").fill(code);
      await hoa.getByRole("button", { name: "Đăng nhập" }).click();
    };
    await enter("000000");
    await expect(hoa.getByRole("alert")).toContainText("Mã không đúng");
    await expectAccessible(hoa);
    await enter(recovery);
    await expect(hoa.getByRole("heading", { name: "Tài khoản của tôi" })).toBeVisible();
    await hoa.getByRole("link", { name: "Quản lý xác thực hai bước" }).click();
    await expect(hoa.getByText("Còn 9 mã chưa dùng.")).toBeVisible();
    await expectAccessible(hoa);

    await page.goto(`${portal.url}/can-bo/can-bo`);
    await page.getByRole("link", { name: "Lò Thị Hoa" }).click();
    await expect(page.getByRole("checkbox", { name: "Huyện Sìn Hồ" })).toBeChecked();
    await expectAccessible(page);
    await page.getByRole("checkbox", { name: "Huyện Sìn Hồ" }).uncheck();
    await page.getByRole("button", { name: "Lưu phạm vi" }).click();
    await expect(page.getByText("Đã lưu phạm vi.")).toBeVisible();
    await page.getByRole("button", { name: "Xóa xác thực hai bước của người này" }).click();
    await expect(page.getByText("Đã xóa, và đã kết thúc các phiên của người này.")).toBeVisible();
    await expect(page.getByText("Không có phiên nào đang mở.")).toBeVisible();
    await hoa.goto(`${portal.url}/can-bo/tai-khoan`);
    await expect(hoa).toHaveURL(/\/can-bo\/dang-nhap/);
  } finally {
    await other.close();
    await portal.stop();
    await new Promise<void>((resolve) => smtp.close(() => resolve()));
  }
});

test("an invitation that was revoked leads nowhere", async ({ page, portal }) => {
  await signIn(page, portal, ["administrator"]);
  await page.goto("/can-bo/can-bo");
  await page.getByRole("textbox", { name: "Thư điện tử" }).fill("lan@laichau.example");
  await page.getByRole("checkbox", { name: /^Tiếp nhận/ }).check();
  await page.getByRole("button", { name: "Tạo lời mời" }).click();
  const link = await page.locator("#link").inputValue();
  await page.getByRole("button", { name: "Thu hồi lời mời lan@laichau.example" }).click();
  await expect(page.getByText("Đã thu hồi lời mời.")).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Lời mời không còn dùng được" })).toBeVisible();
});

test("an export with personal data says what it is for, and stands in the log", async ({ page, portal }) => {
  const { id } = await signIn(page, portal, ["administrator"]);
  await page.goto("/can-bo/ket-xuat");
  await page.getByRole("checkbox", { name: "Có thông tin cá nhân" }).check();
  await page.getByLabel("Vì sao cần dữ liệu cá nhân").fill("Gửi Ban Tuyên giáo theo công văn 12");
  await expectAccessible(page);
  await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Tạo và tải tệp" }).click()]);
  const session = await page.context().cookies();
  const refused = await fetch(`${portal.url}/can-bo/ket-xuat/tep`, {
    method: "POST",
    headers: { cookie: session.map(({ name, value }) => `${name}=${value}`).join("; "), origin: portal.url },
    body: new URLSearchParams({ consultation: "bao-cao-chinh-tri-2020", format: "csv", personalData: "on", why: "  " }),
  });
  expect(refused.status).toBe(422);
  await page.getByRole("banner").getByRole("link", { name: "Nhật ký dữ liệu" }).click();
  await expect(page.getByRole("row", { name: /Kết xuất có dữ liệu cá nhân.*Gửi Ban Tuyên giáo theo công văn 12/ })).toHaveCount(1);
  await expectAccessible(page);
  expect(await portal.db.prisma.export.count({ where: { staffId: id } })).toBe(1);
});
