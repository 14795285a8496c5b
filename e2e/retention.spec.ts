import { BEFORE_SAMPLE } from "../app/moderation/test-register";
import { CODES, findInDatabase, PLANTED, plantPerson } from "../app/retention/test-retention";
import { expect, expectAccessible, readCode, sendComment, signIn, TARGETS, test } from "./fixtures";
import { startPortal } from "./portal";

test("an administrator sets the term, reads what will go, and has it erased; nothing of the person is left", async ({ page }) => {
  test.setTimeout(120_000);
  const portal = await startPortal();
  try {
    const { consultationId } = await plantPerson(portal.db, "het-han");
    const left = async () => (await Promise.all(Object.values(PLANTED).map((words) => findInDatabase(portal.db, words)))).flat();
    expect(await left()).not.toEqual([]);
    await signIn(page, portal, ["administrator"]);
    await page.getByRole("link", { name: "Lưu giữ dữ liệu" }).click();
    await page.goto(`${portal.url}/can-bo/luu-giu?dot=het-han`);
    await expect(page.getByText("Chưa đặt thời hạn: thông tin người góp ý được giữ cho đến khi đặt.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Xóa ngay" })).toHaveCount(0);
    await expectAccessible(page, { name: "without a term" });

    await page.getByLabel("Số tháng lưu giữ").fill("nhiều");
    await page.getByRole("button", { name: "Lưu thời hạn" }).click();
    await expect(page.locator("main").getByRole("alert")).toContainText("Xin ghi số tháng từ 1 đến 120.");
    await page.getByLabel("Số tháng lưu giữ").fill("12");
    await page.getByRole("radio", { name: /^Ngày hết hạn góp ý/ }).check();
    await page.getByRole("button", { name: "Lưu thời hạn" }).click();
    await expect(page.getByText("Đã lưu thời hạn. Chưa có gì bị xóa.")).toBeVisible();
    await expect(page.getByText(/^Đã hết hạn lưu giữ từ .*18\/6\/2021/)).toBeVisible();
    const preview = page.getByRole("region", { name: "Sẽ xóa gì, giữ gì" });
    await expect(preview.getByRole("row", { name: /^Người góp ý/ }).getByRole("cell")).toHaveText("4");
    await expect(preview.getByRole("row", { name: /^Tệp gốc/ }).getByRole("cell")).toHaveText("8");
    await expect(preview).toContainText("Giữ lại: 4 ý kiến với nguyên văn");
    await expectAccessible(page, { name: "before erasing" });
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.setViewportSize({ width: 1280, height: 800 });

    const announced = (await preview.getByRole("row").getByRole("cell").allTextContents()).reduce((sum, count) => sum + Number(count), 0);
    await page.getByRole("button", { name: "Xóa ngay" }).click();
    await expect(page.locator("main").getByRole("alert")).toContainText("Xin đánh dấu vào ô xác nhận");
    expect(await portal.db.prisma.retentionRun.count()).toBe(0);
    await page.getByRole("checkbox", { name: "Tôi đã đọc và đồng ý xóa vĩnh viễn" }).check();
    await page.getByRole("button", { name: "Xóa ngay" }).click();
    await expect(page.getByText("Không còn gì để xóa.")).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole("region", { name: "Các lần đã xóa" }).getByRole("row").nth(1).getByRole("cell").last()).toHaveText(`${announced}`);
    await expectAccessible(page, { name: "after erasing" });
    expect(await left()).toEqual([]);
    expect(await portal.db.prisma.comment.count({ where: { consultationId } })).toBe(4);
    await page.goto(`${portal.url}/can-bo/nhat-ky-du-lieu`);
    await expect(page.getByRole("cell", { name: "Đã xóa dữ liệu hết hạn lưu giữ" })).toBeVisible();
    await page.goto(`${portal.url}/rieng-tu`);
    await expect(page.getByText("12 tháng kể từ ngày hết hạn góp ý.")).toBeVisible();
  } finally {
    await portal.stop();
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

  test("a citizen has it erased by code who they are: told first, done at once, and done once", async ({ page, portal }) => {
    const text = `Đề nghị làm đường liên bản ${Date.now()}.`;
    await page.goto(TARGETS);
    await page.getByText("Thông tin của bạn").first().click();
    await page.getByLabel("Họ và tên").fill("Lù Thị Xuyến");
    await page.getByLabel("Thư điện tử").fill("may.ly@thu.example");
    await sendComment(page, { text });
    await page.getByRole("button", { name: "Gửi góp ý" }).click();
    const code = await readCode(page);
    expect(await findInDatabase(portal.db, "may.ly@thu.example")).toEqual(["public.contributor", "public.mail_message"]);

    await page.getByRole("link", { name: "Xóa thông tin liên hệ của tôi" }).click();
    await expect(page.getByRole("heading", { name: "Xóa thông tin liên hệ" })).toBeVisible();
    await expect(page.getByText("Sau khi xóa, cổng không gửi thư trả lời cho bạn được nữa.")).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    expect(await findInDatabase(portal.db, "may.ly@thu.example")).not.toEqual([]);
    await page.getByRole("button", { name: "Xóa vĩnh viễn" }).click();

    expect(await readCode(page)).toBe(code);
    await expect(page.getByText(/^Thông tin liên hệ của mã này đã được xóa lúc /)).toBeVisible();
    await expect(page.getByText(text)).toBeVisible();
    for (const words of ["may.ly@thu.example", "Lù Thị Xuyến"]) expect(await findInDatabase(portal.db, words)).toEqual([]);
    await page.goto(`/tra-cuu/${code}/xoa-thong-tin`);
    await expect(page.getByText(/^Thông tin liên hệ của mã này đã được xóa lúc /)).toBeVisible();
    expect((await page.request.post(`/tra-cuu/${code}/xoa-thong-tin`, { headers: { origin: portal.url }, form: { lai: "1" } })).status()).toBe(200);
    const comment = await portal.db.prisma.comment.findFirstOrThrow({ where: { text } });
    const acts = await portal.db.prisma.auditEvent.findMany({ where: { type: "personal.erased-by-code" } });
    expect(acts.filter(({ data }) => JSON.stringify(data) === JSON.stringify({ commentId: comment.id }))).toHaveLength(1);
  });
});

test("a letter that has not been entered: its page says what is erased when", async ({ page, portal }) => {
  const { item } = await plantPerson(portal.db, `thu-cho-${Date.now()}`, BEFORE_SAMPLE);
  await item("post", "waiting", CODES.waiting);
  await page.goto(`/tra-cuu/${CODES.waiting}`);
  await page.getByRole("link", { name: "Xóa thông tin liên hệ của tôi" }).click();
  await expect(page.getByText(/^Bức thư này chưa được nhập vào sổ/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Xóa vĩnh viễn" }).click();
  await expect(page.getByText(/^Tên và địa chỉ của mã này đã được xóa lúc /)).toBeVisible();
  await expectAccessible(page);
  expect(await portal.db.prisma.contributor.count({ where: { intakeItems: { some: { receiptCode: CODES.waiting } }, name: null, email: null } })).toBe(1);
});
