import type { Page } from "@playwright/test";
import { jpeg, png, zip } from "../app/platform/files/test-files";
import { newId } from "../app/platform/ids.server";
import { dayOf } from "../app/intake/postal-day";
import { expect, expectAccessible, SAMPLE, signIn, TARGETS, test, type Portal } from "./fixtures";
import { startPortal } from "./portal";

const NEW_LETTER = "/can-bo/tiep-nhan/thu-moi";
const day = (ago: number) => dayOf(new Date(Date.now() - ago * 24 * 3_600_000));
const code = (page: Page) => page.locator(".staff-notice strong").textContent().then((text) => /[0-9A-Z]{5}(?:-[0-9A-Z]{5}){2}/.exec(text ?? "")![0]);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? "");

/** As if it were photographed: a sheet as the portal prints it. */
async function photographSheet(page: Page, section: string) {
  await page.goto(`${section}/phieu`);
  const content = await page.locator(".sheet").screenshot({ type: "png" });
  return { name: "ảnh phiếu.png", mimeType: "image/png", buffer: content };
}

test("a clerk enters a letter of two comments by keyboard alone, its sheet's QR code names the section, and the citizen looks both up", async ({ page, portal, browser }) => {
  const photo = await photographSheet(page, TARGETS);
  await signIn(page, portal, ["clerk"]);
  await page.goto(NEW_LETTER);
  await expect(page.getByLabel("Mã mục")).toBeFocused();
  await expectAccessible(page, { name: "a new letter" });

  // A key reaches the field; what a person does in the system's own dialog is to choose the photograph.
  await page.keyboard.press("Alt+p");
  expect(await focused(page)).toBe("pages");
  await page.locator("#pages").setInputFiles(photo);
  await expect(page.getByText(/^Đã đọc mã QR:/)).toBeVisible();
  await expect(page.getByLabel("Mã mục")).toHaveValue(new RegExp(`${TARGETS}$`));

  await page.locator("[id='place.0']").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("3");
  expect(await focused(page)).toBe("text.0");
  await page.keyboard.type("Đề nghị bổ sung đường vào bản.");
  await page.keyboard.press("Alt+a");
  await expect.poll(() => focused(page)).toBe("place.1");
  await page.keyboard.type("khong-co");
  await expect(page.locator("[id='place.1-name']")).toHaveText("Không có mục này trong dự thảo.");
  await page.keyboard.press("Enter");
  expect(await focused(page)).toBe("place.1");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("p2-c-i-1/d1");
  await expect(page.locator("[id='place.1-name']")).toContainText("đoạn 1");
  await page.keyboard.press("Enter");
  await page.keyboard.press("5");
  await page.keyboard.type("Ý kiến thứ hai của bà con.");
  await page.keyboard.press("Alt+d");
  expect(await focused(page)).toBe("postmarkedOn");
  await page.locator("#postmarkedOn").fill(day(3));
  await page.getByLabel("Nơi ở").selectOption("sin-ho");
  await page.getByLabel("Họ và tên").fill("Giàng A Páo");
  await page.keyboard.press("Control+Enter");

  await expect(page.getByText("2 ý kiến.")).toBeVisible();
  await expect(page.getByLabel("Mã mục")).toBeFocused();
  await expect(page.getByLabel("Mã mục")).toHaveValue("");
  await expect(page.locator("#postmarkedOn")).toHaveValue(day(3));
  await expect(page.getByLabel("Nơi ở")).toHaveValue("sin-ho");
  await expect(page.getByLabel("Họ và tên")).toHaveValue("");
  const receipt = await code(page);

  const [paper] = await Promise.all([page.waitForEvent("popup"), page.getByRole("link", { name: "In giấy báo" }).click()]);
  await expect(paper.getByRole("heading", { name: "Giấy báo đã nhận thư góp ý" })).toBeVisible();
  await expect(paper.locator(".acknowledgement-code")).toHaveText(receipt);
  await expect(paper.locator(".acknowledgement li")).toHaveCount(2);
  await expect(paper.locator(".acknowledgement")).not.toContainText("Giàng A Páo");
  await paper.emulateMedia({ media: "print" });
  await expect(paper.locator(".staff-head")).toBeHidden();
  await paper.emulateMedia({ media: "screen" });
  await expectAccessible(paper, { name: "the acknowledgement" });

  await page.getByRole("button", { name: "Mở thư", exact: true }).click();
  await expect(page.getByText("Giàng A Páo")).toBeVisible();
  // The page that was photographed is shown, under the application's own policy.
  await expect.poll(() => page.getByRole("img", { name: "Trang 1" }).evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);
  await expectAccessible(page, { name: "a letter" });
  const { prisma } = portal.db;
  const item = await prisma.intakeItem.findUniqueOrThrow({ where: { receiptCode: receipt }, include: { comments: true } });
  expect(item).toMatchObject({ state: "registered", units: 2, channel: "post" });
  expect(item.comments.every(({ channel, district }) => channel === "post" && district === "sin-ho")).toBe(true);
  expect(await prisma.auditEvent.count({ where: { type: "personal.letter-opened", data: { path: ["itemId"], equals: item.id } } })).toBeGreaterThan(0);

  await page.getByRole("link", { name: "Danh sách thư" }).click();
  await page.getByLabel("Kênh").selectOption("post");
  await page.getByRole("button", { name: "Lọc" }).click();
  await expect(page.getByRole("button", { name: `Mở thư mã ${receipt}` })).toBeVisible();
  await expectAccessible(page, { name: "the list of letters" });

  const citizen = await browser.newPage({ javaScriptEnabled: false });
  await citizen.goto(`${portal.url}/tra-cuu/${receipt}`);
  await expect(citizen.getByText("Đề nghị bổ sung đường vào bản.")).toBeVisible();
  await expect(citizen.getByText("Ý kiến thứ hai của bà con.")).toBeVisible();
  await expect(citizen.getByText("Giàng A Páo")).toHaveCount(0);
  await citizen.close();
});

