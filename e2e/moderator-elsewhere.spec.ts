import { expect, expectAccessible, signIn, test } from "./fixtures";
import { addComments, deskOf, said, text, UNDONE_NO_MORE, waiting } from "./queue";

test("a decision that cannot be sent comes back with a notice; the next try is recorded", async ({ page, portal }) => {
  const { ids } = await addComments(portal, "p2-c-ii-1", ["Mạng yếu.", "Sau đó."]);
  await signIn(page, portal, ["moderator"]);
  await page.goto(deskOf("p2-c-ii-1"));
  await expect(text(page)).toHaveText("Mạng yếu.");
  await page.route("**/*.data?index", (route) => route.abort());
  await page.keyboard.press("p");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/Chưa gửi được quyết định/).last()).toBeVisible();
  await expect(waiting(page).first()).toContainText("chưa ghi quyết định của bạn");
  await page.unroute("**/*.data?index");
  await page.getByRole("button", { name: "Xem ý kiến đó" }).click();
  await expect(text(page)).toHaveText("Mạng yếu.");
  await page.keyboard.press("p");
  await page.keyboard.press("Enter");
  await expect(said(page)).toBeAttached();
  await expect.poll(() => portal.db.prisma.moderationDecision.count({ where: { commentId: ids[0]! } }), UNDONE_NO_MORE).toBe(1);
});

test("a decided comment is looked at again, with the reason why, and decided anew", async ({ page, portal }) => {
  const { ids } = await addComments(portal, "p2-c-ii-2", ["Xem lại tôi."]);
  await signIn(page, portal, ["moderator"]);
  await page.goto(deskOf("p2-c-ii-2"));
  await page.keyboard.press("p");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Bạn đã xem hết trang này.")).toBeVisible();
  await expect
    .poll(() => portal.db.prisma.comment.findUniqueOrThrow({ where: { id: ids[0]! } }), UNDONE_NO_MORE)
    .toMatchObject({ state: "published" });
  await page.getByLabel("Tình trạng").selectOption("cong-bo");
  await page.getByRole("button", { name: "Lọc" }).click();
  await page.getByRole("radio", { name: "Xem xét lại" }).check();
  await page.getByLabel("Vì sao xem xét lại").fill("Có người báo tên riêng.");
  await page.getByRole("button", { name: /^Xác nhận xem xét lại/ }).click();
  await expect(page.getByRole("radio", { name: /^Chuyển mục/ })).toBeVisible();
  await page.keyboard.press("w");
  await page.keyboard.press("1");
  await page.keyboard.press("Enter");
  await expect
    .poll(
      () => portal.db.prisma.moderationDecision.findMany({ where: { commentId: ids[0]! }, orderBy: { version: "asc" } }),
      UNDONE_NO_MORE,
    )
    .toMatchObject([
      { action: "publish" },
      { action: "reopen", reason: "8", note: "Có người báo tên riêng." },
      { action: "withhold" },
    ]);
});

test("on a phone the desk fits the screen and the decision stays in reach of the thumb", async ({ page, portal }) => {
  await addComments(portal, "p2-c-ii-3", ["Trên điện thoại. ".repeat(60), "Ý kiến sau."]);
  await signIn(page, portal, ["moderator"]);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(deskOf("p2-c-ii-3"));
  await expectAccessible(page);
  await expect(page.getByRole("button", { name: /^Xác nhận/ })).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.getByRole("radio", { name: /^Không công bố/ }).check();
  await page.getByRole("radio", { name: /Quảng cáo/ }).check();
  await page.getByRole("button", { name: /^Xác nhận không công bố/ }).click();
  await expect(text(page)).toHaveText("Ý kiến sau.");
  await expect(text(page)).toBeInViewport();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the desk is a plain form", async ({ page, portal }) => {
    const { ids } = await addComments(portal, "p2-c-ii-4", ["Không cần kịch bản."]);
    await signIn(page, portal, ["moderator"]);
    await page.goto(deskOf("p2-c-ii-4"));
    await page.getByRole("radio", { name: /^Không công bố/ }).check();
    await page.getByRole("radio", { name: /Quảng cáo/ }).check();
    await page.getByRole("button", { name: /^Xác nhận/ }).click();
    await expect(page.getByText("Đã ghi: Không công bố.")).toBeVisible();
    await expect
      .poll(() => portal.db.prisma.comment.findUniqueOrThrow({ where: { id: ids[0]! } }), UNDONE_NO_MORE)
      .toMatchObject({ state: "withheld", version: 1 });
  });
});
