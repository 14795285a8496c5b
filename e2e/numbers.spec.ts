import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { addComment, BEFORE_SAMPLE, makeRegister } from "../app/moderation/test-register";
import { newId } from "../app/platform/ids.server";
import { expect, expectAccessible, signIn, test, type Portal } from "./fixtures";

/** A consultation of the test's own: three comments that say the same, one of them on a paragraph, and two others. */
async function fill({ db }: Portal) {
  const slug = `so-lieu-${newId()}`;
  const register = await makeRegister(db, slug, BEFORE_SAMPLE);
  const same = [
    await addComment(db, register, { path: "p1-a-i", paragraph: 2, district: "sin-ho" }),
    await addComment(db, register, { path: "p1-a", district: "sin-ho" }),
    await addComment(db, register, { path: "p1-a", channel: "post" }),
  ];
  await addComment(db, register, { path: "p1-b", kind: "add", text: "Ý kiến kín đáo không công bố.", receivedAt: new Date("2020-06-03T02:00:00Z") });
  // Unlike the three for the worker too, whenever it comes by.
  await addComment(db, register, { text: "Cần thêm cầu treo qua suối cho các bản vùng cao đi học, đi chợ trong mùa lũ." });
  const groupId = newId();
  const { consultationId } = register;
  await db.prisma.textGroup.create({ data: { id: groupId, consultationId, leaderId: same[0]!, size: 3, bands: [], wordsHash: new Uint8Array([1]), createdAt: new Date() } });
  // The worker may have looked at them by now.
  await db.pool.query(
    `INSERT INTO comment_analysis (comment_id, consultation_id, group_id, flags, words) SELECT id, $2, $3, '{}', '' FROM unnest($1::uuid[]) id
     ON CONFLICT (comment_id) DO UPDATE SET group_id = excluded.group_id`,
    [same, consultationId, groupId],
  );
  await db.pool.query("DELETE FROM analysis_queue WHERE comment_id = ANY ($1)", [same]);
  await db.prisma.comment.updateMany({ where: { consultationId, sectionId: register.section("p1-b") }, data: { state: "withheld" } });
  return slug;
}

const row = (page: Page, chart: string, name: string) =>
  page.locator(`#${chart} tbody tr`).filter({ has: page.getByRole("rowheader", { name, exact: true }) }).getByRole("cell");

