import type { Browser, Page } from "@playwright/test";
import { addComment, BEFORE_SAMPLE, makeRegister } from "../app/moderation/test-register";
import { newId } from "../app/platform/ids.server";
import { addComments, removeComments } from "../app/synthesis/change-comments.server";
import { createTopic } from "../app/synthesis/create-topic.server";
import { fetchDocument } from "./fetch-document";
import { expect, expectAccessible, signIn, test, type Portal } from "./fixtures";

/** A consultation of the test's own with these comments, each "path: text". */
async function fill({ db }: Portal, comments: string[]) {
  const slug = `phan-nhom-${newId()}`;
  const register = await makeRegister(db, slug, BEFORE_SAMPLE);
  const ids: string[] = [];
  for (const [index, comment] of comments.entries()) {
    const [path, text] = comment.split(": ") as [string, string];
    const receivedAt = new Date(BEFORE_SAMPLE.getTime() + index * 60_000);
    ids.push(await addComment(db, register, { ...(path === "_" ? {} : { path }), text, receivedAt }));
  }
  await db.pool.query("UPDATE comment SET state = 'published' WHERE consultation_id = $1", [register.consultationId]);
  const members = async (title: string) =>
    (await db.prisma.topicComment.findMany({ where: { consultationId: register.consultationId, topic: { title, mergedAt: null } } }))
      .map(({ commentId }) => ids.indexOf(commentId))
      .sort((a, b) => a - b);
  return { slug, register, ids, members };
}

