import { expect, expectAccessible, publish, readCode, SAMPLE, sendComment, TARGETS, test } from "./fixtures";

test("a citizen reads, comments on a paragraph in place, and looks the receipt up", async ({ page, portal }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Báo cáo chính trị");
  await expect(page.getByText("Đang nhận ý kiến")).toBeVisible();
  await expect(page.getByText("Hạn đã công bố ban đầu: 23 giờ 59 ngày 18/6/2020.")).toBeVisible();
  await expect(page.getByRole("link", { name: "bantuyengiaotulc@gmail.com" })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "II- Các chỉ tiêu chủ yếu đến năm 2025" }).click();
  await expect(page).toHaveURL(TARGETS);
  await expectAccessible(page);
  const third = page.locator("#d3");
  await expect(third).toContainText("Thu ngân sách trên địa bàn đạt 3.000 tỷ đồng.");
  await third.getByRole("link", { name: "Góp ý về đoạn 3" }).click();
  await expect(third.getByRole("heading", { name: "Góp ý về đoạn 3" })).toBeVisible();
  await expect(page).toHaveURL(`${TARGETS}?doan=3#gop-y`);

  await sendComment(page, { text: "Nên đặt mục tiêu 3.500 tỷ đồng." });
  await expect(page.getByText("Đã nhận ý kiến của bạn. Xin cảm ơn!")).toBeVisible();
  const code = await readCode(page);
  await expect(page.getByText("Đang chờ kiểm duyệt.")).toBeVisible();
  await expect(page).toHaveTitle(`Ý kiến mã ${code} — Cổng góp ý`);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Đọc tiếp dự thảo" }).click();
  await expect(page).toHaveURL(`${TARGETS}#d3`);

  await page.goto("/tra-cuu");
  await expectAccessible(page);
  await page.getByLabel("Mã tiếp nhận").fill(code.toLowerCase().replaceAll("-", " "));
  await page.getByRole("button", { name: "Tra cứu" }).click();
  await expect(page.getByText("Nên đặt mục tiêu 3.500 tỷ đồng.")).toBeVisible();
  await expect(page.getByText("Đã nhận ý kiến của bạn")).toBeHidden();

  const row = await portal.db.prisma.comment.findFirstOrThrow({ where: { receiptCode: code }, include: { paragraph: true } });
  expect(row).toMatchObject({ kind: "amend", channel: "web", state: "pending", contributorId: null, paragraph: { number: 3 } });
});

test("two clicks on send, and sending the same form again, give one comment and one receipt", async ({ page, portal }) => {
  await page.goto(`${SAMPLE}/p2-b-i`);
  const key = await page.locator("input[name=submissionKey]").inputValue();
  expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  await page.getByRole("radio", { name: "Đồng ý" }).check();
  await page.getByLabel("Nội dung ý kiến").fill("Nhất trí với mục tiêu tổng quát.");
  await page.getByLabel(/^Tôi đồng ý để/).check();
  await page.getByRole("button", { name: "Gửi góp ý" }).dblclick();
  const code = await readCode(page);
  expect(await portal.db.prisma.comment.count({ where: { submissionKey: key } })).toBe(1);

  const again = await page.request.post(`${SAMPLE}/p2-b-i`, {
    form: { submissionKey: key, kind: "agree", text: "Nhất trí với mục tiêu tổng quát.", consent: "on" },
    headers: { origin: portal.url },
    maxRedirects: 0,
  });
  expect(again.status()).toBe(303);
  expect(again.headers().location).toBe(`/tra-cuu/${code}?lap-lai=1`);
  expect(await portal.db.prisma.comment.count({ where: { submissionKey: key } })).toBe(1);
});

