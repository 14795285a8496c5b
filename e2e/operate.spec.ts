import { addStaff, TEST_PASSWORD } from "../app/auth/test-staff";
import { expect, expectAccessible, readCode, sendComment, TARGETS, test } from "./fixtures";
import { startPortal } from "./portal";

test("behind TLS the portal says so, and its staff cookie stays on secure connections", async ({ request }) => {
  const address = "https://gopy.example";
  const portal = await startPortal({ env: { PUBLIC_URL: address, TRUST_PROXY: "1" } });
  try {
    const proxied = { "x-forwarded-proto": "https", "x-forwarded-host": "gopy.example", origin: address };
    const page = await request.get(portal.url + TARGETS, { headers: proxied });
    expect(page.headers()["strict-transport-security"]).toMatch(/max-age=31536000/);
    expect((await request.get(portal.url + TARGETS, { headers: proxied })).headers()["strict-transport-security"]).toBeTruthy();

    await addStaff(portal.db, "hoa@laichau.example", ["moderator"], new Date());
    const signedIn = await request.post(`${portal.url}/can-bo/dang-nhap`, {
      headers: proxied,
      form: { email: "hoa@laichau.example", password: TEST_PASSWORD },
      maxRedirects: 0,
    });
    expect(signedIn.headers()["set-cookie"]).toMatch(/^__Secure-.*HttpOnly.*Secure/i);
    expect(signedIn.headers()["set-cookie"]).toMatch(/SameSite=(Lax|Strict)/i);
    const foreign = await request.post(portal.url + TARGETS, { headers: { ...proxied, origin: portal.url }, form: { text: "x" } });
    expect(foreign.status()).toBe(403);
  } finally {
    await portal.stop();
  }
});

test("near the limit of a network, across instances, a form must bring work, and a browser does it", async ({ page, request }) => {
  test.setTimeout(120_000);
  const first = await startPortal();
  const second = await startPortal({ databaseUrl: first.databaseUrl });
  try {
    const statuses: number[] = [];
    let last = "";
    for (let index = 0; index < 200; index++) {
      const { url } = index % 2 === 0 ? first : second;
      const response = await request.post(url + TARGETS, {
        headers: { origin: url, "user-agent": `Máy ${index % 5}`.normalize("NFD").replace(/[^ -~]/g, "") },
        form: { submissionKey: crypto.randomUUID(), kind: "agree", text: `Nhất trí ${index}`, consent: "on" },
        maxRedirects: 0,
      });
      statuses.push(response.status());
      last = await response.text();
    }
    const taken = statuses.filter((status) => status === 303).length;
    expect(taken).toBeGreaterThanOrEqual(150);
    expect(taken).toBeLessThan(200);
    expect(statuses.at(-1)).toBe(429);
    expect(last).toContain("Nhất trí 199");
    expect(last).toContain("data-challenge");

    await page.goto(first.url + TARGETS);
    await sendComment(page, { text: "Tôi gửi từ nhà văn hóa xã." });
    await expect(page.getByRole("alert")).toContainText("máy của bạn cần làm một phép kiểm tra ngắn");
    await expect(page.getByLabel("Nội dung ý kiến")).toHaveValue("Tôi gửi từ nhà văn hóa xã.");
    await expect(page.getByText("Đã kiểm tra xong.")).toBeVisible({ timeout: 30_000 });
    await expectAccessible(page);
    await page.getByRole("button", { name: "Gửi góp ý" }).click();
    await readCode(page);

    const stored = await first.db.prisma.$queryRaw<{ key: string }[]>`SELECT key FROM rate_limit`;
    expect(JSON.stringify(stored)).not.toContain("127.0.0.1");
  } finally {
    await second.stop();
    await first.stop();
  }
});
