import type { BrowserContext, Page } from "@playwright/test";
import { startCutProxy, type CutProxy } from "./cut-proxy";
import { expect, expectAccessible, readCode, SAMPLE, sendComment, TARGETS, test } from "./fixtures";
import { startPortal, type Portal } from "./portal";

/** Opens a page and waits until the service worker is there and keeps it. */
async function read(page: Page, path: string) {
  await page.goto(path);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await expect.poll(() => page.evaluate((key) => caches.match(key).then(Boolean), path)).toBe(true);
}

const copyNotice = (page: Page) => page.locator(".device-note[role=status]").first();
const outbox = (page: Page) => page.getByRole("region", { name: "Ý kiến giữ trên máy này" });

test("a section that was read can be read without a network, and says that it is a copy", async ({ page, context }) => {
  await read(page, TARGETS);
  await expect(page.getByText("Bạn đang xem bản đã lưu")).toHaveCount(0);
  await context.setOffline(true);
  await page.reload();
  await expect(copyNotice(page)).toHaveText(/^Bạn đang xem bản đã lưu lúc \d{1,2} giờ \d{2} ngày \d{1,2}\/\d{1,2}\/\d{4} vì không có mạng\. Tải lại trang$/);
  await expect(page.locator("#d3")).toContainText("Thu ngân sách trên địa bàn đạt 3.000 tỷ đồng.");
  await expect(page.getByRole("heading", { level: 1 })).toHaveCSS("font-family", /Noto Serif/);
  await expectAccessible(page);

  await page.goto(`${TARGETS}?doan=3`);
  await expect(page.locator("#d3")).toBeVisible();
  await page.goto(SAMPLE);
  await expect(page.getByRole("heading", { name: "Mục lục dự thảo" })).toBeVisible();

  await page.goto(TARGETS);
  await context.setOffline(false);
  await copyNotice(page).getByRole("link", { name: "Tải lại trang" }).click();
  await expect(page.getByText("Bạn đang xem bản đã lưu")).toHaveCount(0);
});