test("a page that is two files is refused by name, and nothing that was typed is lost", async ({ page, portal }) => {
  await signIn(page, portal, ["clerk"]);
  await page.goto(NEW_LETTER);
  const hidden = Buffer.concat([jpeg(), await zip({ "a.class": "cafebabe" })]);
  await page.getByLabel("Mã mục").fill("p2-b-ii");
  await page.getByRole("radio", { name: /Đề nghị sửa/ }).check();
  await page.getByLabel("Nội dung ý kiến").fill("Giữ lại câu này.");
  await page.getByLabel("Họ và tên").fill("Lò Văn Một");
  await page.locator("#pages").setInputFiles([{ name: "trang 2.jpg", mimeType: "image/jpeg", buffer: hidden }]);
  await page.getByRole("button", { name: /^Ghi và nhập thư tiếp/ }).click();
  await expect(page.locator("main").getByRole("alert").first()).toContainText("Tệp “trang 2.jpg” có giấu một tệp khác bên trong");
  await expect(page.getByLabel("Nội dung ý kiến")).toHaveValue("Giữ lại câu này.");
  await expect(page.getByLabel("Mã mục")).toHaveValue("p2-b-ii");
  await expect(page.getByLabel("Họ và tên")).toHaveValue("Lò Văn Một");
  await expect(page.getByRole("radio", { name: /Đề nghị sửa/ })).toBeChecked();
  expect(await portal.db.prisma.comment.count({ where: { text: "Giữ lại câu này." } })).toBe(0);
  await expectAccessible(page, { name: "a letter refused" });
  await page.locator("#pages").setInputFiles([{ name: "trang 2.png", mimeType: "image/png", buffer: png() }]);
  await page.getByRole("button", { name: /^Ghi và nhập thư tiếp/ }).click();
  await expect(page.getByText("1 ý kiến.")).toBeVisible();
  expect(await portal.db.prisma.comment.count({ where: { text: "Giữ lại câu này." } })).toBe(1);
});

test("a plain form without scripts leads to the letter; sent twice it is one; a stranger and a moderator may not send it", async ({ page, portal }) => {
  const form = (key: string) => ({
    headers: { origin: portal.url }, maxRedirects: 0,
    multipart: { submissionKey: key, dot: SAMPLE.slice(1), postmarkedOn: day(1), "place.0": "p2-b-ii", "kind.0": "other", "text.0": "Thư của máy.", pages: { name: "1.png", mimeType: "image/png", buffer: png() } },
  });
  const key = "0192aaaa-0000-4000-8000-000000000001";
  expect((await page.request.post(portal.url + NEW_LETTER, form(key))).headers().location).toContain("/can-bo/dang-nhap");
  await signIn(page, portal, ["moderator"]);
  expect((await page.request.post(portal.url + NEW_LETTER, form(key))).status()).toBe(403);
  await page.context().clearCookies();
  await signIn(page, portal, ["clerk"]);
  for (let time = 0; time < 2; time++) {
    const answer = await page.request.post(portal.url + NEW_LETTER, form(key));
    expect([answer.status(), answer.headers().location]).toEqual([303, `/can-bo/tiep-nhan/${key}`]);
  }
  expect(await portal.db.prisma.comment.count({ where: { text: "Thư của máy." } })).toBe(1);
});

