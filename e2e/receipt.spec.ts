import { randomBytes, randomUUID } from "node:crypto";
import { buffer } from "node:stream/consumers";
import type { Page } from "@playwright/test";
import { newReceiptCode } from "../app/comments/receipt-code";
import { exportRegister } from "../app/exports/export-register.server";
import { newId } from "../app/platform/ids.server";
import { expect, expectAccessible, publish, readCode, SAMPLE, sendComment, signIn, test, type Portal } from "./fixtures";
import { startPortal } from "./portal";
import { deskOf, detail, said, text, waiting, UNDONE_NO_MORE } from "./queue";

/** Sections of the sample that other journeys leave alone. */
const EDITED = "p2-c-iii-1";
const WITHDRAWN = "p2-c-iii-2";

/** Sends a comment on the first paragraph of a section, and returns its code. */
async function send(page: Page, section: string, words: string) {
  await page.goto(`${SAMPLE}/${section}?doan=1`);
  await sendComment(page, { text: words });
  return readCode(page);
}

/** Comments that are in the register already, all under one code; on the first paragraph of a section. */
async function insert({ db: { prisma } }: Portal, texts: string[], more: { proposed?: string; quote?: string } = {}) {
  const section = await prisma.section.findFirstOrThrow({ where: { path: EDITED } });
  const paragraph = await prisma.paragraph.findFirstOrThrow({ where: { sectionId: section.id, number: 1 } });
  const receiptCode = newReceiptCode(randomBytes);
  for (const [index, words] of texts.entries()) {
    await prisma.comment.create({
      data: {
        id: newId(), consultationId: section.consultationId, draftId: section.draftId, sectionId: section.id, paragraphId: paragraph.id,
        channel: "web", kind: "amend", text: words, submissionKey: randomUUID(), receiptCode, part: index + 1, receivedAt: new Date(),
        ...(more.proposed ? { proposed: paragraph.text.replace(/\S+/, more.proposed), proposedBase: paragraph.text } : {}),
        ...(more.quote ? { quoteStart: 0, quoteExact: paragraph.text.slice(0, 20), quotePrefix: "", quoteSuffix: "" } : {}),
      },
    });
  }
  return receiptCode;
}

