import { makeRegister } from "../app/moderation/test-register";
import { expect, expectAccessible, SAMPLE, signIn, test } from "./fixtures";
import { startPortal } from "./portal";

const SLUG = SAMPLE.slice(1);

test("who works in one consultation stays in it when another opens; two of one title are told apart", async ({ page }) => {
  test.setTimeout(120_000);
  const portal = await startPortal();
  try {
    await signIn(page, portal, ["administrator"]);
    for (const address of ["tra-loi", "tong-hop", "tai-lieu", "gui", "ket-xuat", "so-lieu", "luu-giu", "doi-chieu", "tiep-nhan", "kiem-duyet"]) {
      await page.goto(`${portal.url}/can-bo/${address}`);
      await expect(page, address).toHaveURL(new RegExp(`/${address}\\?dot=${SLUG}$`));
    }
    await page.goto(`${portal.url}/can-bo/tra-loi`);
    await makeRegister(portal.db, "dot-moi", new Date("2020-06-02T00:00:00Z"));
    await makeRegister(portal.db, "dot-moi-nua", new Date("2020-06-03T00:00:00Z"));
    await page.getByRole("link", { name: /^Chờ duyệt/ }).click();
    await expect(page).toHaveURL(new RegExp(`dot=${SLUG}&tt=drafted$`));
    await expect(page.getByRole("navigation", { name: "Đợt lấy ý kiến" }).locator("[aria-current]")).toContainText("Đại hội đại biểu Đảng bộ tỉnh Lai Châu");
    await page.reload();
    await expect(page).toHaveURL(new RegExp(`dot=${SLUG}&tt=drafted$`));
    // Asked for anew, it is the latest.
    await page.getByRole("navigation", { name: "Khu vực cán bộ" }).getByRole("link", { name: "Trả lời" }).click();
    await expect(page).toHaveURL(/dot=dot-moi-nua$/);

    await page.goto(`${portal.url}/du-lieu-mo`);
    await expect(page.locator("#dot-dot-moi")).toContainText("Mở ngày 2/6/2020");
    await expect(page.locator("#dot-dot-moi-nua")).toContainText("Mở ngày 3/6/2020");
    await expectAccessible(page, { name: "open data of consultations of one title" });
  } finally {
    await portal.stop();
  }
});
