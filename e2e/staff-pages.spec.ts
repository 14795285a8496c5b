import type { Page } from "@playwright/test";
import { newId } from "../app/platform/ids.server";
import { decideOn } from "./decide-on";
import { expect, expectAccessible, signIn, test, type Portal } from "./fixtures";
import { addComments, deskOf, text } from "./queue";

const SECTION = "p2-c-iv-1";
const LONG =
  "Qua nghiên cứu dự thảo Báo cáo chính trị, tôi cơ bản nhất trí. Tuy nhiên đề nghị nêu rõ hơn trách nhiệm của cấp ủy, chính quyền từng xã trong việc giữ rừng đầu nguồn, vì nhiều bản như Nậm Xe, Sin Suối Hồ mùa khô thiếu nước sinh hoạt. ".repeat(6);
const FORM_LETTER = "Đề nghị bổ sung chỉ tiêu một trăm phần trăm bản có đường bê tông đến trung tâm xã vào năm 2025.";

/** What three weeks leave at a desk: long texts, form letters, everything a text can be marked with, decisions to look at again. */
async function fill(portal: Portal) {
  const { ids } = await addComments(portal, SECTION, [
    `${LONG}Ai cần trao đổi xin gọi 0912 345 678 hoặc viết về lo.van.pang@example.vn, nhà tôi ở số nhà 12, đường Trần Phú, phường Đoàn Kết.`,
    ...Array.from({ length: 6 }, (_, index) => `${FORM_LETTER}${index % 2 ? " Xin cảm ơn." : ""}`),
    "CÁN BỘ XÃ LÀM ĂN NGU DỐT, LŨ ĂN HẠI! XEM https://vi-du.example/rat-dai/khong-co-cho-xuong-dong/bai-viet-so-mot-hai-ba-bon-nam",
    "Được.",
    "Trường mầm non của bản xuống cấp, thiếu cô giáo, học sinh bán trú chưa có nhà vệ sinh, đề nghị quan tâm giáo dục vùng cao và chế độ cho giáo viên.",
  ]);
  const more = await addComments(portal, "p2-c-iv-2", ["Ý kiến đã công bố thứ nhất.", "Ý kiến đã công bố thứ hai."]);
  await portal.db.prisma.consultation.updateMany({ data: { blindShare: 100 } });
  await decideOn(portal, more.ids, "publish");
  await expect.poll(() => portal.db.prisma.commentAnalysis.count({ where: { commentId: { in: ids } } }), { timeout: 30_000 }).toBe(ids.length);
  return ids;
}

/** Nothing is cut off or wider than the window, and axe finds nothing, on a phone and on a desk. */
async function look(page: Page, name: string) {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), `${name}, ${width} px`).toBeLessThanOrEqual(width);
    await expectAccessible(page, { name: `${name}, ${width} px` });
  }
}

test("every page of a moderator's and an administrator's work holds on a phone and for a screen reader", async ({ page, portal }) => {
  test.setTimeout(180_000);
  await fill(portal);
  const { id: staffId } = await signIn(page, portal, ["administrator"]);
  for (const [type, data] of [
    ["personal.letter-opened", { itemId: newId(), why: "intake.item" }],
    ["personal.sender-shown", { commentId: newId(), why: "ask-back" }],
    ["personal.export", { exportId: newId(), why: "Gửi Ban Tuyên giáo Tỉnh ủy theo Công văn số 123-CV/BTGTU ngày 18 tháng 6, kèm danh sách người góp ý của các huyện." }],
  ] as const) {
    await portal.db.prisma.auditEvent.create({ data: { id: newId(), type, staffId, data, at: new Date() } });
  }
  await page.goto(deskOf(SECTION));
  await expect(text(page)).toContainText("0912 345 678");
  await look(page, "the desk with a comment open");
  await page.getByText("Bộ lọc đã lưu", { exact: true }).click();
  await page.getByLabel("Lưu bộ lọc này với tên").fill("Đường giao thông các xã biên giới, chờ lâu nhất trước, có dấu hiệu");
  await page.getByRole("button", { name: "Lưu", exact: true }).click();
  await look(page, "saved filters");
  const { groupId } = await portal.db.prisma.commentAnalysis.findFirstOrThrow({ where: { group: { size: { gt: 4 } } } });
  await page.goto(`/can-bo/kiem-duyet/hang-loat?nhom=${groupId}`);
  await look(page, "the batch page");
  await page.getByRole("button", { name: /^Xem trước/ }).click();
  await expect(page.getByRole("button", { name: /^Xác nhận|^Ghi/ })).toBeVisible();
  await look(page, "the preview of a batch");
  for (const path of ["kiem-duyet/doi-chieu-mu", "tu-nhay-cam", "nhat-ky-du-lieu", "doi-chieu", "can-bo", `can-bo/${staffId}`, "tai-khoan", "tong-quan", "thu?trang-thai=bi-tra-lai", "tiep-nhan"]) {
    await page.goto(`/can-bo/${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await look(page, path);
  }
  await page.goto("/can-bo/xac-thuc-hai-buoc");
  await look(page, "the second factor");
  await page.getByRole("button", { name: /Bắt đầu/ }).click();
  await expect(page.getByLabel("Mã trong ứng dụng")).toBeVisible();
  await look(page, "setting up the second factor");
});