async function openAs(browser: Browser, portal: Portal) {
  const context = await browser.newContext({ locale: "vi-VN", baseURL: portal.url, viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const { id } = await signIn(page, portal, ["compiler"]);
  const { name } = await portal.db.prisma.staff.findUniqueOrThrow({ where: { id } });
  return { page, id, name, close: () => context.close() };
}

const width = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);
const status = (page: Page, text: string | RegExp) => expect(page.locator("main").getByRole("status").filter({ hasText: text })).toBeVisible();
const row = (page: Page, text: string) => page.locator(".sort-row").filter({ hasText: text });
const topic = (page: Page, title: string) => page.locator(".topic-item").filter({ hasText: title });

/** Waits until keys are listened to: j gives the first comment the focus. */
async function readFirst(page: Page) {
  await expect(async () => {
    await page.keyboard.press("k");
    await expect(page.locator(".sort-row.is-read")).toHaveCount(1, { timeout: 500 });
  }).toPass();
}

test("a compiler gets from raw comments to a signed-off report by keys, in bulk, by drag and by a suggestion", async ({ page, portal }) => {
  test.setTimeout(120_000);
  const { slug, members } = await fill(portal, [
    "p1-a: Đường lên Sìn Hồ hẹp quá.",
    "p1-a: Mở rộng đường lên Sìn Hồ.",
    "p1-a: Trạm y tế thiếu bác sĩ.",
    "p1-a: Thêm bác sĩ cho trạm y tế xã.",
    "p1-a: Cảm ơn Ban soạn thảo.",
    "p1-b: Chợ phiên cần mái che.",
    "p1-b: Chợ phiên cần nhà vệ sinh.",
    "p1-b: Chợ phiên nên họp chủ nhật.",
    "p1-b: Lời cảm ơn riêng.",
  ]);
  await page.setViewportSize({ width: 1280, height: 900 });
  await signIn(page, portal, ["compiler"]);
  await page.getByRole("link", { name: "Phân nhóm" }).click();
  await page.goto(`/can-bo/tong-hop?dot=${slug}`);
  await expect(page.getByText("còn 9 trên 9 ý kiến chưa vào nhóm").first()).toBeVisible();
  await expectAccessible(page, { name: "outline" });
  await page.getByRole("link", { name: /Tiêu đề p1-a$/ }).click();

  // A topic of what is chosen by keys, then one comment more into it by its digit, and back.
  await readFirst(page);
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(page.getByText("Đã chọn 2 ý kiến")).toBeVisible();
  await page.keyboard.press("n");
  await page.keyboard.type("Đường lên Sìn Hồ");
  await page.keyboard.press("Enter");
  await status(page, "Đã lập nhóm “Đường lên Sìn Hồ” với 2 ý kiến.");
  expect(await members("Đường lên Sìn Hồ")).toEqual([0, 1]);
  await page.locator("main").focus();
  await page.keyboard.press("j");
  await page.keyboard.press("1");
  await status(page, "Đã cho 1 ý kiến vào nhóm “Đường lên Sìn Hồ”.");
  expect(await members("Đường lên Sìn Hồ")).toEqual([0, 1, 2]);
  await page.keyboard.press("z");
  await status(page, "Đã bỏ 1 ý kiến khỏi nhóm “Đường lên Sìn Hồ”.");
  expect(await members("Đường lên Sìn Hồ")).toEqual([0, 1]);

  // In bulk: all that are left, then those that do not belong are moved on.
  await page.getByRole("link", { name: "Chưa vào nhóm", exact: true }).click();
  await expect(page.locator(".sort-row")).toHaveCount(3);
  await page.getByRole("button", { name: "Chọn cả trang" }).click();
  await page.getByLabel("Tên nhóm mới").fill("Y tế xã");
  await page.getByRole("button", { name: "Lập nhóm" }).click();
  await status(page, "Đã lập nhóm “Y tế xã” với 3 ý kiến.");
  await expect(page.getByText("Không còn ý kiến nào chưa vào nhóm.")).toBeVisible();

  // By drag: a comment may stand in two topics.
  await page.getByRole("link", { name: "Tất cả", exact: true }).click();
  await row(page, "Cảm ơn Ban soạn thảo").locator(".sort-grip").dragTo(topic(page, "Đường lên Sìn Hồ"));
  await status(page, "Đã cho 1 ý kiến vào nhóm “Đường lên Sìn Hồ”.");
  expect([await members("Đường lên Sìn Hồ"), await members("Y tế xã")]).toEqual([[0, 1, 4], [2, 3, 4]]);
  await expect(row(page, "Cảm ơn Ban soạn thảo").locator(".sort-topic")).toHaveText(["Đường lên Sìn Hồ", "Y tế xã"]);
  await expectAccessible(page, { name: "section" });
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await width(page)).toBe(360);
  await expectAccessible(page, { name: "section on a phone" });
  await page.setViewportSize({ width: 1280, height: 900 });

  // A suggestion says why, and does nothing by itself.
  await page.getByRole("link", { name: "Mục tiếp theo còn ý kiến chưa vào nhóm: Phần thứ nhất › B. Tiêu đề p1-b" }).click();
  await page.getByRole("link", { name: "Gợi ý nhóm" }).click();
  await expect(page.getByRole("heading", { name: "3 ý kiến cùng nói đến: chợ phiên" })).toBeVisible();
  await expectAccessible(page, { name: "suggestions" });
  expect(await members("Chợ phiên")).toEqual([]);
  await page.locator(".suggestions").getByRole("checkbox").nth(2).uncheck();
  await page.getByRole("button", { name: "Lập nhóm gồm 2 ý kiến" }).click();
  await status(page, "Đã lập nhóm “Chợ phiên” với 2 ý kiến.");
  expect(await members("Chợ phiên")).toEqual([5, 6]);

  // What is left needs a reason, or nothing is signed.
  await page.goto(`/can-bo/tong-hop/tom-tat/_?dot=${slug}`);
  await expect(page.getByText("Chưa ký được: 2 ý kiến chưa vào nhóm nào.")).toBeVisible();
  await page.locator(".sign-off").getByRole("link", { name: /Tiêu đề p1-b/ }).click();
  await page.getByRole("button", { name: "Để 2 ý kiến ngoài các nhóm" }).click();
  await expect(page.locator("main").getByRole("alert")).toContainText("Xin ghi lý do.");
  await page.getByLabel("Lý do").fill("Không thuộc nội dung dự thảo.");
  await page.getByRole("button", { name: "Để 2 ý kiến ngoài các nhóm" }).click();
  await status(page, "Đã để 2 ý kiến ngoài các nhóm, kèm lý do.");
  await expect(page.getByText(/để ngoài 2 ý kiến lúc .*: Không thuộc nội dung dự thảo\./)).toBeVisible();
  await expect(row(page, "Lời cảm ơn riêng.")).toContainText("Được để ngoài các nhóm");
  await page.getByRole("link", { name: "Tóm tắt và ký xác nhận" }).click();
  await page.getByRole("button", { name: "Ký xác nhận" }).click();
  await expect(page.getByText("Đã ký xác nhận.", { exact: true })).toBeVisible();

  // Signed: read, not changed.
  await page.getByRole("link", { name: "Phân nhóm của mục này" }).click();
  await expect(page.getByText(/đã ký xác nhận lúc .*: muốn xếp lại/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Lập nhóm" })).toHaveCount(0);

  // The report says it: the topics in the draft's order.
  const parts = await fetchDocument(page, slug, "Báo cáo tổng hợp ý kiến góp ý (Word)");
  const report = parts.get("word/document.xml")!.replace(/<[^>]+>/g, " ");
  const titles = ["Đường lên Sìn Hồ", "Y tế xã", "Chợ phiên"].map((title) => report.indexOf(title));
  expect(titles.every((at) => at > 0)).toBe(true);
  expect(titles).toEqual(titles.toSorted((a, b) => a - b));
});

test("a topic is renamed, placed, split and merged, and its history tells all of it", async ({ page, portal }) => {
  const { slug, register, members } = await fill(portal, ["p1-a: Một.", "p1-a: Hai.", "p1-a: Ba.", "p1-a: Bốn."]);
  await page.setViewportSize({ width: 1280, height: 900 });
  const { id: staffId } = await signIn(page, portal, ["compiler"]);
  await page.goto(`/can-bo/tong-hop/muc/p1-a?dot=${slug}`);
  await page.getByRole("button", { name: "Chọn cả trang" }).click();
  await page.getByLabel("Tên nhóm mới").fill("Tất cả bốn");
  await page.getByRole("button", { name: "Lập nhóm" }).click();
  await status(page, "Đã lập nhóm");
  await topic(page, "Tất cả bốn").getByRole("link").first().click();

  await page.getByRole("checkbox").nth(2).check();
  await page.getByRole("checkbox").nth(3).check();
  await page.getByLabel("Tên nhóm mới").fill("Hai cái sau");
  await page.getByRole("button", { name: "Tách thành nhóm mới" }).click();
  await status(page, "Đã tách 2 ý kiến thành nhóm “Hai cái sau”.");
  expect([await members("Tất cả bốn"), await members("Hai cái sau")]).toEqual([[0, 1], [2, 3]]);

  await page.getByText("Sửa nhóm").click();
  await page.getByLabel("Tên nhóm", { exact: true }).fill("Hai cái đầu");
  await page.getByRole("button", { name: "Đổi tên" }).click();
  await status(page, "Đã đổi tên nhóm thành “Hai cái đầu”.");
  await page.getByText("Sửa nhóm").click();
  await page.getByLabel("Thứ tự trong mục", { exact: true }).selectOption({ label: "Cuối cùng" });
  await page.getByRole("button", { name: "Đặt lại chỗ: Thứ tự trong mục" }).click();
  await status(page, "Đã đặt lại chỗ của nhóm “Hai cái đầu”.");
  await expect(page.locator(".topic-item")).toHaveText([/Hai cái sau/, /Hai cái đầu/]);
  await page.getByText("Sửa nhóm").click();
  await page.getByLabel("Gộp vào nhóm").selectOption({ label: "Hai cái sau" });
  await expectAccessible(page, { name: "a topic" });
  await page.getByRole("button", { name: "Gộp", exact: true }).click();
  await status(page, "Đã gộp; nhóm “Hai cái sau” nhận 2 ý kiến.");
  expect(await members("Hai cái sau")).toEqual([0, 1, 2, 3]);
  await page.getByText("Lịch sử của nhóm").click();
  await expect(page.locator(".topic-history li")).toHaveText([/gộp nhóm “Hai cái đầu” vào đây, thêm 2 ý kiến/, /lập nhóm khi tách 2 ý kiến từ nhóm “Hai cái đầu”/]);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await width(page)).toBe(360);

  // An empty one is dissolved, unless somebody has put a comment in meanwhile.
  const { consultationId, section } = register;
  const made = await createTopic(portal.db, { consultationId, sectionId: section("p1-a"), title: "Lập nhầm", commentIds: [], staffId }, new Date());
  if (!made.ok) throw new Error(made.reason);
  await page.goto(`/can-bo/tong-hop/muc/p1-a?dot=${slug}&nhom=${made.topicId}`);
  const [first] = await portal.db.prisma.comment.findMany({ where: { consultationId } });
  await addComments(portal.db, { topicId: made.topicId, commentIds: [first!.id], staffId }, new Date());
  await page.getByText("Sửa nhóm").click();
  await page.getByRole("button", { name: "Bỏ nhóm" }).click();
  await expect(page.locator("main").getByRole("alert")).toContainText("vừa được người khác sửa");
  await removeComments(portal.db, { topicId: made.topicId, commentIds: [first!.id], staffId }, new Date());
  await page.reload();
  await page.getByText("Sửa nhóm").click();
  await expectAccessible(page, { name: "an empty topic" });
  await page.getByRole("button", { name: "Bỏ nhóm" }).click();
  await status(page, "Đã bỏ nhóm “Lập nhầm”.");
  await expect(page.getByText("Nhóm này đã được bỏ khi không còn ý kiến nào.")).toBeVisible();
  await expect(page.locator(".topic-item")).toHaveText([/Hai cái sau/]);
});

test("of two compilers who move the same comment, the second is told who moved it where, and keeps what was chosen", async ({ browser, portal }) => {
  const { slug, members } = await fill(portal, ["p1-a: Ý kiến chung.", "p1-a: Giao thông.", "p1-a: Y tế."]);
  const an = await openAs(browser, portal);
  const binh = await openAs(browser, portal);
  const address = `/can-bo/tong-hop/muc/p1-a?dot=${slug}`;
  await an.page.goto(address);
  for (const [title, text] of [["Chung", "Ý kiến chung."], ["Đường", "Giao thông."], ["Trạm", "Y tế."]] as const) {
    await row(an.page, text).getByRole("checkbox").check();
    await an.page.getByLabel("Tên nhóm mới").fill(title);
    await an.page.getByRole("button", { name: "Lập nhóm" }).click();
    await status(an.page, `Đã lập nhóm “${title}” với 1 ý kiến.`);
  }
  for (const { page } of [an, binh]) {
    await page.goto(address);
    await topic(page, "Chung").getByRole("link").first().click();
    await row(page, "Ý kiến chung.").getByRole("checkbox").check();
  }
  await an.page.getByLabel("Nhóm", { exact: true }).selectOption({ label: "Đường" });
  await an.page.getByRole("button", { name: "Chuyển sang nhóm" }).click();
  await status(an.page, "Đã chuyển 1 ý kiến từ nhóm “Chung” sang nhóm “Đường”.");
  await binh.page.getByLabel("Tên nhóm mới").fill("Tên đang viết dở");
  await binh.page.getByLabel("Nhóm", { exact: true }).selectOption({ label: "Trạm" });
  await binh.page.getByRole("button", { name: "Chuyển sang nhóm" }).click();
  const told = binh.page.locator("main").getByRole("alert");
  await expect(told).toContainText("Ý kiến này không còn trong nhóm:");
  await expect(told).toContainText(`${an.name} đã chuyển sang nhóm “Đường” lúc`);
  await expect(told).toContainText("Những gì đã chọn và đã viết vẫn còn.");
  expect([await members("Chung"), await members("Đường"), await members("Trạm")]).toEqual([[], [0, 1], [2]]);
  await expectAccessible(binh.page, { name: "refused" });

  // A version that another made meanwhile is not written over.
  await an.page.goto(address);
  await topic(an.page, "Trạm").getByRole("link").first().click();
  await an.page.getByText("Sửa nhóm").click();
  await an.page.getByLabel("Tên nhóm", { exact: true }).fill("Trạm y tế của An");
  await binh.page.goto(address);
  await topic(binh.page, "Trạm").getByRole("link").first().click();
  await binh.page.getByText("Sửa nhóm").click();
  await binh.page.getByLabel("Tên nhóm", { exact: true }).fill("Trạm xá");
  await binh.page.getByRole("button", { name: "Đổi tên" }).click();
  await status(binh.page, "Đã đổi tên");
  await an.page.getByRole("button", { name: "Đổi tên" }).click();
  await expect(an.page.locator("main").getByRole("alert")).toContainText(`${binh.name} đã đổi tên lúc`);
  await expect(an.page.getByLabel("Tên nhóm", { exact: true })).toHaveValue("Trạm y tế của An");
  await an.close();
  await binh.close();
});

test("comments of every page are put into a topic at once, and a second click makes no second topic", async ({ page, portal }) => {
  const { slug, register, members } = await fill(portal, Array.from({ length: 60 }, (_, index) => `p1-b: Ý kiến thứ ${index}.`));
  await page.setViewportSize({ width: 1280, height: 900 });
  await signIn(page, portal, ["compiler"]);
  await page.goto(`/can-bo/tong-hop/muc/p1-b?dot=${slug}&chua=1`);
  await expect(page.locator(".sort-row")).toHaveCount(50);
  await page.getByLabel("Cả 60 ý kiến của danh sách, mọi trang").check();
  await page.getByLabel("Tên nhóm mới").fill("Cả mục");
  // Another arrives between seeing and doing: what was not seen is not put anywhere.
  await addComment(portal.db, register, { path: "p1-b", text: "Đến sau." });
  await page.getByRole("button", { name: "Lập nhóm" }).click();
  await expect(page.locator("main").getByRole("alert")).toContainText("nay có 61 ý kiến");
  await expect(page.getByLabel("Tên nhóm mới")).toHaveValue("Cả mục");
  expect(await members("Cả mục")).toEqual([]);
  const sent = page.waitForRequest((request) => request.method() === "POST");
  await page.getByRole("button", { name: "Lập nhóm" }).click();
  const request = await sent;
  await status(page, "Đã lập nhóm “Cả mục” với 61 ý kiến.");
  // The same request once more, as a second click sends it.
  const again = await page.request.post(request.url(), { headers: { "content-type": request.headers()["content-type"]!, origin: portal.url }, data: request.postDataBuffer()! });
  expect(again.ok()).toBe(true);
  expect(await portal.db.prisma.topic.count({ where: { consultationId: register.consultationId } })).toBe(1);
  expect(await portal.db.prisma.topicComment.count({ where: { consultationId: register.consultationId } })).toBe(61);
});

test("keys quicker than the network put each comment where it was meant to go", async ({ page, portal }) => {
  const { slug, register, members } = await fill(portal, ["p1-a: Một.", "p1-a: Hai.", "p1-a: Ba.", "p1-a: Bốn."]);
  await page.setViewportSize({ width: 1280, height: 900 });
  const { id: staffId } = await signIn(page, portal, ["compiler"]);
  for (const title of ["Lẻ", "Chẵn"]) {
    await createTopic(portal.db, { consultationId: register.consultationId, sectionId: register.section("p1-a"), title, commentIds: [], staffId }, new Date());
  }
  await page.goto(`/can-bo/tong-hop/muc/p1-a?dot=${slug}&chua=1`);
  await readFirst(page);
  // Nothing is answered before all keys are pressed.
  const answers: (() => void)[] = [];
  await page.route(/tong-hop/, async (route) => {
    if (route.request().method() === "POST" && answers.length === 0) await new Promise<void>((answer) => answers.push(answer));
    await route.continue();
  });
  await page.keyboard.press("1");
  await page.keyboard.press("2");
  await page.keyboard.press("1");
  await expect(page.locator(".sort-row")).toHaveCount(1);
  await expect.poll(() => answers.length).toBe(1);
  answers[0]!();
  await expect(page.locator(".topic-item")).toHaveText([/Lẻ.*2 ý kiến/, /Chẵn.*1 ý kiến/]);
  await expect(page.locator(".sort-row")).toHaveCount(1);
  expect([await members("Lẻ"), await members("Chẵn")]).toEqual([[0, 2], [1]]);
});

test("tags: a tree that is edited, put on comments and filtered by", async ({ page, portal }) => {
  const { slug } = await fill(portal, ["p1-a: Đường xã.", "p1-a: Trường học."]);
  await page.setViewportSize({ width: 1280, height: 900 });
  await signIn(page, portal, ["compiler"]);
  await page.goto(`/can-bo/tong-hop?dot=${slug}`);
  await page.getByRole("link", { name: "Cây nhãn" }).click();
  await expect(page.getByText("Chưa có nhãn nào.")).toBeVisible();
  const add = async (name: string, parent?: string) => {
    await page.getByLabel("Tên nhãn").last().fill(name);
    if (parent) await page.getByLabel("Nằm trong nhãn").last().selectOption({ label: parent });
    await page.getByRole("button", { name: "Thêm nhãn" }).click();
  };
  await add("Hạ tầng");
  await expect(page.getByText("Đã thêm nhãn.")).toBeVisible();
  await add("Giao thông", "Hạ tầng");
  await expect(page.locator(".tag-tree > li")).toHaveCount(2);
  await add("Hạ tầng");
  await expect(page.locator("main").getByRole("alert")).toHaveText("Đã có nhãn cùng tên ở chỗ ấy.");
  await expect(page.getByLabel("Tên nhãn").last()).toHaveValue("Hạ tầng");
  await page.locator(".tag-tree summary").filter({ hasText: "Hạ tầng" }).click();
  const tree = page.locator(".tag-tree > li").filter({ hasText: "Hạ tầng" }).first();
  await tree.getByLabel("Nằm trong nhãn").selectOption({ label: "\u2003Giao thông" });
  await tree.getByRole("button", { name: "Chuyển chỗ" }).click();
  await expect(page.locator("main").getByRole("alert")).toHaveText("Nhãn không thể nằm trong chính nó hay nhãn con của nó.");
  await expectAccessible(page, { name: "tags" });
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await width(page)).toBe(360);
  await page.setViewportSize({ width: 1280, height: 900 });

  await page.goto(`/can-bo/tong-hop/muc/p1-a?dot=${slug}`);
  await row(page, "Đường xã.").getByRole("checkbox").check();
  await page.getByLabel("Nhãn", { exact: true }).selectOption({ label: "\u2003Giao thông" });
  await page.getByRole("button", { name: "Gắn nhãn" }).click();
  await status(page, "Đã gắn nhãn cho 1 ý kiến.");
  await page.getByLabel("Có nhãn").selectOption({ label: "\u2003Giao thông" });
  await page.getByRole("button", { name: "Lọc", exact: true }).click();
  await expect(page.locator(".sort-row")).toHaveCount(1);
  await expect(row(page, "Đường xã.").locator(".sort-tag")).toHaveText("Giao thông");
});
