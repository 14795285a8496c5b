import { expect, signIn, test } from "./fixtures";
import { addComments, deskOf, UNDONE_NO_MORE } from "./queue";

test("of two moderators on one comment the second is told who decided what, and nothing is overwritten", async ({
  browser,
  portal,
}) => {
  const { ids } = await addComments(portal, "p2-c-ii-5", ["Hai người cùng đọc.", "Ý kiến kế tiếp."]);
  const desks = [];
  for (const _ of [1, 2]) {
    const context = await browser.newContext({ locale: "vi-VN" });
    const page = await context.newPage();
    const { id } = await signIn(page, portal, ["moderator"]);
    await page.goto(`${portal.url}${deskOf("p2-c-ii-5")}&y-kien=${ids[0]}`);
    await expect(page.getByRole("group", { name: "Nội dung ý kiến" })).toHaveText("Hai người cùng đọc.");
    desks.push({ page, id, context });
  }
  const [first, second] = desks as [(typeof desks)[0], (typeof desks)[0]];
  const { name } = await portal.db.prisma.staff.findUniqueOrThrow({ where: { id: first.id } });

  await first.page.keyboard.press("p");
  await first.page.keyboard.press("Enter");
  await expect(first.page.getByRole("status").filter({ hasText: "Đã ghi: Công bố." })).toBeAttached();

  const { page } = second;
  await page.keyboard.press("w");
  await page.keyboard.press("2");
  await page.keyboard.press("Enter");
  const notice = page.getByRole("listitem").filter({ hasText: `${name} đã quyết định ý kiến này lúc` });
  await expect(notice).toContainText("Công bố (Phù hợp quy tắc kiểm duyệt). Quyết định của bạn không được ghi.");
  await expect(page.getByRole("navigation", { name: "Ý kiến, cũ nhất trước" })).toContainText("Hai người cùng đọc.");
  await expect(page.getByRole("group", { name: "Nội dung ý kiến" })).toHaveText("Ý kiến kế tiếp.");

  await expect
    .poll(() => portal.db.prisma.moderationDecision.count({ where: { commentId: ids[0]! } }), UNDONE_NO_MORE)
    .toBe(1);
  await notice.getByRole("button", { name: "Xem ý kiến đó" }).click();
  await expect(page.getByRole("group", { name: "Nội dung ý kiến" })).toHaveText("Hai người cùng đọc.");
  await expect(page.getByRole("heading", { name: "Các quyết định trước" })).toBeVisible();
  await expect(page.getByText(`, ${name}: Công bố. Phù hợp quy tắc kiểm duyệt.`)).toBeVisible();
  await expect(page.getByRole("radio", { name: "Xem xét lại" })).toBeVisible();

  const decisions = await portal.db.prisma.moderationDecision.findMany({ where: { commentId: ids[0]! } });
  expect(decisions).toMatchObject([{ staffId: first.id, version: 1, action: "publish" }]);
  await first.context.close();
  await second.context.close();
});

test("a session that was ended elsewhere leads to the sign-in page and back; nothing is decided meanwhile", async ({
  page,
  portal,
}) => {
  const { ids } = await addComments(portal, "p1-b-ii-6", ["Phiên đã hết."]);
  const { id, email } = await signIn(page, portal, ["moderator"]);
  await page.goto(deskOf("p1-b-ii-6"));
  await expect(page.getByRole("group", { name: "Nội dung ý kiến" })).toHaveText("Phiên đã hết.");
  await portal.db.prisma.staffSession.updateMany({ where: { staffId: id }, data: { revokedAt: new Date() } });
  await page.keyboard.press("p");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Đăng nhập dành cho cán bộ" })).toBeVisible();
  expect(await portal.db.prisma.moderationDecision.count({ where: { commentId: ids[0]! } })).toBe(0);
  await page.getByLabel("Thư điện tử").fill(email);
  await page.getByLabel("Mật khẩu").fill("một mật khẩu đủ dài");
  await page.getByRole("button", { name: "Đăng nhập" }).click();
  await expect(page.getByRole("group", { name: "Nội dung ý kiến" })).toHaveText("Phiên đã hết.");
});
