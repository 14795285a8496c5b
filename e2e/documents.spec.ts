import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, expectAccessible, signIn, test } from "./fixtures";
import { addComments } from "./queue";

const PAGE = "/can-bo/tai-lieu";

test("a compiler has documents made from one instant, sees how far they are, and downloads what the hashes name", async ({ page, portal }) => {
  await addComments(portal, "p2-b-i", ["Ý kiến cho tài liệu."]);
  const { id: staffId } = await signIn(page, portal, ["compiler"]);
  await page.goto(PAGE);
  await expectAccessible(page);
  for (const name of ["Sổ tiếp nhận (JSON Lines)", "Phụ lục các ý kiến không công bố (Word)"]) await page.getByLabel(name).check();
  await page.getByRole("button", { name: "Lập tài liệu" }).click();
  const set = page.getByRole("article", { name: /^Bộ lúc/ }).first();
  // The page looks again by itself until the worker has made them.
  await expect(set.getByText(/^Đã lập xong: /)).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  const register = await set.locator("p", { hasText: "Mã SHA-256 của sổ tiếp nhận" }).locator("code").innerText();
  const started = page.waitForEvent("download");
  await page.getByRole("button", { name: "Tải về: Sổ tiếp nhận (JSON Lines)" }).first().click();
  const download = await started;
  const bytes = readFileSync(await download.path());
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(register);
  expect(bytes.toString("utf8")).toContain("Ý kiến cho tài liệu.");
  expect(download.suggestedFilename()).toContain(register.slice(0, 12));
  expect(await portal.db.prisma.documentFile.count({ where: { set: { staffId } } })).toBe(5);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test("personal data are taken out only with a reason, which is written down; nothing chosen is refused", async ({ page, portal }) => {
  const { id: staffId } = await signIn(page, portal, ["compiler"]);
  await page.goto(PAGE);
  for (const box of await page.getByRole("group", { name: "Tài liệu" }).getByRole("checkbox").all()) await box.uncheck();
  await page.getByRole("button", { name: "Lập tài liệu" }).click();
  await expect(page.locator("main").getByRole("alert")).toHaveText("Xin chọn ít nhất một tài liệu.");
  await page.getByLabel("Sổ tiếp nhận (CSV)").check();
  await page.getByLabel("Có thông tin cá nhân").check();
  await page.getByLabel("Vì sao cần dữ liệu cá nhân").fill("Lập báo cáo");
  await page.getByRole("button", { name: "Lập tài liệu" }).click();
  await expect(page.getByText("Có thông tin cá nhân.").first()).toBeVisible();
  const acts = await portal.db.prisma.auditEvent.findMany({ where: { staffId, type: "personal.export" } });
  expect(acts.map(({ data }) => data)).toEqual([expect.objectContaining({ why: "Lập báo cáo" })]);
});

test("documents that could not be made say so and are made again", async ({ page, portal }) => {
  const { id: staffId } = await signIn(page, portal, ["compiler"]);
  const { id: consultationId } = await portal.db.prisma.consultation.findFirstOrThrow({ where: { slug: "bao-cao-chinh-tri-2020" } });
  const now = new Date();
  await portal.db.prisma.documentSet.create({
    data: { id: crypto.randomUUID(), consultationId, kinds: ["register-csv"], personalData: false, layout: "party", staffId, createdAt: now, failedAt: now },
  });
  await page.goto(PAGE);
  const failed = page.getByRole("article", { name: /^Bộ lúc/ }).first();
  await expect(failed).toContainText("Không lập được.");
  await failed.getByRole("button", { name: "Lập lại" }).click();
  await expect(page.getByRole("article", { name: /^Bộ lúc/ }).first().getByText(/^Đã lập xong: /)).toBeVisible({ timeout: 30_000 });
});