/** Every name of a table that is written in its picture too, with its number. */
async function expectSamePicture(page: Page, chart: string) {
  const picture = await page.locator(`#${chart} svg title`).allTextContents();
  const rows = await page.locator(`#${chart} tbody tr`).evaluateAll((all) => all.map((each) => [...each.children].map((cell) => cell.textContent ?? "")));
  expect(rows.length).toBeGreaterThan(0);
  for (const [name, comments] of rows) expect(picture.some((title) => title.startsWith(`${name}: ${comments} ý kiến`)), `${chart}: ${name}`).toBe(true);
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

  test("a citizen on a phone sees the numbers, counts each text once, and saves a picture and a table", async ({ page, portal }) => {
    const slug = await fill(portal);
    await page.goto(`/${slug}`);
    await page.getByRole("link", { name: "Số liệu góp ý" }).click();
    await expect(page.getByRole("heading", { name: "Số liệu góp ý" })).toBeVisible();
    await expect(page.locator(".numbers-total")).toHaveText("5 ý kiến");
    await expect(row(page, "noi-o", "Huyện Sìn Hồ")).toHaveText(["2", "1"]);
    await expect(row(page, "tinh-trang", "Không công bố")).toHaveText(["1", "1"]);
    await expect(row(page, "phan-muc", "A: Tiêu đề p1-a")).toHaveText(["3", "1", "2", "1"]);
    await expect(row(page, "doan", "Phần thứ nhất A I, đoạn 2: “Đoạn 2 của p1-a-i.”")).toHaveText(["1", "1"]);
    await expect(row(page, "ngay", "2/6/2020")).toHaveText(["0", "0"]);
    await expect(page.getByText("kín đáo")).toHaveCount(0);
    for (const chart of ["phan-muc", "doan", "loai-y-kien", "noi-o", "kenh", "ngay", "tinh-trang"]) await expectSamePicture(page, chart);
    await expect(page.getByRole("img", { name: /^Theo kênh tiếp nhận 5 dòng, tổng cộng 5 ý kiến\. Nhiều nhất: Cổng góp ý, 4 ý kiến\.$/ })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);

    await page.getByRole("link", { name: "Chỉ đếm mỗi văn bản một lần" }).click();
    await expect(page.locator(".numbers-total")).toHaveText("3 văn bản khác nhau");
    await expect(page.getByRole("img", { name: /^Theo kênh tiếp nhận 5 dòng\. Nhiều nhất: Cổng góp ý, 3 văn bản khác nhau\.$/ })).toBeVisible();

    const [table] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Tải bảng (CSV) Theo kênh tiếp nhận" }).click()]);
    expect(table.suggestedFilename()).toBe(`${slug}-kenh-van-ban.csv`);
    expect(await readFile(await table.path(), "utf8")).toBe(
      '\ufeff"Mục","Ý kiến","Văn bản khác nhau"\r\n"Cổng góp ý","4","3"\r\n"Thư điện tử","0","0"\r\n"Bưu điện","1","1"\r\n"Hội nghị","0","0"\r\n"Nhập từ tệp","0","0"\r\n',
    );
    const [picture] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Tải hình (SVG) Theo phần, mục của dự thảo" }).click()]);
    expect(await readFile(await picture.path(), "utf8")).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<svg .*Tiêu đề p1-a-i/s);
  });
});

test("the page is the same for everybody: marked, kept, without cookie or script; a name that is none is not found", async ({ page, portal }) => {
  const slug = await fill(portal);
  const { request } = page;
  const first = await request.get(`/${slug}/so-lieu`);
  const etag = first.headers().etag ?? "";
  expect(first.headers()["set-cookie"]).toBeUndefined();
  expect(etag).not.toBe("");
  expect((await request.get(`/${slug}/so-lieu`, { headers: { "If-None-Match": etag } })).status()).toBe(304);
  expect((await request.get(`/${slug}/so-lieu/khac.svg`)).status()).toBe(404);
  expect((await request.get("/khong-co/so-lieu/kenh.svg")).status()).toBe(404);
  await page.goto(`/${slug}/so-lieu`);
  await expectAccessible(page);
});

test("a compiler reads the numbers, sees that they are being counted, and saves a table; a clerk may not", async ({ page, portal, browser }) => {
  const slug = await fill(portal);
  await signIn(page, portal, ["compiler"]);
  // Nobody can count while the register is locked.
  const client = await portal.db.pool.connect();
  try {
    await client.query("BEGIN; LOCK TABLE comment_analysis IN ACCESS EXCLUSIVE MODE");
    await page.goto(`/can-bo/so-lieu?dot=${slug}`);
    await expect(page.getByText(/^Đang đếm các ý kiến\./)).toBeVisible();
    await expectAccessible(page, { name: "while counting" });
  } finally {
    await client.query("COMMIT");
    client.release();
  }
  await expect(page.locator(".numbers-total")).toHaveText("5 ý kiến", { timeout: 20_000 });
  await expectAccessible(page);
  await page.getByRole("link", { name: "Chỉ đếm mỗi văn bản một lần" }).click();
  await expect(page.locator(".numbers-total")).toHaveText("3 văn bản khác nhau");
  const [table] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Tải bảng (CSV) Theo nơi ở" }).click()]);
  expect(await readFile(await table.path(), "utf8")).toContain('"Huyện Sìn Hồ","2","1"');
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);

  const other = await browser.newPage();
  await signIn(other, portal, ["clerk"]);
  expect((await other.goto(`${portal.url}/can-bo/so-lieu?dot=${slug}`))?.status()).toBe(403);
  await other.close();
});
