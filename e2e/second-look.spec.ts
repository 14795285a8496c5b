import { addStaff } from "../app/auth/test-staff";
import { decide } from "../app/moderation/decide.server";
import { decideOn } from "./decide-on";
import { expect, expectAccessible, SAMPLE, TARGETS, test } from "./fixtures";
import { sendForm } from "./public-content";

test("an author reads why, asks once for a second look, and another moderator's answer is on the receipt and in the numbers", async ({ page, portal, request }) => {
  test.setTimeout(150_000);
  const code = await sendForm(portal, TARGETS, { text: "Nói thẳng là làm chưa tốt.", email: "sung@example.vn" });
  const comment = await portal.db.prisma.comment.findFirstOrThrow({ where: { receiptCode: code } });
  await decideOn(portal, [comment.id], "withhold");
  const told = () => portal.db.prisma.mailMessage.findMany({ where: { recipient: "sung@example.vn", kind: "decided" }, orderBy: { createdAt: "asc" } });
  await expect.poll(async () => (await told()).length, { timeout: 20_000 }).toBe(1);
  expect((await told())[0]?.body).toContain(`/tra-cuu/${code}/1/xem-lai`);

  await page.goto(`/tra-cuu/${code}`);
  await expect(page.getByRole("link", { name: "Theo quy tắc kiểm duyệt bản 2" })).toHaveAttribute("href", "/quy-tac/2");
  await page.getByRole("link", { name: "Đề nghị xem lại" }).click();
  await expectAccessible(page);
  await page.getByLabel("Vì sao bạn đề nghị xem lại").fill("Tôi không xúc phạm ai.");
  await page.getByRole("button", { name: "Gửi đề nghị" }).click();
  await expect(page.getByRole("status")).toContainText("Đã gửi đề nghị xem lại.");
  await expect(page.getByRole("link", { name: "Đề nghị xem lại" })).toHaveCount(0);
  await expectAccessible(page);
  await page.goto(`/tra-cuu/${code}/1/xem-lai`);
  await expect(page.getByRole("heading", { name: "Không đề nghị xem lại được nữa" })).toBeVisible();

  const { staffId } = await portal.db.prisma.moderationDecision.findFirstOrThrow({ where: { commentId: comment.id } });
  const again = { commentId: comment.id, version: 1, revision: 0, action: "publish" as const, reason: "0", note: null, spans: [] };
  expect(await decide(portal.db, { ...again, staffId }, new Date())).toMatchObject({ ok: false, reason: "own-decision" });
  const lan = await addStaff(portal.db, "lan@laichau.example", ["moderator"], new Date());
  expect(await decide(portal.db, { ...again, staffId: lan }, new Date())).toMatchObject({ ok: true });

  await page.goto(`/tra-cuu/${code}`);
  await expect(page.getByText("một cán bộ khác thay đổi quyết định").first()).toBeVisible();
  await expect.poll(async () => (await told()).length, { timeout: 20_000 }).toBe(2);
  expect((await told())[1]?.body).toContain("kết quả xem lại");

  await page.goto(`${SAMPLE}/nhat-ky`);
  await page.getByRole("link", { name: "Minh bạch kiểm duyệt" }).click();
  // The page is counted once a minute; another journey may just have looked.
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("Xem lại, thay đổi").locator("..").getByRole("definition")).toHaveText("1", { timeout: 1_000 });
  }).toPass({ timeout: 90_000 });
  await expectAccessible(page);
  const numbers = (await (await request.get(`/api/v1/consultations${SAMPLE}/transparency`)).json()) as { second_looks: object };
  expect(numbers.second_looks).toEqual({ asked: 1, upheld: 0, changed: 1, open: 0 });
  await page.goto("/en/quy-tac/1");
  await expect(page.getByText("This is an earlier version")).toBeVisible();
});
