import type { Browser, Page } from "@playwright/test";
import { newId } from "../app/platform/ids.server";
import { expect, expectAccessible, SAMPLE, signIn, test, type Portal } from "./fixtures";
import { addComments, deskOf, detail, said, text, UNDONE_NO_MORE, waiting } from "./queue";

const comment = (portal: Portal, id: string) => portal.db.prisma.comment.findUniqueOrThrow({ where: { id } });
const undo = (page: Page) => page.getByRole("group", { name: "Quyết định vừa ghi" });

/** A moderator in a browser window of their own. */
async function openDesk(browser: Browser, portal: Portal, path: string) {
  const context = await browser.newContext({ locale: "vi-VN" });
  const page = await context.newPage();
  const { id } = await signIn(page, portal, ["moderator"]);
  const { name } = await portal.db.prisma.staff.findUniqueOrThrow({ where: { id } });
  await page.goto(portal.url + path);
  return { page, id, name, close: () => context.close() };
}

/** What the worker would have found in these comments. */
async function analyse({ db }: Portal, ids: string[], more: { flags?: string[]; findings?: object[]; suggested?: string; group?: boolean }) {
  const { consultationId } = await db.prisma.comment.findUniqueOrThrow({ where: { id: ids[0]! } });
  const groupId = more.group ? newId() : null;
  if (groupId) {
    const group = [groupId, consultationId, ids[0], ids.length];
    await db.pool.query("INSERT INTO text_group (id, consultation_id, leader_id, size, bands, words_hash, created_at) VALUES ($1, $2, $3, $4, '{}', '', now())", group);
  }
  await db.pool.query("DELETE FROM analysis_queue WHERE comment_id = ANY($1)", [ids]);
  await db.pool.query(
    `INSERT INTO comment_analysis (comment_id, consultation_id, group_id, flags, findings, suggested_section_id, words)
     SELECT c.id, c.consultation_id, $2, $3, $4, $5, words_vi(c.text) FROM comment c WHERE c.id = ANY($1)
     ON CONFLICT (comment_id) DO UPDATE SET group_id = EXCLUDED.group_id, flags = EXCLUDED.flags, findings = EXCLUDED.findings, suggested_section_id = EXCLUDED.suggested_section_id`,
    [ids, groupId, more.flags ?? [], JSON.stringify(more.findings ?? []), more.suggested ?? null],
  );
  return groupId;
}

test("a decision can be taken back before anybody reads it; when it no longer can, the public reads it", async ({ page, portal }) => {
  const { ids } = await addComments(portal, "p2-c-vi-1", ["Lỡ tay công bố.", "Ý kiến sau."]);
  await signIn(page, portal, ["moderator"]);
  await page.goto(deskOf("p2-c-vi-1"));
  await expect(text(page)).toHaveText("Lỡ tay công bố.");
  await page.keyboard.press("p");
  await page.keyboard.press("Enter");
  await expect(undo(page)).toContainText(/Đã ghi: Công bố\..*còn \d+ giây/);
  await expect(waiting(page)).toHaveCount(1);
  await expectAccessible(page);
  const body = await (await page.request.get(`${portal.url}${SAMPLE}/p2-c-vi-1`)).text();
  expect(body).not.toContain("Lỡ tay công bố.");
  expect(await comment(portal, ids[0]!)).toMatchObject({ state: "pending", version: 0 });

  await page.keyboard.press("z");
  await expect(page.getByRole("status").filter({ hasText: "Đã hoàn tác 1 quyết định." })).toBeAttached();
  await expect(waiting(page)).toHaveCount(2);
  await expect(text(page)).toHaveText("Lỡ tay công bố.");
  expect(await portal.db.prisma.proposedDecision.findFirst({ where: { commentId: ids[0]! } })).toMatchObject({ outcome: "undone" });

  await page.keyboard.press("p");
  await page.keyboard.press("Enter");
  await expect(undo(page)).toBeVisible();
  await expect(undo(page)).toBeHidden({ timeout: 15_000 });
  await expect(async () => {
    await page.goto(`${SAMPLE}/p2-c-vi-1`);
    await expect(page.getByText("Lỡ tay công bố.")).toBeVisible({ timeout: 1_000 });
  }).toPass(UNDONE_NO_MORE);
  expect(await portal.db.prisma.moderationDecision.count({ where: { commentId: ids[0]! } })).toBe(1);
});

