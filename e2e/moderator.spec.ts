import type { Page } from "@playwright/test";
import { expect, expectAccessible, SAMPLE, signIn, test } from "./fixtures";
import { addComments, deskOf, detail, said, text, UNDONE_NO_MORE, waiting } from "./queue";

/** Drags the mouse over `words` as they stand in the open comment; again, as a person would, where the page moved below it. */
async function select(page: Page, words: string) {
  await expect(async () => {
    await drag(page, words);
    expect(await page.evaluate(() => document.getSelection()?.toString())).toBe(words);
  }).toPass();
}

async function drag(page: Page, words: string) {
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

test("by mouse: filter, read in context, publish, withhold with a reason; the public sees what was decided", async ({
  page,
  portal,
}) => {
  const { ids, paragraph } = await addComments(portal, "p2-c-i-1", [
    "Ý kiến thứ nhất.",
    "Ý kiến thứ hai.",
    "Ý kiến thứ ba.",
  ]);
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
    .poll(
      () => portal.db.prisma.moderationDecision.findMany({ where: { commentId: { in: ids } }, orderBy: { commentId: "asc" } }),
      UNDONE_NO_MORE,
    )
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

test("by mouse: a part is selected, hidden, taken back, hidden again; the preview is what the public reads", async ({
  page,
  portal,
}) => {
  await addComments(portal, "p2-c-i-2", ["Xin gọi ông Páo, số 0912 345 678, để hỏi về đường vào bản."]);
  await signIn(page, portal, ["moderator"]);
  await page.goto(deskOf("p2-c-i-2"));
  await select(page, "0912 345 678");
  await page.getByRole("button", { name: /^Ẩn phần đã chọn/ }).click();
  await expect(page.getByRole("group", { name: "Lý do ẩn “0912 345 678”" })).toBeVisible();
  await page.getByRole("radio", { name: /Có thông tin riêng tư/ }).click();
  const shown =
    "Xin gọi ông Páo, số [đã ẩn: Có thông tin riêng tư của một người (số điện thoại, số giấy tờ, nơi ở…)], để hỏi về đường vào bản.";
  await expect(page.getByText(shown)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Bỏ phần ẩn vừa thêm: 0912 345 678" }).click();
  await expect(page.getByText(shown)).toBeHidden();

  await select(page, "0912 345 678");
  await page.getByRole("button", { name: /^Ẩn phần đã chọn/ }).click();
  await page.getByRole("radio", { name: /Có thông tin riêng tư/ }).click();
  await page.getByRole("button", { name: /^Xác nhận công bố, ẩn 1 phần/ }).click();
  await expect(said(page)).toBeAttached();
  await expect(async () => {
    await page.goto(`${SAMPLE}/p2-c-i-2`);
    await expect(page.getByText(shown)).toBeVisible({ timeout: 1_000 });
  }).toPass(UNDONE_NO_MORE);
  expect(await page.content()).not.toContain("0912 345 678");
});

test("by keyboard alone: next and previous, publish, withhold, hide words; keys rest while one types", async ({
  page,
  portal,
}) => {
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
    .poll(
      () =>
        portal.db.prisma.moderationDecision.findMany({
          where: { commentId: { in: ids } },
          orderBy: { commentId: "asc" },
          include: { redactions: true },
        }),
      UNDONE_NO_MORE,
    )
    .toMatchObject([
      { commentId: ids[1], action: "publish", redactions: [] },
      { commentId: ids[2], action: "redact", redactions: [{ start: 4, end: 9, reason: "1" }] },
      { commentId: ids[3], action: "withhold", reason: "5", note: "p w r 1 j" },
    ]);
});
