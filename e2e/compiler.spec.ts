import { createHash } from "node:crypto";
import fs from "node:fs";
import { decide } from "../app/moderation/decide.server";
import { expect, expectAccessible, SAMPLE, sendComment, signIn, TARGETS, test } from "./fixtures";

test("a compiler downloads the whole register, withheld comments too, and the record holds the file's hash", async ({ page, portal }) => {
  for (const text of ["=HYPERLINK(\"http://xau.example\";\"Bấm\")", "Nhờ bà Vàng Thị Dở, số 0912 345 678, làm chứng."]) {
    await page.goto(`${TARGETS}?doan=1`);
    await sendComment(page, { text });
    await expect(page.getByText("Đã nhận ý kiến của bạn")).toBeVisible();
  }
  // Another journey on this portal may have made some.
  await portal.db.prisma.export.deleteMany();
  const withheld = await portal.db.prisma.comment.findFirstOrThrow({ where: { text: { startsWith: "Nhờ bà" } } });
  const moderator = await signIn(page, portal, ["moderator"]);
  const decided = await decide(
    portal.db,
    { commentId: withheld.id, version: 0, revision: 0, action: "withhold", reason: "1", note: null, spans: [], staffId: moderator.id },
    new Date(),
  );
  expect(decided.ok).toBe(true);
  expect((await page.goto("/can-bo/ket-xuat"))?.status()).toBe(403);

  await page.context().clearCookies();
  await signIn(page, portal, ["compiler"]);
  await page.getByRole("link", { name: "Kết xuất" }).click();
  await expect(page.getByText("Chưa kết xuất lần nào.")).toBeVisible();
  await expectAccessible(page);

  const count = await portal.db.prisma.comment.count({ where: { consultation: { slug: SAMPLE.slice(1) } } });
  for (const [label, ending] of [["CSV", "csv"], ["JSON Lines", "jsonl"], ["XLSX", "xlsx"]] as const) {
    await page.getByRole("radio", { name: new RegExp(`^${label}`) }).check();
    await page.getByRole("checkbox", { name: "Có thông tin cá nhân" }).check();
    await page.getByLabel("Vì sao cần dữ liệu cá nhân").fill("Gửi Ban Tuyên giáo");
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Tạo và tải tệp" }).click()]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`^gop-y-bao-cao-chinh-tri-2020-.*\\.${ending}$`));
    const bytes = fs.readFileSync(await download.path());
    const record = await portal.db.prisma.export.findFirstOrThrow({ where: { format: ending } });
    expect(record).toMatchObject({ rowCount: count, sha256: createHash("sha256").update(bytes).digest("hex"), personalData: true });
    if (ending === "csv") {
      const text = bytes.toString("utf8");
      expect(text.startsWith("\ufeff")).toBe(true);
      expect(text).toContain("Nhờ bà Vàng Thị Dở");
      expect(text).toContain("Không công bố");
      expect(text).toContain("Có thông tin riêng tư của một người");
      expect(text).not.toMatch(/(^|,)"?=/m);
    }
  }

  await page.reload();
  await expect(page.getByRole("row")).toHaveCount(4);
  await expectAccessible(page);
});
