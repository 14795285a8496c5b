import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import mammoth from "mammoth";
import { addComment, BEFORE_SAMPLE, makeRegister } from "../app/moderation/test-register";
import { expect, expectAccessible, signIn, test } from "./fixtures";

const PAGE = "/can-bo/tai-lieu";

test("a compiler has documents made from one instant, sees how far they are, and downloads what the hashes name", async ({ page, portal }) => {
  const register = await makeRegister(portal.db, "bo-tai-lieu", BEFORE_SAMPLE);
  await addComment(portal.db, register, { path: "p1-a", text: "Ý kiến cho tài liệu.", receivedAt: BEFORE_SAMPLE });
  const { id: staffId } = await signIn(page, portal, ["compiler"]);
  await page.goto(`${PAGE}?dot=bo-tai-lieu`);
  await expectAccessible(page);
  for (const name of ["Sổ tiếp nhận (JSON Lines)", "Phụ lục các ý kiến không công bố (Word)"]) await page.getByLabel(name).check();
  await page.getByRole("button", { name: "Lập tài liệu" }).click();
  const set = page.getByRole("article", { name: /^Bộ lúc/ }).first();
  // The page looks again by itself until the worker has made them.
  await expect(set.getByText(/^Đã lập xong: /)).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  const sha256 = await set.locator("p", { hasText: "Mã SHA-256 của sổ tiếp nhận" }).locator("code").innerText();
  const started = page.waitForEvent("download");
  await page.getByRole("button", { name: "Tải về: Sổ tiếp nhận (JSON Lines)" }).first().click();
  const download = await started;
  const bytes = readFileSync(await download.path());
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
  expect(bytes.toString("utf8")).toContain("Ý kiến cho tài liệu.");
  expect(download.suggestedFilename()).toContain(sha256.slice(0, 12));
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

test("a draft with very many comments comes in volumes, each named and downloaded by itself", async ({ page, portal }) => {
  const slug = "nhieu-quyen";
  const { consultationId, draftId, section } = await makeRegister(portal.db, slug, BEFORE_SAMPLE);
  await portal.db.pool.query(
    `INSERT INTO comment (id, consultation_id, draft_id, section_id, channel, kind, text, submission_key, receipt_code, received_at, state)
     SELECT gen_random_uuid(), $1, $2, CASE WHEN n > 600 THEN $3 ELSE $4 END::uuid, 'web', 'amend', 'Ý kiến ' || n, gen_random_uuid(), 'quyen-' || n, $5, 'published' FROM generate_series(1, 1200) n`,
    [consultationId, draftId, section("p1-a"), section("p1-b"), BEFORE_SAMPLE],
  );
  await signIn(page, portal, ["compiler"]);
  await page.goto(`${PAGE}?dot=${slug}`);
  for (const box of await page.getByRole("group", { name: "Tài liệu" }).getByRole("checkbox").all()) await box.uncheck();
  await page.getByLabel("Dự thảo kèm ý kiến bên lề (Word)").check();
  await page.getByRole("button", { name: "Lập tài liệu" }).click();
  const set = page.getByRole("article", { name: /^Bộ lúc/ }).first();
  await expect(set.getByText(/^Đã lập xong: 1\.200 ý kiến/)).toBeVisible({ timeout: 30_000 });
  await expect(set.getByRole("rowheader")).toHaveText(["Dự thảo kèm ý kiến bên lề (Word), quyển 1 trên 2", "Dự thảo kèm ý kiến bên lề (Word), quyển 2 trên 2"]);
  await expectAccessible(page);
  const started = page.waitForEvent("download");
  await set.getByRole("button", { name: "Tải về: Dự thảo kèm ý kiến bên lề (Word), quyển 2 trên 2" }).click();
  const download = await started;
  expect(download.suggestedFilename()).toContain("du-thao-kem-y-kien-quyen-02-nhieu-quyen");
  const { value } = await mammoth.extractRawText({ path: await download.path() });
  expect(value).toContain("Quyển 2 trên 2");
  expect(value).toContain("Tiêu đề p1-b");
});