test("of two moderators each sees what the other has open, and goes on to what is free", async ({ browser, portal }) => {
  const { ids } = await addComments(portal, "p2-c-vi-2", ["Người thứ nhất đọc.", "Người thứ hai đọc.", "Còn lại."]);
  const first = await openDesk(browser, portal, deskOf("p2-c-vi-2"));
  await expect(text(first.page)).toHaveText("Người thứ nhất đọc.");
  await expect.poll(() => portal.db.prisma.commentLease.findUnique({ where: { commentId: ids[0]! } })).toMatchObject({ staffId: first.id });
  const second = await openDesk(browser, portal, deskOf("p2-c-vi-2"));
  await expect(text(second.page)).toHaveText("Người thứ hai đọc.");
  await expect(waiting(second.page).first()).toContainText(`${first.name} đang xem`);

  // The first one's list hears of it without being loaded anew, and goes past it.
  await expect(waiting(first.page).nth(1)).toContainText(`${second.name} đang xem`, { timeout: 20_000 });
  await first.page.keyboard.press("j");
  await expect(text(first.page)).toHaveText("Còn lại.");
  await expect(waiting(second.page).nth(2)).toContainText(`${first.name} đang xem`, { timeout: 20_000 });
  // It keeps nobody from deciding.
  await second.page.getByRole("link", { name: /Còn lại/ }).click();
  await expect(detail(second.page)).toContainText(`${first.name} đang xem ý kiến này.`);
  await second.page.keyboard.press("p");
  await second.page.keyboard.press("Enter");
  await expect(said(second.page)).toBeAttached();
  await first.close();
  await expect.poll(() => portal.db.prisma.commentLease.count({ where: { staffId: first.id } })).toBe(0);
  await second.close();
});