test.describe("after the deadline", () => {
  let closed: Portal;
  test.beforeAll(async () => {
    closed = await startPortal({ args: ["--no-extension"] });
    // As if it had ended a week ago.
    const { prisma } = closed.db;
    const { id: consultationId } = await prisma.consultation.findFirstOrThrow();
    const ended = { id: newId(), consultationId, closesAt: new Date(Date.now() - 7 * 24 * 3_600_000), reason: "Theo đề nghị của các huyện", signedBy: "Nguyễn Văn A" };
    await prisma.extension.create({ data: { ...ended, createdAt: new Date("2020-06-18T00:00:00Z") } });
  });
  test.afterAll(() => closed.stop());

  test("a letter is late by its postmark: the form says so before it is sent, and it is kept as such", async ({ page }) => {
    await signIn(page, closed, ["clerk"]);
    await page.goto(closed.url + NEW_LETTER);
    await page.getByLabel("Mã mục").fill("p2-b-ii");
    await page.getByRole("radio", { name: /Đề nghị bỏ/ }).check();
    await page.getByLabel("Nội dung ý kiến").fill("Thư đến muộn.");
    await page.locator("#postmarkedOn").fill(day(8));
    await expect(page.getByText(/Thư này quá hạn/)).toHaveCount(0);
    await page.locator("#postmarkedOn").fill(day(1));
    await expect(page.getByText(/Thư này quá hạn/)).toBeVisible();
    await page.locator("#pages").setInputFiles([{ name: "1.png", mimeType: "image/png", buffer: png() }]);
    await page.getByRole("button", { name: /^Ghi và nhập thư tiếp/ }).click();
    expect(await closed.db.prisma.intakeItem.count()).toBe(0);
    await page.getByLabel("Lưu là thư quá hạn").check();
    await page.getByRole("button", { name: /^Ghi và nhập thư tiếp/ }).click();
    await expect(page.getByText(/Đã lưu thư quá hạn/)).toBeVisible();
    expect(await closed.db.prisma.intakeItem.findFirst({ include: { files: true, comments: true } })).toMatchObject({
      state: "refused", reason: "late", units: 1, comments: [], files: [{ position: 1 }],
    });
    await page.getByRole("button", { name: "Mở thư", exact: true }).click();
    await expect(page.getByText("Quá hạn", { exact: true })).toBeVisible();
    await expect(page.getByText("Thư đến muộn.")).toBeVisible();
    await expectAccessible(page, { name: "a late letter" });

    // The deadline is put off: what was late is in time, and is brought back instead of being typed again.
    const { prisma } = closed.db;
    const { id, consultationId } = await prisma.intakeItem.findFirstOrThrow();
    const longer = { id: newId(), consultationId, closesAt: new Date(Date.now() + 24 * 3_600_000), reason: "Mưa lũ", signedBy: "Nguyễn Văn A" };
    await prisma.extension.create({ data: { ...longer, createdAt: new Date() } });
    await page.getByRole("button", { name: "Đưa lại vào danh sách chờ" }).click();
    await expect(page.getByText("Đang chờ", { exact: true })).toBeVisible();
    const source = page.getByRole("textbox", { name: "Nội dung thư" });
    await source.evaluate((area: HTMLTextAreaElement) => {
      area.focus();
      area.setSelectionRange(area.value.indexOf("Thư đến muộn."), area.value.length);
    });
    await page.keyboard.press("t");
    await page.getByLabel("Mã mục").fill("p2-b-ii");
    await page.getByRole("radio", { name: /Đề nghị bỏ/ }).check();
    await expectAccessible(page, { name: "a letter that was brought back" });
    await page.keyboard.press("Control+Enter");
    await expect(page.getByText("Đã ghi sổ")).toBeVisible();
    expect(await prisma.comment.findMany({ where: { intakeItemId: id } })).toMatchObject([{ text: "Thư đến muộn.", channel: "post" }]);
    expect(await prisma.auditEvent.count({ where: { type: "intake.reopened", data: { path: ["itemId"], equals: id } } })).toBe(1);
  });
});