test("a contributor edits; moderators decide only on what they have read; after the decision nothing is edited", async ({ page, browser, portal }) => {
  const code = await send(page, EDITED, "Lời đầu tiên của tôi.");
  await page.getByRole("link", { name: "Sửa ý kiến" }).click();
  await expect(page).toHaveURL(`/tra-cuu/${code}/1/sua`);
  await expect(page.getByLabel("Nội dung ý kiến")).toHaveValue("Lời đầu tiên của tôi.");
  await expectAccessible(page);
  await page.getByLabel("Nội dung ý kiến").fill("Lời đã sửa lần một.");
  await page.getByRole("radio", { name: "Đề nghị bổ sung" }).check();
  await page.getByRole("button", { name: "Lưu bản sửa" }).dblclick();
  await expect(page.getByRole("status")).toContainText("Đã lưu.");
  await expect(page.getByText("Lời đã sửa lần một.")).toBeVisible();
  await expect(page.getByText(/: Đã sửa, lần 1$/)).toBeVisible();
  await page.getByText("Xem các bản trước khi sửa (1)").click();
  await expect(page.getByText("Lời đầu tiên của tôi.")).toBeVisible();
  await expectAccessible(page);

  const desk = await (await browser.newContext({ locale: "vi-VN", baseURL: portal.url })).newPage();
  await signIn(desk, portal, ["moderator"]);
  await desk.goto(deskOf(EDITED));
  await expect(text(desk)).toHaveText("Lời đã sửa lần một.");
  await expect(waiting(desk).first()).toContainText("đã sửa 1 lần");
  await detail(desk).getByText("Các bản trước khi sửa (1)").click();
  await expect(detail(desk).getByText("Lời đầu tiên của tôi.")).toBeVisible();
  await expectAccessible(desk);

  // Meanwhile the author edits once more; what the moderator sees is not what would be decided on.
  await page.getByRole("link", { name: "Sửa ý kiến" }).click();
  await page.getByLabel("Nội dung ý kiến").fill("Lời đã sửa lần hai.");
  await page.getByRole("button", { name: "Lưu bản sửa" }).click();
  await expect(page.getByText("Lời đã sửa lần hai.")).toBeVisible();
  await page.getByRole("link", { name: "Sửa ý kiến" }).click();
  await expect(page.getByLabel("Nội dung ý kiến")).toHaveValue("Lời đã sửa lần hai.");

  await desk.getByRole("radio", { name: /^Công bố/ }).check();
  await desk.getByRole("button", { name: /^Xác nhận công bố/ }).click();
  const notice = desk.getByRole("listitem").filter({ hasText: "Người góp ý vừa sửa ý kiến này." });
  await expect(notice).toContainText("Quyết định của bạn không được ghi; xin đọc lại rồi quyết định.");
  await notice.getByRole("button", { name: "Xem ý kiến đó" }).click();
  await expect(text(desk)).toHaveText("Lời đã sửa lần hai.");
  await desk.getByRole("radio", { name: /^Công bố/ }).check();
  await desk.getByRole("button", { name: /^Xác nhận công bố/ }).click();
  await expect(said(desk)).toBeAttached();
  await expect.poll(async () => (await portal.db.prisma.comment.findFirstOrThrow({ where: { receiptCode: code } })).state, UNDONE_NO_MORE).toBe("published");

  await page.getByLabel("Nội dung ý kiến").fill("Lời viết sau khi đã duyệt.");
  await page.getByRole("button", { name: "Lưu bản sửa" }).click();
  await expect(page.locator("main").getByRole("alert")).toContainText("Ý kiến vừa được kiểm duyệt nên không sửa được nữa.");
  await expect(page.getByRole("textbox", { name: "Nội dung bạn vừa viết" })).toHaveValue("Lời viết sau khi đã duyệt.");
  await expectAccessible(page);
  await page.goto(`/tra-cuu/${code}`);
  await expect(page.getByRole("link", { name: "Rút ý kiến" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Sửa ý kiến" })).toHaveCount(0);
  await page.goto(`${SAMPLE}/${EDITED}`);
  await expect(page.getByText("Lời đã sửa lần hai.")).toBeVisible();
  expect(await page.content()).not.toContain("Lời đầu tiên của tôi.");
  await desk.context().close();
});

test("a wrong form, and one from before an edit elsewhere, come back whole and can be saved then", async ({ page, context, portal }) => {
  const code = await insert(portal, ["Bản đang lưu."]);
  const other = await context.newPage();
  for (const each of [page, other]) await each.goto(`/tra-cuu/${code}/1/sua`);
  await page.getByLabel("Nội dung ý kiến").fill("   ");
  await page.getByRole("button", { name: "Lưu bản sửa" }).click();
  await expect(page.locator("main").getByRole("alert")).toContainText("Viết nội dung ý kiến.");
  await expectAccessible(page);
  await page.getByLabel("Nội dung ý kiến").fill("Sửa ở máy này.");
  await page.getByRole("button", { name: "Lưu bản sửa" }).click();
  await expect(page.getByRole("status")).toContainText("Đã lưu.");

  await other.getByLabel("Nội dung ý kiến").fill("Sửa ở máy kia.");
  await other.getByRole("button", { name: "Lưu bản sửa" }).click();
  await expect(other.getByRole("alert")).toContainText("Ý kiến này vừa được sửa ở một nơi khác.");
  await expect(other.getByLabel("Nội dung ý kiến")).toHaveValue("Sửa ở máy kia.");
  await expect(other.getByText("Sửa ở máy này.")).toBeVisible();
  await expectAccessible(other);
  await other.getByRole("button", { name: "Lưu bản sửa" }).click();
  await expect(other.getByRole("status")).toContainText("Đã lưu.");
  await expect(other.getByText("Sửa ở máy kia.")).toBeVisible();
});

test("a withdrawn comment leaves the public page at once, and its words leave every export", async ({ page, request, portal }) => {
  const words = "Tôi nghĩ lại rồi, không gửi câu này nữa.";
  const code = await send(page, WITHDRAWN, words);
  await publish(portal, code);
  await expect(async () => {
    await page.goto(`${SAMPLE}/${WITHDRAWN}`);
    await expect(page.getByText(words)).toBeVisible({ timeout: 500 });
  }).toPass();

  await page.goto(`/tra-cuu/${code}`);
  await page.getByRole("link", { name: "Rút ý kiến" }).click();
  await expect(page.getByText("Rút rồi thì không khôi phục được.")).toBeVisible();
  await expect(page.getByText(words)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Thôi, giữ lại ý kiến" }).click();
  await page.getByRole("link", { name: "Rút ý kiến" }).click();
  await page.getByRole("button", { name: "Rút ý kiến này" }).click();
  await expect(page.getByRole("status")).toContainText("Đã rút ý kiến.");
  await expect(page.getByText(/: Đã rút ý kiến$/)).toBeVisible();
  expect(await page.content()).not.toContain(words);
  await expectAccessible(page);

  // Told to every page cache as the withdrawal commits; the message itself needs a moment.
  await expect.poll(async () => (await request.get(`${SAMPLE}/${WITHDRAWN}`)).text(), { timeout: 2_000 }).not.toContain(words);
  for (const format of ["csv", "jsonl"] as const) {
    const input = { consultationSlug: SAMPLE.slice(1), format, personalData: true, filter: {}, staffId: null };
    const made = await exportRegister(portal.db, input, new Date());
    const file = made.ok ? (await buffer(made.export.body)).toString() : "";
    expect(file).toContain(code);
    expect(file).not.toContain(words);
  }
  const again = await request.post(`/tra-cuu/${code}/1/rut`, { form: {}, headers: { origin: portal.url }, maxRedirects: 0 });
  expect(again.status()).toBe(303);
  await page.goto(`/tra-cuu/${code}/1/rut`);
  await expect(page).toHaveURL(new RegExp(`/tra-cuu/${code}\\?da-rut=1`));
  expect(await portal.db.prisma.withdrawal.count({ where: { comment: { receiptCode: code } } })).toBe(1);
});

test("the link in the mail confirms the address when its button is pressed, and is in no log", async ({ page, request, portal }) => {
  await page.goto(`${SAMPLE}/${EDITED}?doan=1`);
  await page.getByText("Thông tin của bạn (không bắt buộc)").click();
  await page.getByLabel("Thư điện tử", { exact: true }).fill("vang.thi.do@example.vn");
  await sendComment(page, { text: "Có thư điện tử." });
  await readCode(page);
  const { body } = await portal.db.prisma.mailMessage.findFirstOrThrow({ where: { recipient: "vang.thi.do@example.vn" } });
  const [link = "", token = ""] = /http\S+\/xac-nhan\/(\S+)/.exec(body) ?? [];
  expect(link.startsWith(portal.url)).toBe(true);
  const confirmedAt = async () =>
    (await portal.db.prisma.contributor.findFirstOrThrow({ where: { email: "vang.thi.do@example.vn" } })).emailConfirmedAt;

  await request.get(link);
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Xác nhận thư điện tử");
  await expectAccessible(page);
  expect(await confirmedAt()).toBeNull();
  await page.getByRole("button", { name: "Xác nhận" }).click();
  await expect(page.getByRole("status")).toContainText("Thư điện tử này đã được xác nhận.");
  await expectAccessible(page);
  const first = await confirmedAt();
  expect(first).not.toBeNull();
  await request.post(link, { form: {}, headers: { origin: portal.url } });
  expect(await confirmedAt()).toEqual(first);

  const wrong = await page.goto(`/xac-nhan/${token.slice(0, -1)}`);
  expect(wrong?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Liên kết này không dùng được");
  await expectAccessible(page);
  expect(portal.log.join("\n")).not.toContain(token.slice(0, 12));
});

test("on a phone a code of several comments shows each with its own state; in English too", async ({ page, portal }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const code = await insert(portal, ["Ý thứ nhất của tập.", "Ý thứ hai của tập."], { proposed: "Chữ mới", quote: "có" });
  await page.goto(`/tra-cuu/${code}`);
  await expect(page.getByText("Mã này gồm 2 ý kiến gửi cùng nhau:")).toBeVisible();
  await page.getByRole("link", { name: "Rút ý kiến 2" }).click();
  await page.getByRole("button", { name: "Rút ý kiến này" }).click();
  await expect(page.locator("#y-kien-2").getByRole("status")).toContainText("Đã rút ý kiến.");
  await expect(page.locator("#y-kien-1").getByText("Ý thứ nhất của tập.")).toBeVisible();
  await expect(page.locator("#y-kien-1").getByText("Về những chữ trong dự thảo:")).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Mã tiếp nhận" }).getByRole("listitem").nth(1)).toContainText("Người góp ý đã rút");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await expectAccessible(page);

  await page.goto(`/en/tra-cuu/${code}`);
  await page.getByRole("link", { name: "Edit comment 1" }).click();
  await expect(page).toHaveURL(`/en/tra-cuu/${code}/1/sua`);
  await page.getByRole("textbox", { name: "Comment" }).fill("Sửa ở bản tiếng Anh.");
  await page.getByRole("button", { name: "Save the changes" }).click();
  await expect(page).toHaveURL(new RegExp(`/en/tra-cuu/${code}\\?da-sua=1`));
  await expect(page.getByRole("status")).toContainText("Saved.");
  expect((await page.goto(`/tra-cuu/${code}/3/sua`))?.status()).toBe(404);
  expect((await page.goto(`/tra-cuu/${newReceiptCode(randomBytes)}/1/rut`))?.status()).toBe(404);
});

test("after the deadline an edit is refused with its text kept, and a comment can still be withdrawn", async ({ page }) => {
  const closed = await startPortal({ args: ["--no-extension"] });
  try {
    const code = await insert(closed, ["Gửi kịp hạn."]);
    await page.goto(`${closed.url}/tra-cuu/${code}/1/sua`);
    await expect(page.getByText("Đợt lấy ý kiến đã hết hạn lúc 23 giờ 59 ngày 18/6/2020 nên không sửa được nữa.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Lưu bản sửa" })).toHaveCount(0);
    const late = await page.request.post(`${closed.url}/tra-cuu/${code}/1/sua`, {
      form: { kind: "other", text: "Viết muộn một phút.", revision: "0" },
      headers: { origin: closed.url },
    });
    expect(late.status()).toBe(403);
    expect(await late.text()).toMatch(/nên cổng không nhận bản sửa nữa[\s\S]*Viết muộn một phút\./);
    await page.goto(`${closed.url}/tra-cuu/${code}`);
    await page.getByRole("link", { name: "Rút ý kiến" }).click();
    await page.getByRole("button", { name: "Rút ý kiến này" }).click();
    await expect(page.getByRole("status")).toContainText("Đã rút ý kiến.");
  } finally {
    await closed.stop();
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a comment is edited and withdrawn", async ({ page, portal }) => {
    const code = await insert(portal, ["Không có kịch bản."]);
    await page.goto("/tra-cuu");
    await page.getByLabel("Mã tiếp nhận").fill(code);
    await page.getByRole("button", { name: "Tra cứu" }).click();
    await page.getByRole("link", { name: "Sửa ý kiến" }).click();
    await page.getByLabel("Nội dung ý kiến").fill("Sửa không cần kịch bản.");
    await page.getByRole("button", { name: "Lưu bản sửa" }).click();
    await expect(page.getByText("Sửa không cần kịch bản.")).toBeVisible();
    await page.goBack();
    await page.getByRole("button", { name: "Lưu bản sửa" }).click();
    expect(await portal.db.prisma.commentRevision.count({ where: { comment: { receiptCode: code } } })).toBe(1);
    await page.goto(`/tra-cuu/${code}`);
    await page.getByRole("link", { name: "Rút ý kiến" }).click();
    await page.getByRole("button", { name: "Rút ý kiến này" }).click();
    await expect(page.getByText("Ý kiến đã được rút, nên nội dung không còn được hiện ở đây.")).toBeVisible();
  });
});
