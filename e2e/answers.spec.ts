import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "@playwright/test";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";
import { newReceiptCode } from "../app/comments/receipt-code";
import { addComment, BEFORE_SAMPLE, makeRegister } from "../app/moderation/test-register";
import { newId } from "../app/platform/ids.server";
import { addComments as addToTopic } from "../app/synthesis/change-comments.server";
import { citationCode } from "../app/synthesis/citation-code";
import { createTopic } from "../app/synthesis/create-topic.server";
import { expect, expectAccessible, signIn, test, type Portal } from "./fixtures";
import { startPortal } from "./portal";

const SECRET = "Chữ kín không công bố";
const code = () => newReceiptCode(randomBytes);

/** A consultation of the test's own: a published comment, one redacted, one withheld, one in no topic. */
async function fill({ db }: Portal, email: string) {
  const slug = `tra-loi-${newId()}`;
  const register = await makeRegister(db, slug, BEFORE_SAMPLE);
  const { consultationId } = register;
  const author = await db.prisma.contributor.create({
    data: { id: newId(), consultationId, name: "Lò Văn Kín", email, showName: false, createdAt: new Date() },
  });
  const receipt = code();
  const road = await addComment(db, register, { path: "p1-a", text: "Đề nghị nêu rõ tuyến đường lên Sìn Hồ.", receiptCode: receipt });
  const hidden = await addComment(db, register, { path: "p1-a", text: SECRET, receiptCode: code() });
  const open = await addComment(db, register, { path: "p1-b", text: "Chưa ai xếp nhóm." });
  await db.pool.query("UPDATE comment SET contributor_id = $2, state = 'published' WHERE id = $1", [road, author.id]);
  await db.pool.query("UPDATE comment SET contributor_id = $2, state = 'withheld' WHERE id = $1", [hidden, author.id]);
  return { slug, register, consultationId, receipt, road, hidden, open };
}

async function openAs(browser: Browser, portal: Portal) {
  const context = await browser.newContext({ locale: "vi-VN", baseURL: portal.url });
  const page = await context.newPage();
  const { id } = await signIn(page, portal, ["compiler"]);
  return { page, id, close: () => context.close() };
}

const width = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

