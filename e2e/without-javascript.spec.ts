import { expect, readCode, SAMPLE, sendComment, TARGETS, test } from "./fixtures";

test.use({ javaScriptEnabled: false });

test("without JavaScript a citizen goes from the front page to a receipt", async ({ page, portal }) => {
  // Its own front page: the portal's shows every consultation that other specs have added.
  await page.goto(SAMPLE);
  await page.getByRole("link", { name: "II- Các chỉ tiêu chủ yếu đến năm 2025" }).click();
  await page.locator("#d2").getByRole("link", { name: "Góp ý về đoạn 2" }).click();
  await expect(page.locator("#d2").getByRole("heading", { name: "Góp ý về đoạn 2" })).toBeVisible();
  await sendComment(page, { kind: "Đề nghị bổ sung", text: "Cần trồng thêm chè shan tuyết." });

  await expect(page.getByRole("heading", { name: "Xem lại trước khi gửi" })).toBeVisible();
  await expect(page.getByText("Cần trồng thêm chè shan tuyết.")).toBeVisible();
  expect(await portal.db.prisma.comment.count({ where: { text: "Cần trồng thêm chè shan tuyết." } })).toBe(0);

  await page.getByRole("button", { name: "Sửa lại" }).click();
  await expect(page.getByLabel("Nội dung ý kiến")).toHaveValue("Cần trồng thêm chè shan tuyết.");
  await page.getByLabel("Nội dung ý kiến").fill("Cần trồng thêm chè shan tuyết ở Sìn Hồ.");
  await page.getByRole("button", { name: "Gửi góp ý" }).click();
  await page.getByRole("button", { name: "Gửi góp ý" }).click();

  const code = await readCode(page);
  await page.goBack();
  await page.getByRole("button", { name: "Gửi góp ý" }).click();
  expect(await readCode(page)).toBe(code);
  await expect(page.getByText("lần gửi lại không bị tính thành ý kiến thứ hai")).toBeVisible();
  expect(await portal.db.prisma.comment.findMany({ where: { text: "Cần trồng thêm chè shan tuyết ở Sìn Hồ." } })).toHaveLength(1);
});

test("without JavaScript errors, look-up and the whole text work", async ({ page }) => {
  await page.goto(TARGETS);
  await page.getByRole("button", { name: "Gửi góp ý" }).click();
  await expect(page.getByRole("alert")).toContainText("Viết nội dung ý kiến.");
  await page.goto("/tra-cuu");
  await page.getByLabel("Mã tiếp nhận").fill("khong-co");
  await page.getByRole("button", { name: "Tra cứu" }).click();
  await expect(page.getByRole("alert")).toContainText("Mã này chưa đúng.");
  await page.goto(`${SAMPLE}/toan-van`);
  await expect(page.getByText("sự kiện chính trị quan trọng của Đảng bộ và Nhân dân các dân tộc trong tỉnh.")).toBeVisible();
});
