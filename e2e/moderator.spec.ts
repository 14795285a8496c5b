import type { Page } from "@playwright/test";
import { expect, expectAccessible, SAMPLE, signIn, test } from "./fixtures";
import { addComments, deskOf } from "./queue";

const list = (page: Page) => page.getByRole("navigation", { name: "Ý kiến, cũ nhất trước" });
const detail = (page: Page) => page.getByRole("region", { name: "Ý kiến trong ngữ cảnh" });
const text = (page: Page) => page.getByRole("group", { name: "Nội dung ý kiến" });
const said = (page: Page) => page.getByRole("status").filter({ hasText: "Đã ghi" });
const waiting = (page: Page) => list(page).getByRole("listitem");

/** Drags the mouse over `words` as they stand in the open comment. */
async function select(page: Page, words: string) {
  const box = await text(page).evaluate((root, wanted) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { left, right, y: (top + bottom) / 2 };
    }
    throw new Error("These words are not in the comment.");
  }, words);
  await page.mouse.move(box.left + 1, box.y);
  await page.mouse.down();
  await page.mouse.move(box.right - 1, box.y, { steps: 5 });
  await page.mouse.up();
}

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
    await page.getByRole("link", { name, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name === "Lò Thị Hoa" ? "Tài khoản của tôi" : name);
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

test("by mouse: filter, read in context, publish, withhold with a reason; the public sees what was decided", async ({ page, portal }) => {
  const { ids, paragraph } = await addComments(portal, "p2-c-i-1", ["Ý kiến thứ nhất.", "Ý kiến thứ hai.", "Ý kiến thứ ba."]);
  await signIn(page, portal, ["moderator"]);
  await page.getByRole("link", { name: "Kiểm duyệt", exact: true }).click();
  await page.getByLabel("Phần, mục").selectOption("p2-c-i-1");
  await page.getByLabel("Loại ý kiến").selectOption("Đề nghị sửa");
  await page.getByRole("button", { name: "Lọc" }).click();
  await expect(waiting(page)).toHaveCount(3);
  await expect(waiting(page).first()).toContainText("Ý kiến thứ nhất.");
  await expect(text(page)).toHaveText("Ý kiến thứ nhất.");
  await expect(detail(page)).toContainText(paragraph.text);
  await expectAccessible(page);

  await page.getByRole("radio", { name: /^Công bố/ }).check();
  await page.getByRole("button", { name: /^Xác nhận công bố/ }).click();
  await expect(waiting(page)).toHaveCount(2);
  await expect(text(page)).toHaveText("Ý kiến thứ hai.");
  await expect(said(page)).toBeAttached();

  await page.getByRole("radio", { name: /^Không công bố/ }).check();
  await page.getByRole("button", { name: /^Xác nhận không công bố/ }).click();
  await expect(page.getByText("Chọn lý do từ 1 đến 7.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("radio", { name: /Không liên quan đến dự thảo/ }).check();
  await page.getByLabel("Ghi chú cho người góp ý").fill("Xin gửi ý kiến này đến Sở Giao thông.");
  await page.getByRole("button", { name: /^Xác nhận không công bố/ }).click();
  await expect(text(page)).toHaveText("Ý kiến thứ ba.");

  await expect
    .poll(() => portal.db.prisma.moderationDecision.findMany({ where: { commentId: { in: ids } }, orderBy: { id: "asc" } }))
    .toMatchObject([
      { commentId: ids[0], action: "publish", reason: "0" },
      { commentId: ids[1], action: "withhold", reason: "6", note: "Xin gửi ý kiến này đến Sở Giao thông." },
    ]);
  await page.goto(`${SAMPLE}/p2-c-i-1`);
  await expect(page.getByText("Ý kiến thứ nhất.")).toBeVisible();
  await expect(page.getByText("Ý kiến thứ hai.")).toBeHidden();
  await page.goto(`${SAMPLE}/nhat-ky`);
  await expect(page.getByRole("listitem").filter({ hasText: "Không liên quan đến dự thảo" })).toBeVisible();
  await expect(page.getByText("Ý kiến thứ nhất.")).toBeHidden();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Các lý do theo quy tắc kiểm duyệt" }).click();
  await expect(page.getByRole("heading", { name: "Quy tắc kiểm duyệt" })).toBeVisible();
  await expectAccessible(page);
});

test("by mouse: a part is selected, hidden, taken back, hidden again; the preview is what the public reads", async ({ page, portal }) => {
  await addComments(portal, "p2-c-i-2", ["Xin gọi ông Páo, số 0912 345 678, để hỏi về đường vào bản."]);
  await signIn(page, portal, ["moderator"]);
  await page.goto(deskOf("p2-c-i-2"));
  await select(page, "0912 345 678");
  await page.getByRole("button", { name: /^Ẩn phần đã chọn/ }).click();
  await expect(page.getByRole("group", { name: "Lý do ẩn “0912 345 678”" })).toBeVisible();
  await page.getByRole("radio", { name: /Có thông tin riêng tư/ }).click();
  const shown = "Xin gọi ông Páo, số [đã ẩn: Có thông tin riêng tư của một người (số điện thoại, số giấy tờ, nơi ở…)], để hỏi về đường vào bản.";
  await expect(page.getByText(shown)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Bỏ phần ẩn vừa thêm: 0912 345 678" }).click();
  await expect(page.getByText(shown)).toBeHidden();

  await select(page, "0912 345 678");
  await page.getByRole("button", { name: /^Ẩn phần đã chọn/ }).click();
  await page.getByRole("radio", { name: /Có thông tin riêng tư/ }).click();
  await page.getByRole("button", { name: /^Xác nhận công bố, ẩn 1 phần/ }).click();
  await expect(said(page)).toBeAttached();
  await page.goto(`${SAMPLE}/p2-c-i-2`);
  await expect(page.getByText(shown)).toBeVisible();
  expect(await page.content()).not.toContain("0912 345 678");
});

test("by keyboard alone: next and previous, publish, withhold, hide words; keys rest while one types", async ({ page, portal }) => {
  const texts = ["Một.", "Hai.", "Gọi bà Dở ở Sìn Hồ nhé.", "Bốn.", "Năm."];
  const { ids } = await addComments(portal, "p2-c-i-3", texts);
  await signIn(page, portal, ["moderator"]);
  await page.goto(deskOf("p2-c-i-3"));
  await expect(text(page)).toHaveText("Một.");
  const { keyboard } = page;
  await keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Phím tắt" })).toBeVisible();
  await keyboard.press("p");
  await keyboard.press("Escape");
  await expect(page.getByRole("radio", { name: /^Công bố/ })).not.toBeChecked();

  await keyboard.press("j");
  await expect(text(page)).toHaveText("Hai.");
  await keyboard.press("ArrowDown");
  await expect(text(page)).toHaveText("Gọi bà Dở ở Sìn Hồ nhé.");
  await keyboard.press("k");
  await expect(text(page)).toHaveText("Hai.");
  await keyboard.press("Control+p");
  await expect(page.getByRole("radio", { name: /^Công bố/ })).not.toBeChecked();
  await keyboard.press("p");
  await expect(page.getByRole("button", { name: /^Xác nhận công bố/ })).toBeFocused();
  await keyboard.press("Enter");
  await expect(text(page)).toHaveText("Gọi bà Dở ở Sìn Hồ nhé.");

  await text(page).focus();
  for (const key of ["ArrowRight", "ArrowRight", "Shift+ArrowRight"]) await keyboard.press(key);
  await keyboard.press("r");
  await expect(page.getByRole("group", { name: "Lý do ẩn “bà Dở”" })).toBeVisible();
  await keyboard.press("1");
  await expect(detail(page).getByText(/^Gọi \[đã ẩn: .*\] ở Sìn Hồ nhé\.$/)).toBeVisible();
  await keyboard.press("u");
  await expect(page.getByRole("heading", { name: "Người dân sẽ thấy" })).toBeHidden();
  await text(page).focus();
  await keyboard.press("Shift+ArrowLeft");
  await keyboard.press("Shift+ArrowRight");
  await keyboard.press("r");
  await keyboard.press("1");
  await keyboard.press("Enter");
  await expect(text(page)).toHaveText("Bốn.");

  await keyboard.press("w");
  await keyboard.press("5");
  const note = page.getByLabel("Ghi chú cho người góp ý");
  await note.focus();
  await keyboard.type("p w r 1 j");
  await expect(note).toHaveValue("p w r 1 j");
  await expect(text(page)).toHaveText("Bốn.");
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await expect(text(page)).toHaveText("Năm.");
  await expect
    .poll(() => portal.db.prisma.moderationDecision.findMany({ where: { commentId: { in: ids } }, orderBy: { id: "asc" }, include: { redactions: true } }))
    .toMatchObject([
      { commentId: ids[1], action: "publish", redactions: [] },
      { commentId: ids[2], action: "redact", redactions: [{ start: 4, end: 9, reason: "1" }] },
      { commentId: ids[3], action: "withhold", reason: "5", note: "p w r 1 j" },
    ]);
});

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
  expect(await portal.db.prisma.moderationDecision.count({ where: { commentId: ids[0]! } })).toBe(1);
});

test("a decided comment is looked at again, with the reason why, and decided anew", async ({ page, portal }) => {
  const { ids } = await addComments(portal, "p2-c-ii-2", ["Xem lại tôi."]);
  await signIn(page, portal, ["moderator"]);
  await page.goto(deskOf("p2-c-ii-2"));
  await page.keyboard.press("p");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Bạn đã xem hết trang này.")).toBeVisible();
  await page.getByLabel("Tình trạng").selectOption("Đã công bố");
  await page.getByRole("button", { name: "Lọc" }).click();
  await page.getByRole("radio", { name: "Xem xét lại" }).check();
  await page.getByLabel("Vì sao xem xét lại").fill("Có người báo tên riêng.");
  await page.getByRole("button", { name: /^Xác nhận xem xét lại/ }).click();
  await expect(page.getByRole("radio", { name: /^Không công bố/ })).toBeVisible();
  await page.keyboard.press("w");
  await page.keyboard.press("1");
  await page.keyboard.press("Enter");
  await expect
    .poll(() => portal.db.prisma.moderationDecision.findMany({ where: { commentId: ids[0]! }, orderBy: { version: "asc" } }))
    .toMatchObject([{ action: "publish" }, { action: "reopen", reason: "8", note: "Có người báo tên riêng." }, { action: "withhold" }]);
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
    expect(await portal.db.prisma.comment.findUniqueOrThrow({ where: { id: ids[0]! } })).toMatchObject({ state: "withheld", version: 1 });
  });
});