test("from a draft response to the citizen who finds the answer by code, and in a mail", async ({ page, browser }) => {
  test.setTimeout(180_000);
  const received: ParsedMail[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, _session, done) => void simpleParser(stream).then((mail) => {
      received.push(mail);
      done();
    }),
  });
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
  const portal = await startPortal({ env: { SMTP_URL: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}` } });
  try {
    const email = "sung.a.chu@example.vn";
    const { slug, register, consultationId, receipt, road, hidden, open } = await fill(portal, email);
    const an = await openAs(browser, portal);
    const binh = await openAs(browser, portal);
    const created = await createTopic(
      portal.db,
      { consultationId, sectionId: register.section("p1-a"), title: "Tuyến đường lên Sìn Hồ", commentIds: [road, hidden], staffId: an.id },
      new Date(),
    );
    if (!created.ok) throw new Error(created.reason);

    await page.goto(`${portal.url}/${slug}/ket-qua`);
    await expect(page.getByText("Kết quả chưa công bố.")).toBeVisible();
    await page.goto(`${portal.url}/tra-cuu/${receipt}`);
    await expect(page.getByText("Kết quả tiếp thu, giải trình chưa công bố.")).toBeVisible();
    await page.goto(`${portal.url}/${slug}`);
    await expect(page.getByRole("link", { name: "Kết quả tiếp thu, giải trình" })).toHaveCount(0);

    // One drafts; only another approves.
    await an.page.goto(`/can-bo/tra-loi?dot=${slug}&tt=none`);
    await an.page.getByRole("link", { name: "Tuyến đường lên Sìn Hồ" }).click();
    await an.page.getByRole("button", { name: "Lưu bản dự thảo trả lời" }).click();
    await expect(an.page.getByText("Xin chọn một kết luận.")).toBeVisible();
    await an.page.getByRole("radio", { name: /^Tiếp thu sửa/ }).check();
    await an.page.getByLabel("Nội dung trả lời").fill("Đã bổ sung tuyến đường vào mục A.");
    await an.page.getByRole("button", { name: "Lưu bản dự thảo trả lời" }).click();
    await expect(an.page.getByText("Đã lưu. Người khác cần duyệt trước khi công bố.")).toBeVisible();
    await expect(an.page.getByText(/nên không tự duyệt được/)).toBeVisible();
    await expect(an.page.getByRole("button", { name: /^Duyệt/ })).toHaveCount(0);
    await expectAccessible(an.page, { name: "response" });
    await an.page.setViewportSize({ width: 360, height: 740 });
    expect(await width(an.page)).toBe(360);
    await an.page.setViewportSize({ width: 1280, height: 800 });

    await binh.page.goto(`/can-bo/tong-hop/nhom/${created.topicId}`);
    await binh.page.getByRole("button", { name: "Duyệt phiên bản 1" }).click();
    await expect(binh.page.getByText("Đã duyệt. Nội dung này sẽ được công bố cùng kết quả.")).toBeVisible();

    // The sign-off waits for the comment in no topic.
    await an.page.goto(`/can-bo/tra-loi/cong-bo?dot=${slug}`);
    await expect(an.page.getByText("Chưa công bố được: cả dự thảo chưa được ký xác nhận.")).toBeVisible();
    await an.page.getByRole("link", { name: "Đến phần ký xác nhận" }).click();
    await expect(an.page.getByText("Chưa ký được: 1 ý kiến chưa vào nhóm nào.")).toBeVisible();
    await expect(an.page.getByRole("button", { name: "Ký xác nhận" })).toHaveCount(0);
    await expect(an.page.locator(".sign-off").getByRole("link", { name: /Tiêu đề p1-b/ })).toHaveAttribute("href", `/can-bo/tong-hop/muc/p1-b?dot=${slug}`);
    const added = await addToTopic(portal.db, { topicId: created.topicId, commentIds: [open], staffId: an.id }, new Date());
    expect(added.ok).toBe(true);
    await an.page.reload();
    await an.page.getByRole("button", { name: "Ký xác nhận" }).click();
    await expect(an.page.getByText("Đã ký xác nhận.", { exact: true })).toBeVisible();
    await expect(an.page.getByText("Từ khi ký chưa có gì thay đổi.")).toBeVisible();
    const { sha256 } = await portal.db.prisma.signOff.findFirstOrThrow({ where: { consultationId } });
    await expect(an.page.getByText(sha256)).toBeVisible();
    await expectAccessible(an.page, { name: "sign-off" });

    // What will be published, then that.
    await an.page.goto(`/can-bo/tra-loi/cong-bo?dot=${slug}`);
    await expect(an.page.getByRole("row", { name: /Ý kiến được trả lời/ }).getByRole("cell")).toHaveText("3");
    await expect(an.page.getByRole("row", { name: /Thư báo/ }).getByRole("cell")).toHaveText("2");
    await expectAccessible(an.page, { name: "publishing" });
    await an.page.getByRole("button", { name: "Công bố kết quả" }).click();
    await expect(an.page.getByText("Xin đánh dấu vào ô đồng ý công bố.")).toBeVisible();
    await an.page.getByLabel(/Tôi đã xem và đồng ý/).check();
    await an.page.getByRole("button", { name: "Công bố kết quả" }).click();
    await expect(an.page.getByText("Đã công bố. Thư báo đang được gửi.")).toBeVisible();
    await expect.poll(() => received.length, { timeout: 60_000 }).toBe(2);
    for (const { text } of received) {
      expect(text).toContain("Tiếp thu");
      expect(text).toMatch(/\/tra-cuu\/[0-9A-Z]{5}-/);
    }
    expect(received.some(({ text }) => text?.includes(receipt))).toBe(true);

    // The public, on a phone, without a script.
    const phone = await browser.newContext({ javaScriptEnabled: false, locale: "vi-VN", viewport: { width: 360, height: 740 } });
    const citizen = await phone.newPage();
    await citizen.goto(`${portal.url}/tra-cuu`);
    await citizen.getByLabel("Mã tiếp nhận").fill(receipt);
    await citizen.getByRole("button", { name: "Tra cứu" }).click();
    await expect(citizen.getByText("Đã bổ sung tuyến đường vào mục A.")).toBeVisible();
    expect(await width(citizen)).toBe(360);
    await citizen.getByRole("link", { name: "Xem kết quả của cả dự thảo" }).click();
    await citizen.getByRole("link", { name: /Tiêu đề p1-a$/ }).click();
    await expect(citizen.getByRole("heading", { name: "Tuyến đường lên Sìn Hồ" })).toBeVisible();
    await expect(citizen.getByText(/^3 ý kiến, .* 1 ý kiến được công bố, trong đó:$/)).toBeVisible();
    await expect(citizen.getByText("Đề nghị nêu rõ tuyến đường lên Sìn Hồ.")).toBeVisible();
    await expect(citizen.getByText("Đã bổ sung tuyến đường vào mục A.")).toBeVisible();
    const body = await citizen.content();
    for (const kept of [SECRET, "Lò Văn Kín", email, receipt, "Chưa ai xếp nhóm"]) expect(body).not.toContain(kept);
    expect(await width(citizen)).toBe(360);
    await citizen.getByRole("link", { name: "Đọc mục này trong dự thảo" }).click();
    await expect(citizen.getByRole("link", { name: "Ý kiến về mục này đã được tiếp thu, giải trình thế nào" })).toBeVisible();
    await phone.close();

    // The withheld comment's author reads it too, and nobody's receipt tells another's words.
    const secretReceipt = (await portal.db.prisma.comment.findUniqueOrThrow({ where: { id: hidden } })).receiptCode;
    await page.goto(`${portal.url}/tra-cuu/${secretReceipt}`);
    await expect(page.getByText("Đã bổ sung tuyến đường vào mục A.")).toBeVisible();
    await expectAccessible(page, { name: "receipt with an answer" });
    for (const path of ["ket-qua", "ket-qua/p1-a", "ket-qua/p1", "ket-qua/_"]) {
      await page.goto(`${portal.url}/${slug}/${path}`);
      await expectAccessible(page, { name: path });
    }
    const first = await page.request.get(`${portal.url}/${slug}/ket-qua/p1-a`);
    expect(first.headers()["set-cookie"]).toBeUndefined();
    expect((await page.request.get(`${portal.url}/${slug}/ket-qua/p1-a`, { headers: { "If-None-Match": first.headers().etag ?? "" } })).status()).toBe(304);
    expect((await page.request.get(`${portal.url}/${slug}/ket-qua/khong-co`)).status()).toBe(404);
    await an.close();
    await binh.close();
  } finally {
    await portal.stop();
    await new Promise<void>((resolve) => smtp.close(() => resolve()));
  }
});

test("a version written meanwhile stands beside what one typed; approving an old one is refused", async ({ browser, portal }) => {
  const { register, consultationId, road } = await fill(portal, "a@example.vn");
  const an = await openAs(browser, portal);
  const binh = await openAs(browser, portal);
  const topic = await createTopic(portal.db, { consultationId, sectionId: register.section("p1-a"), title: "Đường", commentIds: [road], staffId: an.id }, new Date());
  if (!topic.ok) throw new Error(topic.reason);
  const write = async ({ page }: { page: Page }, text: string) => {
    await page.getByRole("radio", { name: /^Giải trình/ }).check();
    await page.getByLabel("Nội dung trả lời").fill(text);
    await page.getByRole("button", { name: /^Lưu/ }).click();
  };
  await an.page.goto(`/can-bo/tong-hop/nhom/${topic.topicId}`);
  await binh.page.goto(`/can-bo/tong-hop/nhom/${topic.topicId}`);
  await write(an, "Lời của An.");
  await expect(an.page.getByText("Đã lưu.", { exact: false })).toBeVisible();
  await write(binh, "Lời của Bình.");
  await expect(binh.page.locator("main").getByRole("alert")).toContainText("Lời của An.");
  await expect(binh.page.getByLabel("Nội dung trả lời")).toHaveValue("Lời của Bình.");
  await expectAccessible(binh.page, { name: "stale version" });
  await expect(binh.page.getByRole("button", { name: "Duyệt phiên bản 1" })).toBeVisible();
  // While the second one reads version 1, the first writes version 2.
  await write(an, "Lời khác của An.");
  await expect(an.page.getByRole("heading", { name: "Phiên bản hiện hành (số 2)" })).toBeVisible();
  await binh.page.getByRole("button", { name: "Duyệt phiên bản 1" }).click();
  await expect(binh.page.getByText(/Đã có phiên bản mới hơn/)).toBeVisible();
  expect(await portal.db.prisma.responseApproval.count({ where: { version: { response: { topicId: topic.topicId } } } })).toBe(0);
  await an.close();
  await binh.close();
});

test("a summary cites comments, marks a sentence that cites none, and freezes its numbers when it is signed", async ({ browser, portal }) => {
  const { slug, register, consultationId, road, hidden } = await fill(portal, "b@example.vn");
  const an = await openAs(browser, portal);
  const { page } = an;
  await createTopic(portal.db, { consultationId, sectionId: register.section("p1-a"), title: "Đường", commentIds: [road, hidden], staffId: an.id }, new Date());
  await page.goto(`/can-bo/tong-hop/tom-tat/p1-a?dot=${slug}`);
  const text = page.getByLabel("Bản tóm tắt");
  await text.fill("Câu này không dẫn gì. Có ");
  await page.getByRole("button", { name: "Đã nhận: 2" }).click();
  await text.press("End");
  await text.pressSequentially(" ý kiến về đường ");
  await page.getByRole("button", { name: `Dẫn ${citationCode(road)}` }).click();
  await text.pressSequentially(".");
  await expect(page.getByText("1 câu chưa dẫn ý kiến nào.")).toBeVisible();
  await expect(page.locator(".cites-nothing")).toContainText("Câu này không dẫn gì.");
  await expect(page.locator(".summary-preview")).toContainText("Có 2 ý kiến về đường");
  await page.getByRole("button", { name: "Lưu bản tóm tắt" }).click();
  await expect(page.getByText("Đã lưu bản tóm tắt.")).toBeVisible();
  await page.locator(".citation").click();
  await expect(page.locator(`#trich-${road.slice(-12)}`)).toContainText("Đề nghị nêu rõ tuyến đường");
  await expect(page.locator(`#trich-${road.slice(-12)} > summary`)).toBeFocused();
  await expectAccessible(page, { name: "summary" });
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await width(page)).toBe(360);

  await page.getByRole("button", { name: "Ký xác nhận" }).click();
  await expect(page.getByText("Đã ký xác nhận.", { exact: true })).toBeVisible();
  await addComment(portal.db, register, { path: "p1-a", channel: "post" });
  await page.reload();
  await expect(page.getByText(/^Từ khi ký: 1 ý kiến đến thêm, 0 ý kiến không còn\./)).toBeVisible();
  await page.getByText("Bản tóm tắt đã ký").click();
  await expect(page.locator(".sign-off .answered-text")).toContainText("Có 2 ý kiến về đường");
  await expect(page.locator(".summary-preview")).toContainText("Có 3 ý kiến về đường");
  await page.getByRole("button", { name: "Mở lại" }).click();
  await expect(page.getByText("Xin ghi lý do.")).toBeVisible();
  await page.getByLabel("Lý do mở lại").fill("Thư đến muộn");
  await page.getByRole("button", { name: "Mở lại" }).click();
  await expect(page.getByText("1 lần ký đã mở lại")).toBeVisible();
  await page.getByLabel("Lý do không cần vào nhóm").fill("Lạc đề");
  await page.getByRole("button", { name: "Để 1 ý kiến này ngoài các nhóm" }).click();
  await page.getByRole("button", { name: "Ký xác nhận" }).click();
  await expect(page.getByText("Từ khi ký chưa có gì thay đổi.")).toBeVisible();
  await an.close();
});