test("a page that is not saved gives a page that helps, in the language of its address", async ({ page, context }) => {
  await read(page, TARGETS);
  await read(page, `/en${TARGETS}`);
  await context.setOffline(true);
  await page.goto(`${SAMPLE}/p1-a`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Đọc khi không có mạng");
  await expectAccessible(page);
  const saved = page.getByRole("main").getByRole("list");
  await expect(saved.getByRole("link")).not.toHaveCount(0);
  await saved.getByRole("link", { name: "II- Các chỉ tiêu chủ yếu đến năm 2025" }).click();
  await expect(page).toHaveURL(TARGETS);
  await expect(page.locator("#d3")).toBeVisible();

  await page.goto(`/en${SAMPLE}/p1-a`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Reading without a network");
  await page.getByRole("main").getByRole("list").getByRole("link").last().click();
  await expect(copyNotice(page)).toContainText("because there is no network");
  await expect(page).toHaveURL(/\/en\//);
  await page.goto("/tra-cuu");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Đọc khi không có mạng");
});

test("receipts, staff pages and what must not be stored are kept nowhere", async ({ page }) => {
  await read(page, TARGETS);
  await sendComment(page, { text: "Nhất trí." });
  const code = await readCode(page);
  await page.goto("/can-bo/dang-nhap");
  await page.goto("/tra-cuu");
  await read(page, `${SAMPLE}/p1-a`);
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return keys.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept).toContain(TARGETS);
  expect(kept.filter((path) => /tra-cuu|can-bo/.test(path) || path.includes(code))).toEqual([]);
});

test("all sections are saved at one press, with the server itself gone afterwards", async ({ browser }) => {
  const own = await startPortal();
  const context = await browser.newContext({ baseURL: own.url });
  const page = await context.newPage();
  await read(page, SAMPLE);
  await page.getByRole("button", { name: "Lưu để đọc khi không có mạng" }).click();
  await expect(page.getByText("Đã lưu 100/100 mục trên máy này.")).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  await own.kill("SIGKILL");
  await page.goto(`${SAMPLE}/p1-a`);
  await expect(page.getByText("Bạn đang xem bản đã lưu")).toBeVisible();
  await page.goto("/ngoai-tuyen");
  const saved = page.getByRole("main").getByRole("listitem");
  await expect.poll(() => saved.count()).toBeGreaterThanOrEqual(100);
  page.on("dialog", (dialog) => void dialog.accept());
  await page.getByRole("button", { name: "Xóa các trang đã lưu" }).click();
  await expect(page.getByText("Chưa có trang nào được lưu trên máy này.")).toBeVisible();
  await context.close();
  await own.stop();
});

test("a comment written offline outlives a closed tab, is sent once when the network returns, and shows its receipt", async ({ page, context, portal }) => {
  const text = "Viết trên nương, không có sóng.";
  await read(page, TARGETS);
  const key = await page.locator("input[name=submissionKey]").inputValue();
  await context.setOffline(true);
  await sendComment(page, { text });
  await expect(outbox(page)).toBeFocused();
  await expect(outbox(page).getByRole("status")).toHaveText(
    "Chưa gửi được vì không có mạng. Ý kiến đã được giữ trên máy này và sẽ tự gửi khi có mạng lại.",
  );
  await expect(page.getByLabel("Nội dung ý kiến")).toHaveValue("");
  await expect(page.locator("input[name=submissionKey]")).not.toHaveValue(key);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Gửi lại ngay" }).click();
  await expect(page.getByRole("button", { name: "Gửi lại ngay" })).toBeEnabled();
  await expect(outbox(page).getByRole("status")).toContainText("Chưa gửi được");
  await page.close();
  expect(await portal.db.prisma.comment.count({ where: { submissionKey: key } })).toBe(0);

  const later = await context.newPage();
  await later.goto(TARGETS);
  await expect(outbox(later).getByRole("status")).toContainText("sẽ tự gửi khi có mạng lại");
  await expect(later.getByLabel("Nội dung ý kiến")).toHaveValue("");
  await context.setOffline(false);
  await expect(outbox(later).getByRole("status")).toHaveText(/^Đã gửi\. Mã tiếp nhận \S+\.$/);
  const rows = await portal.db.prisma.comment.findMany({ where: { submissionKey: key } });
  expect(rows.map((row) => row.text)).toEqual([text]);
  const kept = await later.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.open("gop-y");
        request.onsuccess = () => {
          const all = request.result.transaction("outbox").objectStore("outbox").getAll();
          all.onsuccess = () => resolve(JSON.stringify(all.result));
        };
      }),
  );
  expect(kept).not.toContain("nương");

  await later.goto(`${SAMPLE}/p1-a`);
  await outbox(later).getByRole("link", { name: "Xem ý kiến đã gửi" }).click();
  expect(await readCode(later)).toBe(rows[0]?.receiptCode);
  await expect(outbox(later)).toHaveCount(0);
  await later.goto(TARGETS);
  await expect(later.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(outbox(later)).toHaveCount(0);
});

test("two tabs send one comment, show it once each, and both let go of it when its code was noted", async ({ page, context, portal }) => {
  await read(page, TARGETS);
  const other = await context.newPage();
  await read(other, `${SAMPLE}/p1-a`);
  const key = await page.locator("input[name=submissionKey]").inputValue();
  await context.setOffline(true);
  await sendComment(page, { text: "Mở hai trang cùng lúc." });
  await expect(outbox(page)).toBeVisible();
  await other.reload();
  await expect(outbox(other).getByRole("status")).toContainText("sẽ tự gửi khi có mạng lại");
  await context.setOffline(false);
  for (const tab of [page, other]) await expect(outbox(tab).getByRole("status")).toHaveText(/^Đã gửi\. Mã tiếp nhận \S+\.$/);
  expect(await portal.db.prisma.comment.count({ where: { submissionKey: key } })).toBe(1);
  await page.getByRole("button", { name: "Đã ghi lại mã" }).click();
  for (const tab of [page, other]) await expect(outbox(tab)).toHaveCount(0);
});

