import { randomUUID } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import { expect, SAMPLE, TARGETS, test, type Portal } from "./fixtures";

const FORM = { kind: "other", text: "Ý kiến", consent: "on" };

function post(request: APIRequestContext, portal: Portal, form: Record<string, string>, path = TARGETS, origin = portal.url) {
  return request.post(portal.url + path, { form: { submissionKey: randomUUID(), ...FORM, ...form }, headers: { origin }, maxRedirects: 0 });
}

async function stored(portal: Portal, response: Awaited<ReturnType<typeof post>>) {
  expect(response.status()).toBe(303);
  const receiptCode = /\/tra-cuu\/([^?]+)/.exec(response.headers().location ?? "")?.[1];
  return portal.db.prisma.comment.findFirstOrThrow({ where: { receiptCode }, include: { contributor: true, mails: true } });
}

test("markup is text: it is stored as written, and shown as written", async ({ page, request, portal }) => {
  const text = `<script>document.title="hacked"</script><img src=x onerror="document.title='hacked'"> & "nháy" </textarea><b>đậm</b>`;
  const comment = await stored(portal, await post(request, portal, { text, proposed: "</blockquote><style>body{display:none}</style>" }));
  expect(comment.text).toBe(text);
  await page.goto(`/tra-cuu/${comment.receiptCode}`);
  await expect(page.getByText(text)).toBeVisible();
  expect(await page.title()).not.toContain("hacked");
  expect(await page.locator("main script, main img, main style, main b").count()).toBe(0);
});

test("text is kept in NFC, without control characters, with its lines and its emoji", async ({ request, portal }) => {
  const text = `  Cần tiếp thu ý kiến\r\ncủa dân\u0000\u0007\u001b[31m 👩‍🌾\u009f\n=1+1 `.normalize("NFD");
  const comment = await stored(portal, await post(request, portal, { text }));
  expect(comment.text).toBe("Cần tiếp thu ý kiến\ncủa dân[31m 👩‍🌾\n=1+1".normalize("NFC"));
});

test("20,000 characters are taken, one more is refused and kept", async ({ request, portal }) => {
  const limit = "ế".repeat(19_999) + "👍";
  expect((await stored(portal, await post(request, portal, { text: limit }))).text).toBe(limit);
  const refused = await post(request, portal, { text: limit + "x" });
  expect(refused.status()).toBe(422);
  const html = await refused.text();
  expect(html).toContain("Nội dung dài quá 20.000 ký tự");
  expect(html).toContain(limit + "x");
});

test("a body of more than a megabyte is refused early, with advice", async ({ request, portal }) => {
  const response = await post(request, portal, { text: "x".repeat(1_100_000) });
  expect(response.status()).toBe(413);
  expect(await response.text()).toContain("bấm nút quay lại");
});

test("blank, missing and made-up fields are refused in words", async ({ request, portal }) => {
  for (const [form, words] of [
    [{ text: " \u00a0\n\u200b".replace("\u200b", "") }, "Viết nội dung ý kiến."],
    [{ kind: "admin" }, "Chọn loại ý kiến."],
    [{ district: "ha-noi" }, "Chọn nơi ở trong danh sách"],
    [{ consent: "" }, "Đánh dấu vào ô đồng ý"],
    [{ email: "a@b.vn\r\nBcc: nan-nhan@example.vn" }, "Địa chỉ thư điện tử chưa đúng"],
    [{ name: "A".repeat(201) }, "Họ và tên dài quá 200 ký tự."],
  ] as const) {
    const response = await post(request, portal, form);
    expect(response.status()).toBe(422);
    expect(await response.text()).toContain(words);
  }
});

test("a form of another site is refused, and so is one whose origin the browser hides", async ({ request, portal }) => {
  const before = await portal.db.prisma.comment.count();
  for (const origin of ["https://xau.example", "null", "http://127.0.0.1:1", `${portal.url}.xau.example`]) {
    expect((await post(request, portal, {}, TARGETS, origin)).status()).toBe(403);
  }
  const bySite = await request.post(portal.url + TARGETS, { form: FORM, headers: { referer: "https://xau.example/" } });
  expect(bySite.status()).toBe(403);
  expect(await portal.db.prisma.comment.count()).toBe(before);
});

test("places that do not exist, odd addresses and odd methods end in a plain page", async ({ page, request, portal }) => {
  for (const paragraph of ["999", "1e9", "-1", "0", "x"]) {
    expect((await post(request, portal, { paragraph })).status()).toBe(404);
  }
  expect((await post(request, portal, {}, `${SAMPLE}/khong-co`)).status()).toBe(404);
  for (const path of ["/khong-co", `${SAMPLE}/khong-co`, "/..%2f..%2fetc/passwd", "/%00", "/%E1%BB", "/tra-cuu/22222-22222-22222", "/wp-login.php", "/a/b/c/d"]) {
    const response = await request.get(portal.url + path);
    expect(response.status(), path).toBe(404);
    expect(await response.text()).not.toMatch(/at .*\.[jt]s:\d+|postgres|prisma/i);
  }
  expect((await request.fetch(portal.url + TARGETS, { method: "DELETE", headers: { origin: portal.url } })).status()).toBe(405);
  await page.goto(`${TARGETS}?doan=99&utm=x`);
  await expect(page).toHaveURL(TARGETS);
});

test("personal data stay out of addresses, public pages, the receipt and the log", async ({ page, request, portal }) => {
  const [name, email] = ["Giàng A Pháo", "giang.a.phao@example.vn"];
  const comment = await stored(portal, await post(request, portal, { name, email, organisation: "Bản Sin Suối Hồ", text: "Làm đường về bản" }));
  expect(comment.contributor).toMatchObject({ name, email, showName: false });
  expect(comment.mails).toHaveLength(1);
  await page.goto(`/tra-cuu/${comment.receiptCode}`);
  const html = await page.content();
  expect(html).toContain("Làm đường về bản");
  expect(html).not.toContain(name);
  expect(html).not.toContain(email);
  const log = portal.log.join("\n");
  expect(log).toContain('"msg":"request"');
  for (const secret of [name, email, comment.receiptCode, "Làm đường", "127.0.0.1"]) expect(log).not.toContain(secret);
});
