import { open } from "node:fs/promises";
import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { newReceiptCode } from "../app/comments/receipt-code";
import { accept, addComment as reply, reject, zip } from "../app/exports/docx/test/edit-docx";
import { authorIn, numberIn } from "../app/exports/returned/test-returned";
import { addComment, BEFORE_SAMPLE, makeRegister } from "../app/moderation/test-register";
import { newId } from "../app/platform/ids.server";
import { draftResponse } from "../app/synthesis/draft-response.server";
import { fetchDocument } from "./fetch-document";
import { expect, expectAccessible, signIn, test, type Portal } from "./fixtures";

const DRAFT = "Dự thảo kèm ý kiến bên lề (Word)";
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** A consultation of the test's own: a change to accept, one to reject, a question, and one comment nobody touches. */
async function fill({ db }: Portal) {
  const slug = `tra-lai-${newId()}`;
  const register = await makeRegister(db, slug, BEFORE_SAMPLE);
  const add = (paragraph: number, more: { text: string; proposed?: string }) =>
    addComment(db, register, {
      path: "p1-a", paragraph, receiptCode: newReceiptCode(randomBytes), ...more, ...(more.proposed ? { proposedBase: `Đoạn ${paragraph} của p1-a.` } : {}),
    });
  const yes = await add(1, { text: "Viết bằng chữ.", proposed: "Đoạn một của p1-a." });
  const no = await add(2, { text: "Viết bằng chữ.", proposed: "Đoạn hai của p1-a." });
  const asked = await add(3, { text: "Nêu rõ nguồn vốn." });
  const quiet = await add(3, { text: "Nhất trí." });
  await db.pool.query("UPDATE comment SET state = 'published' WHERE consultation_id = $1", [register.consultationId]);
  return { slug, consultationId: register.consultationId, yes, no, asked, quiet };
}

async function bring(page: Page, slug: string, buffer: Buffer, name = "du-thao-tra-lai.docx") {
  await page.goto(`/can-bo/ban-tra-lai?dot=${slug}`);
  await page.getByLabel("Tệp Word (.docx)").setInputFiles({ name, mimeType: DOCX, buffer });
  await page.getByRole("button", { name: "Đọc tệp" }).click();
}

const item = (page: Page, text: string) => page.locator("article").filter({ hasText: text });

test("a copy the drafters worked on comes back, is previewed, corrected and becomes draft responses, once", async ({ page, portal }) => {
  test.setTimeout(150_000);
  const { slug, consultationId, yes, no, asked, quiet } = await fill(portal);
  await page.setViewportSize({ width: 1280, height: 900 });
  const { id: staffId } = await signIn(page, portal, ["compiler"]);
  const parts = await fetchDocument(page, slug, DRAFT);
  const comments = parts.get("word/comments.xml")!;
  accept(parts, authorIn(comments, yes));
  reject(parts, authorIn(comments, no));
  for (const [id, text] of [[no, "Giữ nguyên vì đúng số liệu."], [asked, "Tiếp thu một phần, sửa câu đầu."]] as const) {
    const { number, paraId } = numberIn(comments, id);
    reply(parts, number, { author: "Tổ biên tập", text }, paraId);
  }
  const bytes = await zip(parts);

  await page.getByRole("link", { name: "Nạp bản dự thảo kèm ý kiến đã trả lại" }).click();
  await expect(page.getByText("Chưa nạp bản nào.")).toBeVisible();
  await expectAccessible(page, { name: "before any copy came back" });
  await bring(page, slug, bytes);
  await expect(page.getByRole("heading", { name: "du-thao-tra-lai.docx" })).toBeVisible();
  await expect(item(page, "Đã chấp nhận sửa đổi").getByLabel("Kết luận")).toHaveValue("accept");
  await expect(item(page, "Không nhận sửa đổi").getByLabel("Nội dung trả lời")).toHaveValue("Giữ nguyên vì đúng số liệu.");
  await expect(item(page, "Nêu rõ nguồn vốn.").getByLabel("Kết luận")).toHaveValue("accept_part");
  await expect(page.getByText("Nhất trí.")).toHaveCount(0);
  await expect(page.getByText("Đang chọn 3 mục.")).toBeVisible();
  expect(await portal.db.prisma.response.count({ where: { consultationId } })).toBe(0);
  await expectAccessible(page, { name: "what came back" });
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.setViewportSize({ width: 1280, height: 900 });

  // Meanwhile somebody answers one of them: the rest is taken, and what was written stays.
  await item(page, "Nêu rõ nguồn vốn.").getByLabel("Nội dung trả lời").fill("Đã ghi rõ nguồn vốn ở câu đầu.");
  const meanwhile = await draftResponse(
    portal.db,
    { consultationId, to: { commentId: no }, number: 0, outcome: "note", text: "Lời của người khác.", staffId },
    new Date(),
  );
  expect(meanwhile.ok).toBe(true);
  await page.getByRole("button", { name: "Lấy 3 mục đã chọn làm dự thảo trả lời" }).dblclick();
  await expect(page.locator("main").getByRole("status")).toContainText("Đã lấy 2 mục làm dự thảo trả lời");
  await expect(page.locator("main").getByRole("status")).toContainText("1 mục chưa lấy được");
  const late = item(page, "Không nhận sửa đổi");
  await expect(late).toContainText("người khác đã soạn trả lời này");
  await expect(late).toContainText("Lời của người khác.");
  await expect(late.getByLabel("Nội dung trả lời")).toHaveValue("Giữ nguyên vì đúng số liệu.");
  await expectAccessible(page, { name: "a copy of which one was not taken" });
  await late.getByLabel(/Tôi đã đọc phiên bản 1/).check();
  await page.getByRole("button", { name: "Lấy 1 mục đã chọn làm dự thảo trả lời" }).click();
  await expect(page.locator("main").getByRole("status")).toContainText("Đã lấy 1 mục làm dự thảo trả lời");

  await page.getByRole("link", { name: "Xem các trả lời chờ duyệt" }).click();
  await expect(page.locator(".answer-list > li")).toHaveCount(3);
  const versions = await portal.db.prisma.responseVersion.findMany({
    where: { response: { consultationId } }, orderBy: { number: "asc" }, select: { number: true, outcome: true, text: true, draftedBy: true, response: { select: { commentId: true } } },
  });
  const last = (id: string) => versions.findLast(({ response }) => response.commentId === id);
  expect(last(yes)).toMatchObject({ number: 1, outcome: "accept", text: "Đã tiếp thu, sửa dự thảo theo đề nghị.", draftedBy: staffId });
  expect(last(no)).toMatchObject({ number: 2, outcome: "explain", text: "Giữ nguyên vì đúng số liệu." });
  expect(last(asked)).toMatchObject({ number: 1, outcome: "accept_part", text: "Đã ghi rõ nguồn vốn ở câu đầu." });
  expect(last(quiet)).toBeUndefined();

  // The same file again, under another name.
  await bring(page, slug, bytes, "ten-khac.docx");
  await expect(page.locator("main").getByRole("alert")).toContainText("Không nạp lần nữa.");
  await page.getByRole("link", { name: "Xem bản đã nạp" }).click();
  await expect(page.getByRole("heading", { name: "du-thao-tra-lai.docx" })).toBeVisible();
  expect(await portal.db.prisma.returnedDraft.count({ where: { consultationId } })).toBe(1);
});