test("a collection sent offline is kept whole, can be taken back, and is sent when the network returns", async ({ page, context, portal }) => {
  await read(page, TARGETS);
  for (const text of ["Ý thứ nhất của tập.", "Ý thứ hai của tập."]) {
    await page.getByRole("radio", { name: "Đồng ý" }).check();
    await page.getByLabel("Nội dung ý kiến").fill(text);
    await page.getByRole("button", { name: "Thêm vào tập góp ý" }).click();
    await expect(page.getByText("Đã thêm vào tập góp ý")).toBeVisible();
  }
  await read(page, `${SAMPLE}/tap-gop-y`);
  await context.setOffline(true);
  const send = async () => {
    await page.getByLabel(/^Tôi đồng ý để Ban Tuyên giáo/).check();
    await page.getByRole("button", { name: "Gửi cả tập góp ý" }).click();
    await expect(outbox(page).getByRole("status")).toContainText("Ý kiến đã được giữ trên máy này");
    await expect(page.getByText("Tập góp ý đang trống.")).toBeVisible();
  };
  await send();
  await page.getByText("Nội dung đã viết").click();
  await expect(outbox(page).getByText("Ý thứ hai của tập.")).toBeVisible();
  await page.getByRole("button", { name: "Sửa lại" }).click();
  await expect(page.getByText("Tập có 2 ý kiến, chưa gửi.")).toBeVisible();
  await send();
  await context.setOffline(false);
  await expect(outbox(page).getByRole("status")).toContainText("Đã gửi. Mã tiếp nhận");
  expect(await portal.db.prisma.comment.count({ where: { text: { endsWith: "của tập." } } })).toBe(2);
});

test.describe("over a network that fails", () => {
  let proxy: CutProxy;
  test.beforeAll(async ({ portal }) => {
    proxy = await startCutProxy(portal.url);
  });
  test.beforeEach(() => Object.assign(proxy, { mode: "pass", lost: 0 }));
  test.afterAll(() => proxy.stop());

  test("an answer that was lost after the server took the comment gives one comment and its code", async ({ page, portal }) => {
    await page.goto(proxy.url + TARGETS);
    const key = await page.locator("input[name=submissionKey]").inputValue();
    proxy.mode = "lose";
    await sendComment(page, { text: "Gửi một lần thôi." });
    await expect(outbox(page).getByRole("status")).toContainText("Chưa gửi được vì không có mạng.");
    expect(proxy.lost).toBeGreaterThan(0);
    const rows = await portal.db.prisma.comment.findMany({ where: { submissionKey: key } });
    expect(rows).toHaveLength(1);
    proxy.mode = "pass";
    // No button: the browser may tell the service worker first, and there is none left to press.
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await expect(outbox(page).getByRole("status")).toHaveText(`Đã gửi. Mã tiếp nhận ${rows[0]?.receiptCode}.`);
    expect(await portal.db.prisma.comment.count({ where: { submissionKey: key } })).toBe(1);
    await page.getByRole("button", { name: "Đã ghi lại mã" }).click();
    await expect(outbox(page)).toHaveCount(0);
  });

  test("the service worker sends it with no page open; the next page shows the receipt", async ({ context, portal }) => {
    const page = await context.newPage();
    await read(page, proxy.url + TARGETS);
    const key = await page.locator("input[name=submissionKey]").inputValue();
    proxy.mode = "away";
    await sendComment(page, { text: "Máy tự gửi." });
    await expect(outbox(page)).toBeVisible();
    await page.goto("about:blank");
    proxy.mode = "pass";
    await dispatchSync(context, page, proxy.url);
    await expect.poll(() => portal.db.prisma.comment.count({ where: { submissionKey: key } })).toBe(1);
    await page.goto(`${proxy.url}${SAMPLE}/p1-a`);
    await expect(outbox(page).getByRole("status")).toContainText("Đã gửi. Mã tiếp nhận");
  });

  test("a comment that waits can be changed before it is sent, or dropped", async ({ page, portal }) => {
    await read(page, proxy.url + TARGETS);
    await page.locator("#d3").getByRole("link", { name: "Góp ý về đoạn 3" }).click();
    const key = await page.locator("input[name=submissionKey]").inputValue();
    await page.getByText("Thông tin của bạn (không bắt buộc)").click();
    await page.getByLabel("Họ và tên").fill("Lò Văn Inh");
    proxy.mode = "away";
    await sendComment(page, { text: "Bản đầu." });
    await expect(outbox(page)).toBeVisible();
    await expect(page.getByLabel("Họ và tên")).toHaveValue("");
    await page.getByRole("button", { name: "Sửa lại" }).click();
    await expect(page.getByLabel("Nội dung ý kiến")).toHaveValue("Bản đầu.");
    await expect(page.getByLabel("Họ và tên")).toHaveValue("Lò Văn Inh");
    await expect(page.locator("input[name=submissionKey]")).toHaveValue(key);
    await expect(page.locator("#d3").getByRole("heading", { name: "Góp ý về đoạn 3" })).toBeVisible();
    await expect(outbox(page)).toHaveCount(0);

    await sendComment(page, { text: "Bản sau." });
    await expect(outbox(page)).toBeVisible();
    page.once("dialog", (dialog) => void dialog.accept());
    await page.getByRole("button", { name: "Bỏ", exact: true }).click();
    await expect(outbox(page)).toHaveCount(0);
    proxy.mode = "pass";
    await page.goto(proxy.url + TARGETS);
    await expect(page.getByLabel("Nội dung ý kiến")).toHaveValue("");
    expect(await portal.db.prisma.comment.count({ where: { submissionKey: key } })).toBe(0);
  });

  test("what is missing is asked for before a comment is kept", async ({ page }) => {
    await page.goto(proxy.url + TARGETS);
    proxy.mode = "away";
    await page.getByLabel("Nội dung ý kiến").fill("Chưa chọn loại.");
    await page.getByRole("button", { name: "Gửi góp ý" }).click();
    await expect(page.getByText("Xin điền đủ những chỗ bắt buộc")).toBeVisible();
    await expect(page.getByLabel("Nội dung ý kiến")).toHaveValue("Chưa chọn loại.");
    await expect(outbox(page)).toHaveCount(0);
    proxy.mode = "pass";
    await page.getByRole("button", { name: "Gửi góp ý" }).click();
    await expect(page.getByRole("alert")).toContainText("Chọn loại ý kiến.");
  });
});

