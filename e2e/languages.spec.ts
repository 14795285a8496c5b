import { expect, readCode, SAMPLE, sendComment, TARGETS, test } from "./fixtures";

test("a page in English stays in English from link to link, and leaves the Vietnamese one as it is", async ({ page }) => {
  await page.goto(`/en${TARGETS}`);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("link", { name: "Comment on this whole section" })).toBeVisible();
  // The draft stays in its own language, and says so.
  await expect(page.locator("#d1 p[lang=vi]")).toContainText("Tốc độ tăng trưởng");
  await page.goto(TARGETS);
  await expect(page.locator("html")).toHaveAttribute("lang", "vi");
  await expect(page.getByRole("link", { name: "Góp ý về cả mục này" })).toBeVisible();

  await page.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL(`/en${TARGETS}`);
  await page.getByRole("navigation", { name: "Pages of the portal" }).getByRole("link", { name: "Contents" }).click();
  await expect(page).toHaveURL(`/en${SAMPLE}#muc-luc`);
  await page.getByRole("link", { name: "Moderation rules" }).click();
  await expect(page).toHaveURL("/en/quy-tac");
  await page.getByRole("link", { name: "Tiếng Việt" }).click();
  await expect(page).toHaveURL("/quy-tac");
});

test("errors, the receipt and a failure speak the language of the page", async ({ page }) => {
  await page.goto(`/en${TARGETS}`);
  await page.getByRole("button", { name: "Send comment" }).click();
  await expect(page.getByRole("alert")).toContainText("Write your comment.");
  await page.getByRole("radio", { name: "Other comment" }).check();
  await page.getByLabel("Your comment", { exact: true }).fill("I support this.");
  await page.getByRole("checkbox", { name: /^I agree/ }).check();
  await page.getByRole("button", { name: "Send comment" }).click();
  await expect(page).toHaveURL(/\/en\/tra-cuu\/[A-Z0-9-]{17}/);
  await expect(page.getByRole("heading", { name: /^Receipt code/ })).toBeVisible();
  await page.goto("/en/khong-co");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no such page.");
  await page.goto(TARGETS);
  await sendComment(page, { text: "Tôi đồng ý." });
  await readCode(page);
});

test("the staff area and what is no page have one address in every language", async ({ page, request }) => {
  expect((await request.get("/en/can-bo/dang-nhap")).url()).toMatch(/\/can-bo\/dang-nhap$/);
  await page.goto("/en");
  await expect(page.getByRole("link", { name: "For staff" })).toHaveAttribute("href", "/can-bo");
});
