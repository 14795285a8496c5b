import { decideOn } from "./decide-on";
import { expect, expectAccessible, SAMPLE, test } from "./fixtures";
import { addComments } from "./queue";

const SEARCH = `${SAMPLE}/tim-kiem`;

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("“phat trien nong nghiep” finds “phát triển nông nghiệp” in the draft, marked, within a section, page by page", async ({ page }) => {
    await page.goto(SAMPLE);
    await page.getByLabel("Tìm trong dự thảo và các ý kiến đã công bố").fill("phat trien nong nghiep");
    await page.getByRole("button", { name: "Tìm", exact: true }).click();
    const found = page.locator("ol.found > li");
    await expect(found.first()).toBeVisible();
    const marked = found.first().locator("p").first();
    expect((await marked.locator("mark").allTextContents()).join(" ").toLowerCase()).toContain("phát triển nông nghiệp");
    await found.first().getByRole("link").click();
    await expect(page).toHaveURL(new RegExp(`${SAMPLE}/[a-z0-9-]+#d\\d+$`));
    await expect(page.locator(new URL(page.url()).hash)).toContainText(/phát triển nông nghiệp/i);

    await page.getByRole("link", { name: "Tìm kiếm" }).click();
    await expect(page).toHaveURL(SEARCH);
    await page.getByLabel("Tìm trong dự thảo").fill("phát triển");
    await page.getByRole("button", { name: "Tìm", exact: true }).click();
    await expect(found).toHaveCount(20);
    const firstPage = await found.allTextContents();
    await page.getByRole("link", { name: "Kết quả tiếp theo" }).click();
    await expect(found.first()).not.toHaveText(firstPage[0]!);
    await page.getByRole("link", { name: "Về những kết quả đầu" }).click();
    expect(await found.allTextContents()).toEqual(firstPage);

    await page.getByLabel("Trong phần, mục").selectOption("p2-c");
    await page.getByRole("button", { name: "Tìm", exact: true }).click();
    await expect(page).toHaveURL(/muc=p2-c/);
    const links = await found.getByRole("link").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(link).toMatch(/\/p2-c(-[a-z0-9-]+)?#d/);
  });

  test("published comments are found by their public words, and no longer when those are hidden or withheld", async ({ page, portal }) => {
    const text = "Xin gọi ông Lò Văn Chớ, máy 0987 654 321, về giống lúa séng cù ở Mường So.";
    const { ids } = await addComments(portal, "p1-b-iv-7", [text]);
    const look = (words: string) => page.goto(`${SEARCH}?q=${encodeURIComponent(words)}`);
    const found = page.locator("ol.found > li");
    await look("seng cu muong so");
    await expect(page.getByText("Không tìm thấy “seng cu muong so”.")).toBeVisible();
    await decideOn(portal, ids, "publish");
    await look("seng cu muong so");
    await expect(page.getByRole("navigation", { name: "Nơi tìm thấy" })).toContainText("Trong ý kiến đã công bố (1)");
    await expect(found).toHaveCount(1);
    expect(await found.locator("mark").allTextContents()).toEqual(["séng", "cù", "Mường", "So"]);
    await page.getByRole("link", { name: "Trong dự thảo (0)" }).click();
    await expect(page.getByText("Dự thảo không có chỗ nào có đủ các từ này.")).toBeVisible();
    await look("0987 654 321");
    await page.getByRole("link", { name: "Đọc ý kiến này" }).click();
    await expect(page.getByText(text)).toBeVisible();

    const start = text.indexOf("0987");
    await decideOn(portal, ids, "redact", [{ field: "text", start, end: start + 12, reason: "1" }]);
    await look("0987 654 321");
    await expect(page.getByText("Không tìm thấy")).toBeVisible();
    await look("séng cù");
    await expect(found).toHaveCount(1);
    expect(await page.content()).not.toContain("0987");
    await decideOn(portal, ids, "withhold");
    await look("séng cù");
    await expect(page.getByText("Không tìm thấy")).toBeVisible();
  });

  test("what cannot be searched for is answered in plain words", async ({ page }) => {
    await page.goto(`${SEARCH}?q=`);
    await expect(page.getByText("Gõ một hay nhiều từ cần tìm.")).toBeVisible();
    await page.goto(`${SEARCH}?q=%2C%3F!`);
    await expect(page.getByText("Nội dung vừa gõ chỉ có dấu câu.")).toBeVisible();
    await page.goto(`${SEARCH}?q=${"a".repeat(1_000)}`);
    await expect(page.getByText("Chỉ 200 ký tự đầu được dùng để tìm.")).toBeVisible();
    await page.goto(`${SEARCH}?q=%27%20%26%20%7C%20%21%20%5C&muc=khong-co&noi=x&sau=y`);
    await expect(page.getByText("Nội dung vừa gõ chỉ có dấu câu.")).toBeVisible();
    await page.goto(`${SEARCH}?q=chè&sau=1_99999999999_x&noi=y-kien`);
    await expect(page.getByRole("navigation", { name: "Nơi tìm thấy" })).toBeVisible();
    await page.goto(`/en${SEARCH}?q=zzzz`);
    await expect(page.getByText("“zzzz” was not found.")).toBeVisible();
  });
});

test("every kind of answer is accessible, and fits a narrow screen", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const query of ["", "?q=ph%C3%A1t+tri%E1%BB%83n", "?q=ph%C3%A1t+tri%E1%BB%83n&noi=y-kien", "?q=zzzz", "?q=?!", `?q=${"a".repeat(300)}`]) {
    await page.goto(SEARCH + query);
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  }
});