test("what is no returned copy is refused in words, and nothing is kept of it", async ({ page, portal }, info) => {
  test.setTimeout(120_000);
  const { slug, consultationId } = await fill(portal);
  const other = await fill(portal);
  await page.setViewportSize({ width: 1280, height: 900 });
  await signIn(page, portal, ["compiler"]);
  const parts = await fetchDocument(page, other.slug, DRAFT);
  const told = page.locator("main").getByRole("alert");
  await page.goto(`/can-bo/ban-tra-lai?dot=${slug}`);
  await page.getByRole("button", { name: "Đọc tệp" }).click();
  await expect(told).toContainText("Xin chọn tệp Word đã trả lại.");
  await bring(page, slug, Buffer.from("%PDF-1.7 không phải Word"));
  await expect(told).toContainText("không phải tài liệu Word");
  await bring(page, slug, await zip(parts));
  await expect(told).toContainText("thuộc đợt lấy ý kiến khác");
  await expectAccessible(page, { name: "a refused copy" });
  const bare = new Map(parts);
  bare.delete("docProps/custom.xml");
  await bring(page, slug, await zip(bare));
  await expect(told).toContainText("không phải bản dự thảo kèm ý kiến do cổng lập");
  // What unpacks to far more than it is, and what is larger than any copy.
  const bomb = new Map(parts);
  bomb.set("word/comments.xml", " ".repeat(64 * 2 ** 20));
  await bring(page, slug, await zip(bomb));
  await expect(told).toContainText("Tệp có cấu trúc không an toàn");
  const large = info.outputPath("qua-lon.docx");
  const file = await open(large, "w");
  await file.truncate(100 * 2 ** 20 + 1);
  await file.close();
  await page.getByLabel("Tệp Word (.docx)").setInputFiles(large);
  await page.getByRole("button", { name: "Đọc tệp" }).click();
  await expect(told).toContainText("Tệp lớn quá mức cổng nhận");
  expect(await portal.db.prisma.returnedDraft.count({ where: { consultationId: { in: [consultationId, other.consultationId] } } })).toBe(0);

  // The right copy, brought by mistake: discarded, and brought again.
  for (const time of [1, 2]) {
    await bring(page, other.slug, await zip(parts));
    await expect(page.getByRole("heading", { name: "du-thao-tra-lai.docx" })).toBeVisible();
    if (time === 2) break;
    await page.getByText("Nạp nhầm bản này?").click();
    await expectAccessible(page, { name: "a copy to be discarded" });
    await page.getByRole("button", { name: "Bỏ bản này" }).click();
    await expect(page.locator("main").getByRole("status")).toHaveText("Đã bỏ bản nạp nhầm.");
  }
});
