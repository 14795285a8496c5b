import type { Browser, Page } from "@playwright/test";
import { newId } from "../app/platform/ids.server";
import { decideOn } from "./decide-on";
import { expect, expectAccessible, SAMPLE, test } from "./fixtures";
import type { Portal } from "./portal";
import { addComments } from "./queue";

const THANKS = "Cảm ơn bạn. Lượt đồng tình của bạn đã được tính.";
const count = (number: number) => `${number} lượt đồng tình (không kiểm chứng danh tính)`;
const said = (page: Page) => page.locator("article.said");

async function publishOne(portal: Portal, section: string, text: string) {
  const { ids, paragraph } = await addComments(portal, section, [text]);
  await decideOn(portal, ids, "publish");
  return { id: ids[0]!, paragraph, own: `${SAMPLE}/y-kien/${ids[0]}` };
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the list pages by twenty, sorts by newest or by paragraph, and filters by kind", async ({ page, portal }) => {
    const { ids } = await addComments(portal, "p1-b-iv-1", Array.from({ length: 45 }, (_, n) => `Ý kiến số ${n}.`));
    const about = await portal.db.prisma.comment.findUniqueOrThrow({ where: { id: ids[0] } });
    const second = await portal.db.prisma.paragraph.findFirstOrThrow({ where: { sectionId: about.sectionId, number: 2 } });
    const whole = newId();
    const receivedAt = new Date("2020-06-02T00:00:00Z");
    await portal.db.prisma.comment.create({
      data: {
        ...about, id: whole, paragraphId: second.id, kind: "add", text: "Bổ sung một ý.", receivedAt, submissionKey: newId(), receiptCode: newId(),
      },
    });
    await decideOn(portal, [...ids, whole], "publish");

    const list = `${SAMPLE}/p1-b-iv-1/y-kien`;
    await page.goto(list);
    await expect(said(page)).toHaveCount(20);
    await expect(said(page).first()).toContainText("Bổ sung một ý.");
    await expect(said(page).nth(1)).toContainText("Ý kiến số 44.");
    await page.getByRole("link", { name: "Ý kiến cũ hơn" }).click();
    await expect(said(page).first()).toContainText("Ý kiến số 25.");
    await page.getByRole("link", { name: "Ý kiến cũ hơn" }).click();
    await expect(said(page)).toHaveCount(6);
    await expect(said(page).last()).toContainText("Ý kiến số 0.");
    await expect(page.getByRole("link", { name: "Ý kiến cũ hơn" })).toHaveCount(0);
    await page.getByRole("link", { name: "Về ý kiến mới nhất" }).click();
    await expect(page).toHaveURL(list);

    await page.getByText("Lọc và sắp xếp").click();
    await page.getByLabel("Sắp xếp").selectOption("Theo thứ tự của dự thảo");
    await page.getByRole("button", { name: "Xem" }).click();
    await expect(page).toHaveURL(`${list}?xep=du-thao`);
    await expect(said(page).first()).toContainText("Ý kiến số 44.");
    await page.getByLabel("Loại ý kiến").selectOption("Đề nghị bổ sung");
    await page.getByRole("button", { name: "Xem" }).click();
    await expect(page).toHaveURL(`${list}?loai=add&xep=du-thao`);
    await expect(said(page)).toHaveCount(1);
    await page.getByRole("link", { name: "Bỏ lọc" }).click();
    await expect(page).toHaveURL(list);

    await page.goto(`${list}?loai=khong-co&truoc=1&la=2`);
    await expect(page).toHaveURL(list);
    await page.goto(`${SAMPLE}/p1-b-iv/y-kien?trong=ca&loai=add`);
    await expect(page).toHaveURL(`${SAMPLE}/p1-b-iv/y-kien?loai=add&trong=ca`);
    await expect(said(page)).toHaveCount(1);
    await expect(said(page)).toContainText("đoạn 2");
    await page.goto(`${SAMPLE}/y-kien?trong=ca`);
    await expect(said(page)).toHaveCount(20);
  });

  test("a comment has an address of its own, which says so when it is no longer published", async ({ page, portal }) => {
    const { ids, paragraph } = await addComments(portal, "p1-b-iv-2", ["Nên nói rõ nguồn lực."]);
    const id = ids[0]!;
    const words = paragraph.text.slice(10, 40);
    await portal.db.pool.query("ALTER TABLE comment DISABLE TRIGGER original_kept");
    await portal.db.prisma.comment.update({
      where: { id },
      data: { quoteStart: 10, quoteExact: words, quotePrefix: paragraph.text.slice(0, 10), quoteSuffix: paragraph.text.slice(40, 72) },
    });
    await portal.db.pool.query("ALTER TABLE comment ENABLE TRIGGER original_kept");
    await decideOn(portal, ids, "publish");
    await page.goto(`${SAMPLE}/p1-b-iv-2`);
    await said(page).getByRole("link", { name: /^gửi ngày/ }).click();
    await expect(page).toHaveURL(`${SAMPLE}/y-kien/${id}`);
    await expect(page.getByRole("figure").getByText(paragraph.text)).toBeVisible();
    await expect(page.getByRole("figure").locator("mark")).toHaveText(words);
    await expect(page.locator("meta[property='og:title']")).toHaveAttribute("content", /^Ý kiến về /);
    await expect(page.locator("meta[property='og:description']")).toHaveAttribute("content", "Nên nói rõ nguồn lực.");
    await page.getByRole("link", { name: "Đọc tại chỗ trong dự thảo" }).click();
    await expect(page).toHaveURL(`${SAMPLE}/p1-b-iv-2#d1`);

    await decideOn(portal, [id], "withhold");
    await expect
      .poll(async () => (await page.goto(`${SAMPLE}/y-kien/${id}`))?.status())
      .toBe(404);
    await expect(page.getByRole("heading", { name: "Ý kiến này không có hoặc không còn được công bố" })).toBeVisible();
    expect((await page.goto(`${SAMPLE}/y-kien/khong-co`))?.status()).toBe(404);
    await expect(page.getByText("Nên nói rõ nguồn lực.")).toHaveCount(0);
  });

  test("support counts once for a device, and pages never see its cookie", async ({ page, portal, browser }) => {
    const { own, id } = await publishOne(portal, "p1-b-iv-3", "Xin mở lớp học buổi tối.");
    const tap = async (tapping: Page) => {
      await tapping.goto(portal.url + own);
      await tapping.getByRole("button", { name: "Đồng tình" }).click();
    };
    await tap(page);
    await expect(page).toHaveURL(`${own}?dong-tinh=cam-on#dong-tinh`);
    await expect(page.getByRole("status")).toHaveText(THANKS);
    await expect(page.getByText(count(1))).toBeVisible();
    await tap(page);
    await expect(page.getByRole("status")).toContainText("Bạn đã đồng tình với ý kiến này từ trước");
    await expect(page.getByText(count(1))).toBeVisible();
    const cookies = await page.context().cookies(`${portal.url}/dong-tinh/`);
    expect(cookies).toMatchObject([{ path: "/dong-tinh", httpOnly: true, sameSite: "Lax" }]);
    expect(await page.context().cookies(portal.url + own)).toEqual([]);

    const other = await newPage(browser);
    await tap(other);
    await expect(other.getByRole("status")).toHaveText(THANKS);
    await expect(other.getByText(count(2))).toBeVisible();
    await other.goto(`${portal.url}/en${own}`);
    await other.getByRole("button", { name: "Support" }).click();
    await expect(other.getByRole("status")).toContainText("You had already supported");
    await other.context().close();
    expect(await portal.db.prisma.comment.findUniqueOrThrow({ where: { id } })).toMatchObject({ supportCount: 2 });

    await decideOn(portal, [id], "withhold");
    const { request } = page.context();
    const answer = await request.post(`${portal.url}/dong-tinh${SAMPLE}/${id}`, { form: {}, headers: { Origin: portal.url } });
    expect(answer.status()).toBe(404);
  });
});

