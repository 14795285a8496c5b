import { expect, expectAccessible, test } from "./fixtures";

test("the printed link makes the first account, once; then one signs in, and out", async ({ page, portal }) => {
  await page.goto("/can-bo/kiem-duyet");
  await expect(page).toHaveURL(/\/can-bo\/dang-nhap\?tiep=/);
  await expectAccessible(page);

  await page.goto(portal.firstInvitation);
  await expectAccessible(page);
  await page.getByLabel("Họ và tên").fill("Lò Thị Hoa");
  await page.getByLabel("Thư điện tử").fill("hoa@laichau.example");
  await page.getByLabel("Mật khẩu").fill("quá ngắn");
  await page.getByRole("button", { name: "Tạo tài khoản và đăng nhập" }).click();
  await expect(page.getByRole("alert")).toContainText("Mật khẩu cần ít nhất 12 ký tự.");
  await expect(page.getByLabel("Họ và tên")).toHaveValue("Lò Thị Hoa");
  await page.getByLabel("Mật khẩu").fill("đường lên bản Nậm Pục");
  await page.getByRole("button", { name: "Tạo tài khoản và đăng nhập" }).click();
  await expect(page.getByRole("heading", { name: "Tổng quan" })).toBeVisible();
  await expectAccessible(page);
  for (const name of ["Thư gửi đi", "Cán bộ", "Lò Thị Hoa"]) {
    await page.getByRole("banner").getByRole("link", { name, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      name === "Lò Thị Hoa" ? "Tài khoản của tôi" : name,
    );
    await expectAccessible(page);
  }

  await page.getByRole("button", { name: "Đăng xuất" }).click();
  await expect(page.getByText("Bạn đã đăng xuất.")).toBeVisible();
  await page.goto(portal.firstInvitation);
  await expect(page.getByRole("heading", { name: "Lời mời không còn dùng được" })).toBeVisible();

  await page.goto("/can-bo/tai-khoan");
  await page.getByLabel("Thư điện tử").fill("hoa@laichau.example");
  await page.getByLabel("Mật khẩu").fill("đường lên bản Nậm Púc");
  await page.getByRole("button", { name: "Đăng nhập" }).click();
  await expect(page.getByRole("alert")).toContainText("Thư điện tử hoặc mật khẩu không đúng.");
  await page.getByLabel("Mật khẩu").fill("đường lên bản Nậm Pục");
  await page.getByRole("button", { name: "Đăng nhập" }).click();
  await expect(page.getByRole("heading", { name: "Tài khoản của tôi" })).toBeVisible();
});
