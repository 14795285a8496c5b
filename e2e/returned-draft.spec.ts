import type { Page } from "@playwright/test";
import { accept, addComment as reply, reject, unzip, zip } from "../app/exports/docx/test/edit-docx";
import { addProposal, authorIn, makeDraft, numberIn } from "../app/exports/returned/test-returned";
import { addComment, BEFORE_SAMPLE, makeRegister } from "../app/moderation/test-register";
import { newId } from "../app/platform/ids.server";
import { draftResponse } from "../app/synthesis/draft-response.server";
import { expect, expectAccessible, signIn, test, type Portal } from "./fixtures";

const width = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);
const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** A copy in which the drafters accepted one change, rejected another and answered twice. */
async function makeCopy({ db }: Portal, staffId: string) {
  const slug = `tra-lai-${newId()}`;
  const register = await makeRegister(db, slug, BEFORE_SAMPLE);
  const { consultationId } = register;
  const yes = await addProposal(db, register, { paragraph: 1, proposed: "Đoạn một của p1-a." });
  const no = await addProposal(db, register, { paragraph: 2, proposed: "Đoạn hai của p1-a." });
  const asked = await addComment(db, register, { path: "p1-b" });
  const parts = await unzip(await makeDraft(db, { consultationId, staffId }, new Date()));
  const comments = parts.get("word/comments.xml")!;
  accept(parts, authorIn(comments, yes));
  reject(parts, authorIn(comments, no));
  for (const [id, text] of [[no, "Giữ nguyên vì đúng số liệu."], [asked, "Tiếp thu một phần, sửa câu đầu."]] as const) {
    const { number, paraId } = numberIn(comments, id);
    reply(parts, number, { author: "Ban Tuyên giáo", text }, paraId);
  }
  return { slug, consultationId, yes, no, asked, file: { name: "du-thao-tra-lai.docx", mimeType: type, buffer: await zip(parts) } };
}

test("a returned copy is brought, corrected and becomes drafts; what changed meanwhile is told", async ({ page, portal }) => {
  const { id: staffId } = await signIn(page, portal, ["compiler"]);
  const copy = await makeCopy(portal, staffId);
  await page.goto(`/can-bo/ban-tra-lai?dot=${copy.slug}`);
  await expectAccessible(page, { name: "upload" });
  const choose = page.getByLabel("Tệp Word (.docx)");
  const send = page.getByRole("button", { name: "Đọc tệp" });
  await send.click();
  await expect(page.getByRole("alert")).toHaveText("Xin chọn tệp Word đã trả lại.");
  await choose.setInputFiles({ name: "thu.docx", mimeType: type, buffer: Buffer.from("không phải Word") });
  await send.click();
  await expect(page.getByRole("alert")).toContainText("không phải tài liệu Word");
  await choose.setInputFiles(copy.file);
  await send.click();
  await expect(page.getByRole("heading", { level: 1, name: "du-thao-tra-lai.docx" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Có xử lý (3)" })).toBeVisible();
  await expect(page.getByText("Đang chọn 3 mục.")).toBeVisible();
  await expectAccessible(page, { name: "preview" });
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await width(page)).toBe(360);
  await expectAccessible(page, { name: "preview on a phone" });
  await page.setViewportSize({ width: 1280, height: 800 });

  // Another answers the first comment while this one corrects the third.
  const { id: other } = await portal.db.prisma.staff.create({
    data: { id: newId(), email: `${newId()}@example.vn`, name: "Vàng A Bình", passwordHash: "-", roles: ["compiler"], createdAt: new Date() },
    select: { id: true },
  });
  await draftResponse(portal.db, { consultationId: copy.consultationId, to: { commentId: copy.yes }, number: 0, outcome: "note", text: "Lời của Bình.", staffId: other }, new Date());
  await page.locator(`#text-${copy.asked}`).fill("Tiếp thu một phần: sửa câu đầu của mục.");
  await page.locator(`#text-${copy.yes}`).fill("Đã sửa theo ý kiến.");
  await page.getByRole("button", { name: "Lấy 3 mục đã chọn làm dự thảo trả lời" }).dblclick();
  await expect(page.getByRole("status")).toContainText("Đã lấy 2 mục làm dự thảo trả lời.");
  await expect(page.getByText("Chưa lấy: người khác đã soạn trả lời này trong lúc ông/bà xem.")).toBeVisible();
  await expect(page.getByText("Lời của Bình.")).toBeVisible();
  await expect(page.locator(`#text-${copy.yes}`)).toHaveValue("Đã sửa theo ý kiến.");
  await expectAccessible(page, { name: "stale preview" });
  await page.getByLabel("Tôi đã đọc phiên bản 1 ở trên, vẫn lấy").check();
  await page.getByRole("button", { name: "Lấy 1 mục đã chọn làm dự thảo trả lời" }).click();
  await expect(page.getByRole("status")).toContainText("Đã lấy 1 mục làm dự thảo trả lời.");
  const versions = await portal.db.prisma.responseVersion.findMany({ where: { draftedBy: staffId }, orderBy: { text: "asc" }, select: { number: true, text: true } });
  expect(versions.map(({ number, text }) => `${number} ${text}`).toSorted()).toEqual(["1 Giữ nguyên vì đúng số liệu.", "1 Tiếp thu một phần: sửa câu đầu của mục.", "2 Đã sửa theo ý kiến."]);
  await page.getByRole("link", { name: "Xem các trả lời chờ duyệt" }).click();
  await expect(page.locator(".answer-list > li")).toHaveCount(3);

  await page.goto(`/can-bo/ban-tra-lai?dot=${copy.slug}`);
  await choose.setInputFiles(copy.file);
  await send.click();
  await expect(page.getByRole("alert")).toContainText(/^Đúng tệp này đã được .+ nạp lúc /);
});