test("a wrong form comes back with everything that was typed and leads to what is wrong", async ({ page }) => {
  await page.goto(`${TARGETS}?doan=5#gop-y`);
  await page.getByLabel("Nội dung ý kiến").fill("Đường đến bản Nậm Pục cần làm trước mùa mưa.");
  await page.getByText("Thông tin của bạn (không bắt buộc)").click();
  await page.getByLabel("Họ và tên").fill("Lò Văn Inh");
  await page.getByLabel("Thư điện tử", { exact: true }).fill("khong-phai-thu");
  await page.getByRole("button", { name: "Gửi góp ý" }).click();

  const summary = page.getByRole("alert");
  await expect(summary).toContainText("Chọn loại ý kiến.");
  await expect(summary).toContainText("Địa chỉ thư điện tử chưa đúng.");
  await expect(summary).toContainText("Đánh dấu vào ô đồng ý");
  await expect(page.getByLabel("Nội dung ý kiến")).toHaveValue("Đường đến bản Nậm Pục cần làm trước mùa mưa.");
  await expect(page.getByLabel("Họ và tên")).toHaveValue("Lò Văn Inh");
  await expect(page.locator("#d5").getByRole("heading", { name: "Góp ý về đoạn 5" })).toBeVisible();
  await expectAccessible(page);
  await summary.getByRole("link", { name: /thư điện tử/ }).click();
  await expect(page.getByLabel("Thư điện tử", { exact: true })).toBeFocused();
});

test("an unsent draft survives a closed tab, and is gone once it was received", async ({ context }) => {
  const first = await context.newPage();
  await first.goto(`${SAMPLE}/p1-a`);
  await first.getByLabel("Nội dung ý kiến").fill("Bài viết dở dang.");
  await first.close();
  const second = await context.newPage();
  await second.goto(`${SAMPLE}/p1-a`);
  await expect(second.getByLabel("Nội dung ý kiến")).toHaveValue("Bài viết dở dang.");
  await sendComment(second, { text: "Bài viết đã xong." });
  await readCode(second);
  await second.goto(`${SAMPLE}/p1-a`);
  await expect(second.getByLabel("Nội dung ý kiến")).toHaveValue("");
});

test("on a phone the outline shows its shape first, and a form moved to a paragraph finds back to the section", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/");
  const link = page.getByRole("link", { name: "4. Đẩy mạnh phát triển du lịch" });
  await expect(link).toBeHidden();
  await page.getByText("6 mục nhỏ", { exact: true }).last().click();
  await link.click();
  await expect(page.getByRole("navigation", { name: "Vị trí trong dự thảo" })).toContainText("Phần thứ hai: MỤC TIÊU");

  await page.locator("#d1").getByRole("link", { name: "Góp ý về đoạn 1" }).click();
  await expect(page.locator("#d1 form#gop-y")).toBeInViewport();
  await page.getByLabel("Nội dung ý kiến").fill("Cần thêm đường đến các điểm du lịch.");
  await page.getByRole("link", { name: "Góp ý về cả mục này" }).click();
  await expect(page.locator("#d1 form#gop-y")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Góp ý về mục này" })).toBeInViewport();
  await expect(page.getByLabel("Nội dung ý kiến")).toHaveValue("Cần thêm đường đến các điểm du lịch.");
});

test("a long comment is cut beside its paragraph and whole on the page of all comments", async ({ page, portal }) => {
  const text = `${"Con đường vào bản cần được làm trước mùa mưa. ".repeat(400)}Hết.`;
  await page.goto(`${TARGETS}?doan=6#gop-y`);
  await sendComment(page, { text });
  const receiptCode = await readCode(page);
  const { id: commentId } = await portal.db.prisma.comment.findFirstOrThrow({ where: { receiptCode } });
  await publish(portal, receiptCode);
  await expect(async () => {
    await page.goto(TARGETS);
    await expect(page.locator("#d6 .said-text")).toHaveText(/^Con đường vào bản .{100,300}…$/, { timeout: 500 });
  }).toPass();
  await page.locator("#d6").getByRole("link", { name: "Đọc cả ý kiến này" }).click();
  await expect(page).toHaveURL(new RegExp(`/y-kien/${commentId}$`));
  expect(await page.locator(".said-text").textContent()).toBe(text);
});

test("public pages set no cookie and run no inline script", async ({ page, context }) => {
  const refused: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") refused.push(message.text());
  });
  for (const path of ["/", TARGETS, `${SAMPLE}/toan-van`, "/tra-cuu", "/rieng-tu"]) {
    const response = await page.goto(path);
    expect(response?.status()).toBe(200);
    expect(response?.headers()["content-security-policy"]).toMatch(/^default-src 'self'/);
    expect(response?.headers()["content-security-policy"]).not.toContain("unsafe");
    expect(await page.locator("script:not([src])").count()).toBe(0);
  }
  expect(await context.cookies()).toEqual([]);
  expect(refused).toEqual([]);
});