test("many are decided together: the preview says what will be done and what not, and one undo takes all back", async ({ page, browser, portal }) => {
  const { ids } = await addComments(portal, "p2-c-vii-1", ["Thư mẫu một.", "Thư mẫu hai.", "Thư mẫu ba.", "Thư mẫu bốn."]);
  const groupId = await analyse(portal, ids, { group: true, flags: ["personal-data"] });
  const other = await openDesk(browser, portal, `${deskOf("p2-c-vii-1")}&y-kien=${ids[3]}`);
  await expect.poll(() => portal.db.prisma.commentLease.findUnique({ where: { commentId: ids[3]! } })).not.toBeNull();
  await signIn(page, portal, ["moderator"]);
  await page.goto(deskOf("p2-c-vii-1"));
  await expect(waiting(page).first()).toContainText("1 văn bản × 4 người gửi");
  await page.keyboard.press("x");
  await expect(page.getByText("Đã đánh dấu 1 ý kiến")).toBeVisible();
  await page.getByText("Đã đánh dấu 1 ý kiến").click();
  await page.getByRole("button", { name: "Chọn cả trang" }).click();
  await expect(page.getByText("Đã đánh dấu 4 ý kiến")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Xem trước các ý kiến đã đánh dấu" }).click();
  await expect(page.getByText("3 ý kiến sẽ được công bố.")).toBeVisible();
  await expect(page.getByText("3 ý kiến có thể chứa thông tin riêng")).toBeVisible();
  await expect(page.getByText(`1: ${other.name} đang xem`)).toBeVisible();
  await expect(page.getByText("Thư mẫu ba.")).toBeVisible();
  await expectAccessible(page);
  // Meanwhile its author edits one of them, which leaves the group with it.
  await portal.db.prisma.comment.update({ where: { id: ids[1]! }, data: { revision: 1 } });
  await page.getByRole("button", { name: "Xác nhận 3 quyết định" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Đã ghi 2 quyết định" })).toBeVisible();
  await expect(page.getByText("1: đã thay đổi từ khi xem trước")).toBeVisible();
  await page.keyboard.press("z");
  await expect(page.getByRole("status").filter({ hasText: "Đã hoàn tác 2 quyết định." })).toBeVisible();
  await other.close();
  await expect.poll(() => portal.db.prisma.commentLease.count({ where: { commentId: ids[3]! } })).toBe(0);
  await expect.poll(() => portal.db.prisma.commentAnalysis.count({ where: { groupId } }), UNDONE_NO_MORE).toBe(3);

  await page.goto(`/can-bo/kiem-duyet/hang-loat?nhom=${groupId}`);
  await page.getByLabel(/^Quyết định/).selectOption("withhold");
  await page.getByRole("button", { name: "Xem trước cả nhóm" }).click();
  await expect(page.locator("main").getByRole("alert")).toHaveText(/Chưa rõ quyết định nào/);
  await page.getByLabel(/^Quyết định/).selectOption("withhold");
  await page.getByLabel("Lý do không công bố").selectOption("5");
  await page.getByRole("button", { name: "Xem trước cả nhóm" }).click();
  await expect(page.getByText(/^3 ý kiến sẽ không được công bố, lý do: Quảng cáo/)).toBeVisible();
  await page.getByRole("button", { name: "Xác nhận 3 quyết định" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Đã ghi 3 quyết định" })).toBeVisible();
  await expect
    .poll(() => portal.db.prisma.comment.count({ where: { id: { in: ids }, state: "withheld", version: 1 } }), UNDONE_NO_MORE)
    .toBe(3);
});

test("where two are asked for, a withholding waits for the second, who agrees or not", async ({ browser, portal }) => {
  const { ids } = await addComments(portal, "p2-c-vii-2", ["Cần hai người.", "Cũng cần hai người.", "Gửi lần đầu.", "Gửi lần hai."]);
  const { consultationId } = await comment(portal, ids[0]!);
  await portal.db.prisma.consultation.update({ where: { id: consultationId }, data: { fourEyes: true } });
  const first = await openDesk(browser, portal, deskOf("p2-c-vii-2"));
  for (const words of ["Cần hai người.", "Cũng cần hai người."]) {
    await expect(text(first.page)).toHaveText(words);
    await first.page.keyboard.press("w");
    await first.page.keyboard.press("2");
    await first.page.keyboard.press("Enter");
    await expect(undo(first.page)).toContainText("chờ người thứ hai đồng ý");
  }
  const { receiptCode: kept } = await comment(portal, ids[2]!);
  await first.page.keyboard.press("j");
  await expect(text(first.page)).toHaveText("Gửi lần hai.");
  await first.page.keyboard.press("g");
  await first.page.getByLabel("Mã tiếp nhận của ý kiến giữ lại").fill(kept);
  await first.page.getByRole("button", { name: /^Xác nhận gộp/ }).click();
  await expect.poll(() => portal.db.prisma.proposedDecision.count({ where: { commentId: ids[3]! } })).toBe(1);
  const second = await openDesk(browser, portal, "/can-bo/kiem-duyet");
  const { page } = second;
  await expect(async () => {
    await page.goto(`${portal.url}${deskOf("p2-c-vii-2")}&viec=hai-nguoi`);
    await expect(waiting(page)).toHaveCount(3, { timeout: 1_000 });
  }).toPass(UNDONE_NO_MORE);
  await expect(page.getByRole("region", { name: "Chờ người thứ hai" })).toContainText(`${first.name} đề nghị: Không công bố.`);
  // A filter that is in use is named, and does not lie over the list.
  await expect(page.getByText("Lọc thêm (đang lọc 1)")).toBeVisible();
  await expect(page.getByLabel("Có các từ")).toBeHidden();
  await expectAccessible(page);
  await page.keyboard.press("y");
  await expect.poll(() => comment(portal, ids[0]!)).toMatchObject({ state: "withheld" });
  await expect(text(page)).toHaveText("Cũng cần hai người.");
  await page.getByRole("button", { name: /^Không đồng ý/ }).click();
  await expect.poll(() => portal.db.prisma.proposedDecision.findFirst({ where: { commentId: ids[1]! } })).toMatchObject({ outcome: "declined" });
  expect(await comment(portal, ids[1]!)).toMatchObject({ state: "pending", version: 0 });
  await expect(text(page)).toHaveText("Gửi lần hai.");
  const opinion = page.getByRole("region", { name: "Chờ người thứ hai" });
  await expect(opinion).toContainText(kept);
  await expect(opinion.getByText("Gửi lần đầu.")).toBeVisible();
  await expectAccessible(page, { name: "a merge to be agreed to" });
  await page.keyboard.press("y");
  await expect.poll(() => comment(portal, ids[3]!)).toMatchObject({ state: "merged" });
  expect(await portal.db.prisma.moderationDecision.findMany({ where: { commentId: { in: ids } }, orderBy: { decidedAt: "asc" } })).toMatchObject([
    { commentId: ids[0], staffId: first.id, secondStaffId: second.id },
    { commentId: ids[3], action: "merge", mergedIntoId: ids[2], staffId: first.id, secondStaffId: second.id },
  ]);
  await portal.db.prisma.consultation.update({ where: { id: consultationId }, data: { fourEyes: false } });
  await page.goto(portal.url + deskOf("p2-c-vii-2"));
  await expect(detail(page)).toContainText(`${second.name} không đồng ý`);
  await first.close();
  await second.close();
});

test("a comment is moved where it belongs, by the suggestion; another is merged by its code; personal data is hidden by hand", async ({ page, portal }) => {
  const { ids } = await addComments(portal, "p2-c-vii-3", ["Ý này nhầm mục.", "Gọi 0912 345 678 nhé.", "Tôi gửi hai lần.", "Tôi gửi hai lần ạ."]);
  const target = await portal.db.prisma.section.findFirstOrThrow({ where: { path: "p2-c-ii-6" } });
  await analyse(portal, [ids[0]!], { suggested: target.id, flags: ["wrong-section"] });
  await analyse(portal, [ids[1]!], { flags: ["personal-data"], findings: [{ flag: "personal-data", field: "text", start: 4, end: 16, kind: "phone" }] });
  const { receiptCode: code } = await comment(portal, ids[2]!);
  const { receiptCode: own } = await comment(portal, ids[3]!);
  await signIn(page, portal, ["moderator"]);
  await page.goto(deskOf("p2-c-vii-3"));
  await page.getByRole("button", { name: "Chuyển đến mục này" }).click();
  await expect(page.getByLabel("Chuyển đến")).toHaveValue("p2-c-ii-6");
  await page.getByRole("button", { name: /^Xác nhận chuyển mục/ }).click();

  await expect(text(page)).toHaveText("Gọi 0912 345 678 nhé.");
  await expect(detail(page)).toContainText("Có thể có thông tin riêng. Giống số điện thoại: 0912 345 678");
  await page.getByRole("button", { name: "Ẩn phần này" }).click();
  await expect(page.getByRole("heading", { name: "Người dân sẽ thấy" })).toBeVisible();
  await page.getByRole("button", { name: /^Xác nhận công bố, ẩn 1 phần/ }).click();

  await expect(text(page)).toHaveText("Tôi gửi hai lần.");
  await page.keyboard.press("j");
  await expect(text(page)).toHaveText("Tôi gửi hai lần ạ.");
  await page.keyboard.press("g");
  await page.getByLabel("Mã tiếp nhận của ý kiến giữ lại").fill(own);
  await page.getByRole("button", { name: /^Xác nhận gộp/ }).click();
  await expect(page.getByText(/Không gộp được vào ý kiến đó/).last()).toBeVisible();
  await page.getByRole("button", { name: "Xem ý kiến đó" }).click();
  await expect(text(page)).toHaveText("Tôi gửi hai lần ạ.");
  await page.keyboard.press("g");
  await page.getByLabel("Mã tiếp nhận của ý kiến giữ lại").fill(code.toLowerCase());
  await page.getByRole("button", { name: /^Xác nhận gộp/ }).click();
  await expect.poll(() => comment(portal, ids[3]!), UNDONE_NO_MORE).toMatchObject({ state: "merged" });
  expect(await portal.db.prisma.moderationDecision.findFirst({ where: { commentId: ids[3]! } })).toMatchObject({ action: "merge", mergedIntoId: ids[2] });
  await expect.poll(() => comment(portal, ids[0]!), UNDONE_NO_MORE).toMatchObject({ state: "pending", version: 1, sectionId: target.id });
  await expect.poll(() => portal.db.prisma.redaction.findFirst({ where: { commentId: ids[1]! } }), UNDONE_NO_MORE).toMatchObject({ start: 4, end: 16, reason: "1" });
});

test("a filter is kept under a name, with its number, and is one click away", async ({ page, portal }) => {
  await addComments(portal, "p2-c-ix-1", ["Đường vào bản lầy lội.", "Trường học xuống cấp."]);
  await signIn(page, portal, ["moderator"]);
  await page.goto(deskOf("p2-c-ix-1"));
  await page.getByText("Bộ lọc đã lưu", { exact: true }).click();
  await page.getByLabel("Lưu bộ lọc này với tên").fill("Mục của tôi");
  await page.getByRole("button", { name: "Lưu", exact: true }).click();
  await expect(page.getByRole("link", { name: /^Mục của tôi/ })).toBeVisible();
  await page.goto("/can-bo/kiem-duyet");
  await page.getByRole("link", { name: /^Mục của tôi \(2\)/ }).click();
  await expect(waiting(page)).toHaveCount(2);
  await expect(page).toHaveURL(/[?&]muc=p2-c-ix-1$|[?&]muc=p2-c-ix-1&/);
  await page.getByText("Bộ lọc đã lưu", { exact: true }).click();
  await page.getByRole("button", { name: "Xóa bộ lọc “Mục của tôi”" }).click();
  await expect(page.getByRole("link", { name: /^Mục của tôi/ })).toHaveCount(0);
});

test("hiding words of a public comment takes effect at once: page, API, search and the open data", async ({ page, portal }) => {
  const secret = "0912345678";
  const { ids } = await addComments(portal, "p2-c-ix-2", [`Xin gọi số ${secret} để hỏi.`]);
  const found = async () => {
    const bodies = [];
    for (const path of [
      `${SAMPLE}/p2-c-ix-2`,
      `${SAMPLE}/p2-c-ix-2/y-kien`,
      `${SAMPLE}/tim-kiem?q=${secret}`,
      `/api/v1/consultations${SAMPLE}/comments`,
      `/api/v1/consultations${SAMPLE}/comments?section=p2-c-ix-2`,
    ]) {
      const answer = await page.request.get(portal.url + path);
      if (answer.ok()) bodies.push(await answer.text());
    }
    return bodies.filter((body) => body.includes(`gọi số ${secret}`)).length;
  };
  await signIn(page, portal, ["moderator"]);
  await page.goto(deskOf("p2-c-ix-2"));
  await page.keyboard.press("p");
  await page.keyboard.press("Enter");
  await expect.poll(found, UNDONE_NO_MORE).toBeGreaterThanOrEqual(2);

  await page.goto(`${deskOf("p2-c-ix-2")}&trang-thai=cong-bo`);
  await expect(text(page)).toContainText(secret);
  await page.keyboard.press("p");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Chưa có gì thay đổi so với hiện nay.")).toBeVisible();
  await text(page).focus();
  for (const key of ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
  await page.keyboard.press("r");
  await page.keyboard.press("1");
  await page.keyboard.press("Enter");
  await expect(said(page)).toBeAttached();
  expect(await found()).toBe(0);
  expect(await comment(portal, ids[0]!)).toMatchObject({ state: "published", version: 2 });
  // The same comment stays open, with what is hidden now.
  await expect(text(page).locator("mark")).toHaveText(secret);
});

test.describe("blind second review", () => {
  test("another moderator decides once more without knowing; an administrator sets the share, and it is written down", async ({ page, browser, portal }) => {
    const { ids } = await addComments(portal, "p2-c-x-1", ["Đọc hai lần."]);
    const admin = await signIn(page, portal, ["administrator"]);
    await page.goto("/can-bo/kiem-duyet/doi-chieu-mu");
    await page.getByLabel("Tỷ lệ quyết định được đối chiếu độc lập (%)").fill("100");
    await page.getByRole("button", { name: "Lưu" }).click();
    await expect(page.getByText("Đã lưu.")).toBeVisible();
    expect(await portal.db.prisma.auditEvent.findFirst({ where: { staffId: admin.id, type: "moderation.settings-changed" } })).toMatchObject({ data: { blindShare: 100 } });

    const first = await openDesk(browser, portal, deskOf("p2-c-x-1"));
    await first.page.keyboard.press("w");
    await first.page.keyboard.press("7");
    await first.page.keyboard.press("Enter");
    await expect.poll(() => portal.db.prisma.blindReview.count({ where: { commentId: ids[0]! } }), UNDONE_NO_MORE).toBe(1);
    await first.page.goto(`${portal.url}/can-bo/kiem-duyet/doi-chieu-mu`);
    await expect(first.page.getByText("Hiện không còn ý kiến nào cần bạn đối chiếu.")).toBeVisible();

    const second = await openDesk(browser, portal, "/can-bo/kiem-duyet/doi-chieu-mu");
    await expect(second.page.getByText("Đọc hai lần.")).toBeVisible();
    expect(await second.page.content()).not.toContain(first.name);
    await expectAccessible(second.page);
    await second.page.keyboard.press("p");
    await second.page.keyboard.press("Enter");
    await expect(second.page.getByText("Người trước đã quyết định khác.")).toBeVisible();
    await expect(second.page.getByRole("row", { name: /Tất cả 1 0 0%/ })).toBeVisible();
    await expect.poll(() => comment(portal, ids[0]!)).toMatchObject({ state: "withheld" });
    await portal.db.prisma.consultation.updateMany({ data: { blindShare: 0 } });
    await first.close();
    await second.close();
  });
});

test("on a phone the desk with its filters, marks and undo fits the screen", async ({ page, portal }) => {
  await addComments(portal, "p2-c-x-2", ["Trên điện thoại.", "Ý kiến sau."]);
  await signIn(page, portal, ["moderator"]);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(deskOf("p2-c-x-2"));
  await page.getByText("Lọc thêm").click();
  await waiting(page).first().getByRole("checkbox").check();
  await expect(page.getByText("Đã đánh dấu 1 ý kiến")).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await expectAccessible(page);
});
