import type { Page } from "@playwright/test";
import { expect, expectAccessible, publish, readCode, SAMPLE, TARGETS, test } from "./fixtures";

/** "1." of the targets: "Tốc độ tăng trưởng GRDP bình quân …" */
const FIRST = "#d1 .words";

async function sendWith(page: Page, text: string) {
  await page.getByLabel("Nội dung ý kiến").fill(text);
  await page.getByLabel(/^Tôi đồng ý để Ban Tuyên giáo/).check();
  await page.getByRole("button", { name: "Gửi góp ý" }).click();
}

/** Selects the words of an element from one character to another, as a mouse or a finger does. */
async function select(page: Page, selector: string, start: number, end: number) {
  await page.locator(selector).evaluate(
    (element, [from, to]) => {
      const range = document.createRange();
      const place = (offset: number): [Node, number] => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        let rest = offset;
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const { length } = node.textContent ?? "";
          if (rest <= length) return [node, rest];
          rest -= length;
        }
        return [element, element.childNodes.length];
      };
      range.setStart(...place(from));
      range.setEnd(...place(to));
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
    },
    [start, end] as const,
  );
}

test("a paragraph's own text is edited in place, and everybody sees what was taken out and what was added", async ({ page, portal }) => {
  await page.goto(TARGETS);
  const own = (await page.locator(FIRST).textContent()) ?? "";
  const [word = ""] = /\p{L}+ \p{L}+/u.exec(own) ?? [];
  await page.getByRole("link", { name: "Đề nghị sửa câu chữ của đoạn 1", exact: true }).click();
  await expect(page.getByRole("radio", { name: "Đề nghị sửa", exact: true })).toBeChecked();
  const proposal = page.locator("#gop-y-proposed");
  await expect(proposal).toHaveValue(own);
  await proposal.fill(own.replace(word, "Mức <b>tăng</b>"));
  await sendWith(page, "Viết cho dễ hiểu hơn.");
  const code = await readCode(page);
  expect(await portal.db.prisma.comment.findFirstOrThrow({ where: { receiptCode: code } })).toMatchObject({
    proposed: own.replace(word, "Mức <b>tăng</b>"), proposedBase: own, kind: "amend",
  });
  await publish(portal, code);
  await expect(async () => {
    await page.goto(TARGETS);
    await expect(page.locator("#d1 .said del").first()).toContainText(/bỏ: /, { timeout: 500 });
  }).toPass();
  const change = page.locator("#d1 .said .change").first();
  expect((await change.locator("del").allTextContents()).join("")).toContain(word.split(" ")[0]);
  await expect(change.locator("ins").first()).toContainText("<b>");
  await expectAccessible(page);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a paragraph's own text is edited too, and read once more as a change", async ({ page, portal }) => {
    await page.goto(TARGETS);
    const own = (await page.locator("#d3 .words").textContent()) ?? "";
    await page.getByRole("link", { name: "Đề nghị sửa câu chữ của đoạn 3", exact: true }).click();
    const proposal = page.locator("#gop-y-proposed");
    await expect(proposal).toHaveValue(own);
    await proposal.fill(`${own} Riêng vùng cao có hỗ trợ.`);
    await sendWith(page, "Thêm vùng cao.");
    await expect(page.locator(".review ins")).toContainText("Riêng vùng cao có hỗ trợ.");
    await page.getByRole("button", { name: "Gửi góp ý" }).click();
    const code = await readCode(page);
    expect(await portal.db.prisma.comment.findFirstOrThrow({ where: { receiptCode: code } })).toMatchObject({ proposedBase: own });
  });
});

test("words selected in a paragraph are quoted, marked in public, and readable where quotes overlap", async ({ page, portal }) => {
  const codes: string[] = [];
  for (const [start, end] of [[0, 12], [6, 20]] as const) {
    await page.goto(TARGETS);
    await select(page, "#d4 .words", start, end);
    await page.getByRole("button", { name: "Góp ý về phần đã chọn" }).click();
    await expect(page.locator("#d4 form#gop-y .quoted blockquote")).not.toBeEmpty();
    await page.getByRole("radio", { name: "Ý kiến khác", exact: true }).check();
    await sendWith(page, `Về những chữ từ ${start}`);
    codes.push(await readCode(page));
  }
  const text = (await portal.db.prisma.paragraph.findFirstOrThrow({ where: { number: 4, section: { path: "p2-b-ii" } } })).text;
  const rows = await portal.db.prisma.comment.findMany({ where: { receiptCode: { in: codes } } });
  for (const { quoteExact, quoteStart } of rows) expect(text.slice(quoteStart ?? -1).startsWith(quoteExact ?? "-")).toBe(true);
  for (const code of codes) await publish(portal, code);
  await expect(async () => {
    await page.goto(TARGETS);
    await expect(page.locator("#d4 mark.quote-2")).not.toBeEmpty({ timeout: 500 });
  }).toPass();
  await expect(page.locator("#d4 .words")).toHaveText(text);
  await expectAccessible(page);
});

