import { expect, expectAccessible, readCode, SAMPLE, sendComment, signIn, test } from "./fixtures";
import { detail, text, UNDONE_NO_MORE } from "./queue";

const SECTION = "p2-c-iii-2";
const PHONE = "0912 345 678";
const SAID = `Cán bộ xã ngu dốt, ai muốn biết thì gọi ${PHONE} gặp tôi. Đề nghị ghi mốc 150.000.000 đồng cho mỗi bản.`;

test("what the machine finds in a citizen's comment is shown with its reasons, and what a moderator hides is read by nobody", async ({ page, portal }) => {
  await page.goto(`${SAMPLE}/${SECTION}?doan=1`);
  await sendComment(page, { text: SAID });
  const code = await readCode(page);
  const { prisma } = portal.db;
  const { id: commentId } = await prisma.comment.findFirstOrThrow({ where: { receiptCode: code } });
  await expect.poll(() => prisma.commentAnalysis.findUnique({ where: { commentId }, select: { flags: true } }), { timeout: 20_000 }).toEqual({ flags: ["personal-data", "insult"] });

  await signIn(page, portal, ["moderator"]);
  await page.goto(`/can-bo/kiem-duyet?muc=${SECTION}&co=xuc-pham`);
  await expect(text(page)).toHaveText(SAID);
  const findings = detail(page).locator(".findings li");
  await expect(findings).toHaveCount(2);
  await expect(detail(page)).toContainText(`Có thể có thông tin riêng. Giống số điện thoại: ${PHONE}`);
  await expect(detail(page)).toContainText("Có thể có lời xúc phạm. Có từ trong danh sách từ nhạy cảm: ngu dốt");
  // A figure of the report is no telephone.
  await expect(detail(page).locator(".findings")).not.toContainText("150.000.000");
  await expectAccessible(page, { name: "the desk with flags" });
  await detail(page).getByRole("button", { name: "Ẩn phần này" }).click();
  await expect(page.getByRole("heading", { name: "Người dân sẽ thấy" })).toBeVisible();
  await page.getByRole("button", { name: /^Xác nhận công bố, ẩn 1 phần/ }).click();

  await expect.poll(() => prisma.comment.findUnique({ where: { id: commentId }, select: { state: true } }), UNDONE_NO_MORE).toEqual({ state: "published" });
  await expect(async () => {
    await page.goto(`${SAMPLE}/${SECTION}`);
    await expect(page.locator("#d1").getByText("[đã ẩn: Có thông tin riêng tư")).toBeVisible({ timeout: 500 });
  }).toPass();
  for (const address of [`${SAMPLE}/${SECTION}`, `${SAMPLE}/tim-kiem?q=${PHONE}`, `/api/v1/consultations${SAMPLE}/comments?section=${SECTION}`]) {
    const said = (await (await page.request.get(address)).text()).replaceAll(`value="${PHONE}"`, "");
    expect(said, address).not.toMatch(/gọi 0912|0912 345 678 gặp/);
  }
  await page.goto(`/tra-cuu/${code}`);
  await expect(page.getByText(SAID)).toBeVisible();
});
