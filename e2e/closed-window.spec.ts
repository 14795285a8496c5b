import { randomUUID } from "node:crypto";
import { expect, expectAccessible, SAMPLE, sendComment, TARGETS, test } from "./fixtures";
import { startPortal, type Portal } from "./portal";

let closed: Portal;
test.beforeAll(async () => {
  closed = await startPortal({ args: ["--no-extension"] });
});
test.afterAll(() => closed.stop());

async function extend(closesAt: Date) {
  const { id: consultationId } = await closed.db.prisma.consultation.findFirstOrThrow();
  await closed.db.prisma.extension.create({
    data: { id: randomUUID(), consultationId, closesAt, reason: "Theo đề nghị của các huyện", signedBy: "Nguyễn Văn A, Trưởng ban", createdAt: new Date() },
  });
  await closed.db.prisma.$executeRaw`SELECT pg_notify('public_change', ${`window-${consultationId}`})`;
  return consultationId;
}

/** As if the hour were over: the window is again the one that was first announced. Only a test may undo an extension. */
async function passDeadline() {
  const { prisma } = closed.db;
  await prisma.$transaction([
    prisma.$executeRaw`ALTER TABLE extension DISABLE TRIGGER USER`,
    prisma.extension.deleteMany(),
    prisma.$executeRaw`ALTER TABLE extension ENABLE TRIGGER USER`,
    prisma.$executeRaw`SELECT pg_notify('public_change', 'window-' || id) FROM consultation`,
  ]);
}

test("after the deadline there is no form, and the other channels are shown", async ({ page }) => {
  await page.goto(closed.url + TARGETS);
  await expect(page.getByText("Đã hết hạn nhận ý kiến")).toBeVisible();
  await expect(page.getByText("đợt lấy ý kiến đã kết thúc lúc 23 giờ 59 ngày 18/6/2020")).toBeVisible();
  await expect(page.getByRole("button", { name: "Gửi góp ý" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Góp ý về đoạn 1" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "bantuyengiaotulc@gmail.com" })).toBeVisible();
  await expectAccessible(page);
});

test("a form sent after the deadline is refused, and its text stays with the other channels", async ({ page }) => {
  const text = "Tôi viết cả buổi tối mà mạng chậm.";
  await extend(new Date(Date.now() + 3_600_000));
  await expect(async () => {
    await page.goto(closed.url + TARGETS);
    await expect(page.getByText("Sắp hết hạn")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByLabel("Nội dung ý kiến").fill(text);
  await passDeadline();

  const before = await closed.db.prisma.comment.count();
  await sendComment(page, { text });
  await expect(page.getByRole("alert")).toContainText("Đợt lấy ý kiến đã hết hạn lúc");
  await expect(page.getByRole("textbox", { name: "Nội dung bạn đã viết" })).toHaveValue(text);
  await expect(page.getByRole("link", { name: "bantuyengiaotulc@gmail.com" })).toBeVisible();
  await expectAccessible(page);
  expect(await closed.db.prisma.comment.count()).toBe(before);
});

test("an extension opens the window again and is shown as a row of its own", async ({ page }) => {
  await extend(new Date(Date.now() + 20 * 24 * 3600 * 1000));
  await expect(async () => {
    await page.goto(closed.url + SAMPLE);
    await expect(page.getByText("Đang nhận ý kiến")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(page.getByText("Hạn đã công bố ban đầu: 23 giờ 59 ngày 18/6/2020.")).toBeVisible();
  await expect(page.getByText("Lý do: Theo đề nghị của các huyện. Người ký: Nguyễn Văn A, Trưởng ban.").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Gửi góp ý" })).toBeVisible();
});

test("before the first instant the draft can be read, and a comment is refused with its text kept", async ({ page }) => {
  const now = Date.now();
  const slug = "chua-mo";
  const consultationId = randomUUID();
  const draftId = randomUUID();
  const sectionId = randomUUID();
  const { prisma } = closed.db;
  await prisma.consultation.create({
    data: { id: consultationId, slug, title: "Dự thảo sắp lấy ý kiến", organiser: "", opensAt: new Date(now + 86_400_000), closesAt: new Date(now + 9 * 86_400_000), createdAt: new Date() },
  });
  await prisma.draft.create({ data: { id: draftId, consultationId, number: 1, source: "I. A", sha256: "", createdAt: new Date() } });
  await prisma.section.create({
    data: { id: sectionId, consultationId, draftId, position: 0, depth: 0, level: "roman", label: "I.", heading: "Mở đầu", path: "i" },
  });
  await page.goto(`${closed.url}/${slug}/i`);
  await expect(page.getByText("Chưa bắt đầu nhận ý kiến")).toBeVisible();
  await expect(page.getByRole("button", { name: "Gửi góp ý" })).toHaveCount(0);

  const response = await page.request.post(`${closed.url}/${slug}/i`, {
    form: { submissionKey: randomUUID(), kind: "other", text: "Gửi sớm một ngày", consent: "on" },
    headers: { origin: closed.url },
  });
  expect(response.status()).toBe(403);
  const html = await response.text();
  expect(html).toContain("Đợt lấy ý kiến chưa bắt đầu");
  expect(html).toContain("Gửi sớm một ngày");

  await page.goto(closed.url);
  await expect(page.getByRole("heading", { name: "Các đợt lấy ý kiến" })).toBeVisible();
  await expectAccessible(page);
});