test("by keyboard alone words are chosen in a field, and a quote is dropped again", async ({ page, portal }) => {
  await page.goto(`${TARGETS}?doan=5`);
  await page.getByText("Chỉ góp ý về một phần của đoạn").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Control+Home");
  for (let count = 0; count < 5; count++) await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const own = (await page.locator("#d5 .words").textContent()) ?? "";
  await expect(page.locator(".quoted blockquote")).toHaveText(own.slice(0, 5).trim());
  await page.getByRole("button", { name: "Bỏ trích dẫn" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".quoted")).toBeHidden();
  await page.getByRole("radio", { name: "Đồng ý", exact: true }).check();
  await sendWith(page, "Nhất trí cả đoạn.");
  const row = await portal.db.prisma.comment.findFirstOrThrow({ where: { receiptCode: await readCode(page) } });
  expect(row.quoteExact).toBeNull();
});

test("a quote that does not stand in the paragraph is refused, with the text kept, and can be sent for the paragraph", async ({ page, portal }) => {
  await page.goto(`${TARGETS}?doan=6`);
  await page.locator("form#gop-y").evaluate((form: HTMLFormElement) => {
    const values: Record<string, string> = { quoteExact: "chữ không có ở đây", quotePrefix: "", quoteSuffix: "", quoteStart: "0" };
    for (const name in values) (form.elements.namedItem(name) as HTMLInputElement).value = values[name] ?? "";
  });
  await page.getByRole("radio", { name: "Ý kiến khác", exact: true }).check();
  await sendWith(page, "Ý kiến vẫn còn đây.");
  await expect(page.getByRole("alert")).toContainText("không còn khớp với đoạn này");
  await expect(page.getByLabel("Nội dung ý kiến")).toHaveValue("Ý kiến vẫn còn đây.");
  await page.getByRole("button", { name: "Gửi góp ý" }).click();
  const row = await portal.db.prisma.comment.findFirstOrThrow({ where: { receiptCode: await readCode(page) }, include: { paragraph: true } });
  expect([row.quoteExact, row.paragraph?.number]).toEqual([null, 6]);
});

test("a collection grows over several sections, survives a closed tab, and is sent once under one code", async ({ page, context, portal }) => {
  const gather = async (path: string, text: string) => {
    await page.goto(path);
    await page.getByRole("radio", { name: "Đề nghị bổ sung", exact: true }).check();
    await page.getByLabel("Nội dung ý kiến").fill(text);
    await page.getByRole("button", { name: "Thêm vào tập góp ý" }).click();
  };
  await gather(`${TARGETS}?doan=2`, "Ý thứ nhất trong tập.");
  await expect(page.getByText("Đã thêm vào tập góp ý, chưa gửi. Tập hiện có 1 ý kiến.")).toBeVisible();
  await expect(page.getByLabel("Nội dung ý kiến")).toHaveValue("");
  await gather(`${SAMPLE}/p2-a`, "Ý thứ hai trong tập.");
  await gather(SAMPLE, "Ý thừa.");
  await gather(SAMPLE, "Ý thứ ba trong tập.");
  await page.close();

  page = await context.newPage();
  await page.goto(SAMPLE);
  await page.getByRole("link", { name: "Tập góp ý (4)" }).first().click();
  await expect(page.getByText("Tập có 4 ý kiến, chưa gửi.")).toBeVisible();
  await page.getByRole("button", { name: "Bỏ ra khỏi tập" }).nth(2).click();
  await page.locator("#phan-2-text").fill("Ý thứ hai, đã sửa.");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Gửi cả tập góp ý" }).click();
  await expect(page.getByRole("alert")).toContainText("Đánh dấu vào ô đồng ý");
  await page.getByLabel("Họ và tên").fill("Lò Thị Mai");
  await page.getByLabel(/^Tôi đồng ý để Ban Tuyên giáo/).check();
  await page.getByRole("button", { name: "Gửi cả tập góp ý" }).click();
  const code = await readCode(page);
  for (const text of ["Ý thứ nhất trong tập.", "Ý thứ hai, đã sửa.", "Ý thứ ba trong tập."]) await expect(page.getByText(text)).toBeVisible();
  const rows = await portal.db.prisma.comment.findMany({ where: { receiptCode: code }, include: { contributor: true }, orderBy: { part: "asc" } });
  expect(rows.map(({ part, contributor }) => [part, contributor?.name])).toEqual([1, 2, 3].map((part) => [part, "Lò Thị Mai"]));
  expect(await portal.db.prisma.comment.count({ where: { text: "Ý thừa." } })).toBe(0);
  await page.goto(`${SAMPLE}/tap-gop-y`);
  await expect(page.getByText("Tập góp ý đang trống.")).toBeVisible();
});

test("a box that only programs fill in asks for a second look, and loses nothing", async ({ page, portal }) => {
  await page.goto(TARGETS);
  await page.locator("input[name=website]").evaluate((box: HTMLInputElement) => (box.value = "https://ban-hang.example"));
  await page.getByRole("radio", { name: "Ý kiến khác", exact: true }).check();
  await sendWith(page, "Tôi là người thật.");
  await expect(page.getByRole("alert")).toContainText("Một ô ẩn trên trang đã được điền");
  expect(await portal.db.prisma.comment.count({ where: { text: "Tôi là người thật." } })).toBe(0);
  await page.getByRole("button", { name: "Gửi góp ý" }).click();
  await readCode(page);
  expect(await portal.db.prisma.comment.count({ where: { text: "Tôi là người thật." } })).toBe(1);
});