test("with a script support stays on the page and tells the new number", async ({ page, portal }) => {
  const { id } = await publishOne(portal, "p1-b-iv-5", "Cần cầu treo ở bản.");
  await page.goto(`${SAMPLE}/p1-b-iv-5`);
  await page.getByRole("button", { name: "Đồng tình" }).click();
  await expect(page.getByText(THANKS)).toBeVisible();
  await expect(page.getByText(count(1))).toBeVisible();
  await expect(page).toHaveURL(`${SAMPLE}/p1-b-iv-5`);
  await expect(page.getByRole("button", { name: "Đồng tình" })).toBeDisabled();
  await expectAccessible(page);
  await page.reload();
  await page.getByRole("button", { name: "Đồng tình" }).click();
  await expect(page.getByText("Bạn đã đồng tình với ý kiến này từ trước")).toBeVisible();
  expect(await portal.db.prisma.support.count({ where: { commentId: id } })).toBe(1);
});

test("the list, a comment's page and its absence are accessible, and fit a narrow screen", async ({ page, portal }) => {
  const { id, own } = await publishOne(portal, "p1-b-iv-6", `Đường-vào-bản${"-rất-dài".repeat(30)} cần sửa.`);
  await page.setViewportSize({ width: 360, height: 740 });
  for (const address of [`${SAMPLE}/p1-b-iv/y-kien?loai=amend&trong=ca`, own, `${own}?dong-tinh=het-han`, `${SAMPLE}/y-kien/${newId()}`, `/en${own}`]) {
    await page.goto(address);
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  }
  await page.goto(`/dong-tinh${own.replace("/y-kien", "")}`);
  await expect(page).toHaveURL(`${SAMPLE}/y-kien/${id}`);
});

async function newPage(browser: Browser): Promise<Page> {
  return (await browser.newContext({ javaScriptEnabled: false })).newPage();
}