test("a comment that comes too late is shown as refused, with its text", async ({ browser }) => {
  const text = "Mạng về thì đã hết hạn.";
  const own = await startPortal();
  const context = await browser.newContext({ baseURL: own.url });
  const page = await context.newPage();
  await read(page, TARGETS);
  await context.setOffline(true);
  await sendComment(page, { text });
  await expect(outbox(page)).toBeVisible();
  await passDeadline(own);
  await context.setOffline(false);
  await expect(outbox(page).getByRole("status")).toContainText("Ý kiến giữ trên máy này không được ghi nhận. Đợt lấy ý kiến đã hết hạn lúc");
  await expect(outbox(page).getByText(text)).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${SAMPLE}/p1-a`);
  await expect(outbox(page).getByText(text)).toBeVisible();
  await outbox(page).getByRole("link", { name: "Về mục đã góp ý" }).click();
  await expect(page).toHaveURL(TARGETS);
  await expect(outbox(page).getByText(text)).toBeVisible();
  expect(await own.db.prisma.comment.count({ where: { text } })).toBe(0);
  await context.close();
  await own.stop();
});

/** The window is again the one first announced, which is over. Only a test may undo an extension. */
async function passDeadline({ db: { prisma } }: Portal) {
  await prisma.$transaction([
    prisma.$executeRaw`ALTER TABLE extension DISABLE TRIGGER USER`,
    prisma.extension.deleteMany(),
    prisma.$executeRaw`ALTER TABLE extension ENABLE TRIGGER USER`,
    prisma.$executeRaw`SELECT pg_notify('public_change', 'window-' || id) FROM consultation`,
  ]);
}

/** The event by which a browser tells a service worker that the network is back. */
async function dispatchSync(context: BrowserContext, page: Page, origin: string) {
  const session = await context.newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const ours = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin));
      if (ours) resolve(ours.registrationId);
    });
  });
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.dispatchSyncEvent", { origin, registrationId: await registered, tag: "gop-y", lastChance: false });
}
