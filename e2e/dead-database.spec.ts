import { expect, expectAccessible, readCode, sendComment, TARGETS, test } from "./fixtures";
import { startPortal, type Portal } from "./portal";
import { run } from "../app/platform/test/server";

let portal: Portal;
test.beforeAll(async () => {
  portal = await startPortal();
});
test.afterAll(() => portal.stop());

/** Takes the database away from the portal, or gives it back. */
async function setDatabase(available: boolean) {
  const name = new URL(portal.databaseUrl).pathname.slice(1);
  await run(process.env.E2E_POSTGRES ?? "", `ALTER DATABASE ${name} ALLOW_CONNECTIONS ${available}`);
  if (!available) {
    await run(process.env.E2E_POSTGRES ?? "", `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
  }
}

test("when the database is gone the text stays on the page, and sending it again later gives one comment", async ({ page }) => {
  const text = "Ý kiến viết lúc máy chủ hỏng.";
  await page.goto(portal.url + TARGETS);
  const key = await page.locator("input[name=submissionKey]").inputValue();
  await setDatabase(false);
  await sendComment(page, { text });
  await expect(page.getByRole("alert")).toContainText("Cổng đang gặp sự cố nên chưa ghi nhận được.");
  await expect(page.getByLabel("Nội dung ý kiến")).toHaveValue(text);
  await expectAccessible(page);
  const reference = /Số tham chiếu: ([0-9a-f]+)/.exec((await page.getByRole("alert").textContent()) ?? "")?.[1] ?? "none";
  expect(portal.log.some((line) => line.includes(reference))).toBe(true);
  expect((await page.request.get(`${portal.url}/healthz`)).status()).toBe(200);
  expect((await page.request.get(`${portal.url}/readyz`)).status()).toBe(503);
  const front = await page.request.get(`${portal.url}/`);
  expect(front.status()).toBe(500);
  expect(await front.text()).toContain("Xin thử lại sau ít phút.");
  const broken = await page.context().newPage();
  await broken.goto(portal.url);
  await expect(broken.getByText("Xin thử lại sau ít phút.")).toBeVisible();
  await expectAccessible(broken);
  await broken.close();

  await setDatabase(true);
  await expect(async () => expect((await page.request.get(`${portal.url}/readyz`)).status()).toBe(200)).toPass();
  await page.getByRole("button", { name: "Gửi góp ý" }).click();
  await readCode(page);
  const rows = await portal.db.prisma.comment.findMany({ where: { submissionKey: key } });
  expect(rows.map((row) => row.text)).toEqual([text]);
});
