import { jpeg, pdf, png } from "../app/platform/files/test-files";
import { expect, expectAccessible, readCode, sendComment, signIn, TARGETS, test, type Portal } from "./fixtures";

const MOST = 10 * 2 ** 20;
const image = (name: string, padding = 0) => ({ name, mimeType: "image/png", buffer: png({ padding }) });

const filesOf = ({ db }: Portal, receiptCode: string) =>
  db.prisma.commentFile.findMany({ where: { comment: { receiptCode } }, orderBy: { position: "asc" }, include: { file: true } });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("a citizen sends files along; a sixth, a large and a false one are refused; staff alone read them", async ({ page, portal, browser }) => {
      await page.goto(TARGETS);
      await expect(page.getByText("Gửi góp ý trước, rồi thêm tệp ở trang mã tiếp nhận.").first()).toBeAttached();
      await sendComment(page, { text: "Ý kiến có ảnh kèm theo." });
      if (!javaScriptEnabled) await page.getByRole("button", { name: "Gửi góp ý" }).click();
      const code = await readCode(page);
      await page.getByRole("link", { name: "Gửi kèm tệp" }).click();
      await expect(page.getByText(/Tệp không được công bố/)).toBeVisible();
      if (javaScriptEnabled) await expectAccessible(page, { name: "files of a comment" });
      const choose = page.getByLabel("Chọn tệp");
      const send = page.getByRole("button", { name: "Gửi tệp" });

      await choose.setInputFiles([image("ảnh đường.png", 1), { name: "đơn.pdf", mimeType: "application/pdf", buffer: pdf() }]);
      await send.click();
      await expect(page.getByRole("status")).toHaveText("Đã nhận tệp. Xin cảm ơn!");
      await expect(page.locator(".kept-files li")).toHaveCount(2);
      await expect(page.locator(".kept-files")).toContainText("ảnh đường.png");

      // Ten megabytes to the byte, and one byte more.
      const exact = image("vừa.png", MOST - png({ padding: 1 }).length + 1);
      expect(exact.buffer).toHaveLength(MOST);
      await choose.setInputFiles({ ...exact, name: "quá.png", buffer: Buffer.concat([exact.buffer, Buffer.from([0])]) });
      await send.click();
      await expect(page.locator("main").getByRole("alert")).toContainText("Tệp “quá.png” lớn quá 10 MB.");
      await choose.setInputFiles(exact);
      await send.click();
      await expect(page.locator(".kept-files li")).toHaveCount(3);

      await choose.setInputFiles({ name: "ảnh.jpg", mimeType: "image/jpeg", buffer: Buffer.from("<script>alert(1)</script>") });
      await send.click();
      await expect(page.locator("main").getByRole("alert")).toContainText("Tệp “ảnh.jpg” không phải là");
      await choose.setInputFiles([image("4.png", 4), image("5.png", 5), image("6.png", 6)]);
      await send.click();
      await expect(page.locator("main").getByRole("alert")).toContainText("còn gửi thêm được 2 tệp");
      expect(await filesOf(portal, code)).toHaveLength(3);
      await choose.setInputFiles([image("4.png", 4), { name: "5.jpg", mimeType: "image/jpeg", buffer: jpeg() }]);
      await send.click();
      await expect(page.locator(".kept-files li")).toHaveCount(5);
      await expect(choose).toHaveCount(0);
      await page.getByRole("link", { name: `Về trang của mã ${code}` }).click();
      await expect(page.locator(".kept-files li")).toHaveCount(5);

      // A browser of its own each, that has scripts.
      const [first, second] = await filesOf(portal, code);
      const address = (id: string) => `${portal.url}/can-bo/tep/${id}`;
      const stranger = await page.request.get(address(first!.fileId), { maxRedirects: 0 });
      expect([stranger.status(), stranger.headers().location?.split("?")[0]]).toEqual([302, "/can-bo/dang-nhap"]);
      const moderator = await browser.newPage();
      await signIn(moderator, portal, ["moderator"]);
      // Opening it is an act, which is written down; reading it again is none.
      expect((await moderator.request.get(address(first!.fileId))).status()).toBe(403);
      const open = (id: string) => moderator.request.post(address(id), { headers: { origin: portal.url }, form: {} });
      const answer = await open(first!.fileId);
      await moderator.request.get(address(first!.fileId));
      expect(await portal.db.prisma.auditEvent.count({ where: { type: "personal.file-opened", data: { path: ["fileId"], equals: first!.fileId } } })).toBe(1);
      expect(await answer.body()).toEqual(png({ padding: 1 }));
      expect(answer.headers()).toMatchObject({
        "content-type": "image/png",
        "x-content-type-options": "nosniff",
        "content-security-policy": "sandbox; default-src 'none'",
        "cross-origin-resource-policy": "same-origin",
        "cache-control": "no-store",
        "content-disposition": `inline; filename="anh duong.png"; filename*=UTF-8''${encodeURIComponent("ảnh đường.png")}`,
      });
      expect((await open(second!.fileId)).headers()["content-disposition"]).toMatch(/^attachment; filename="don.pdf"/);

      await page.goto(`${portal.url}/tra-cuu/${code}/1/rut`);
      await page.getByRole("button", { name: "Rút ý kiến này" }).click();
      await expect(page.getByText("Đã rút ý kiến.")).toBeVisible();
      await expect(page.locator(".kept-files")).toHaveCount(0);
      expect((await moderator.request.get(address(first!.fileId))).status()).toBe(404);
      await page.goto(`${portal.url}/tra-cuu/${code}/1/tep`);
      await expect(page.getByText("Ý kiến đã được rút nên không gửi kèm tệp được nữa.")).toBeVisible();
      await expect(page.getByLabel("Chọn tệp")).toHaveCount(0);
      await moderator.close();
    });
  });
}
