import fs from "node:fs";
import http from "node:http";
import { buffer } from "node:stream/consumers";
import type { Page } from "@playwright/test";
import yauzl from "yauzl";
import { ZipFile } from "yazl";
import { sheetData, worksheet, writeWorkbook } from "../app/intake/bulk/test-workbook";
import { expect, expectAccessible, SAMPLE, signIn, test } from "./fixtures";

const BULK = "/can-bo/tiep-nhan/bang";
const today = () => new Date(Date.now() + 7 * 3600_000).toISOString().slice(0, 10);

async function upload(page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }, present = "1200") {
  await page.goto(BULK);
  await page.getByLabel("Tên hội nghị").fill("Hội nghị góp ý của Huyện ủy Tam Đường");
  await page.getByLabel("Ngày tổ chức").fill(today());
  await page.getByLabel("Số người dự (nếu có đếm)").fill(present);
  await page.getByLabel("Địa bàn").selectOption("tam-duong");
  await page.getByLabel("Tệp XLSX hoặc CSV").setInputFiles(file);
  await page.getByRole("button", { name: "Tải lên và đọc thử" }).click();
}

/** The sample's: other specs may have added consultations with templates of their own. */
const templateOf = (page: Page, format: string) => page.locator(`a[href*="dot=${SAMPLE.slice(1)}&"]`).filter({ hasText: `Tải bảng mẫu ${format}` });

const csv = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

test("a clerk fills the template, corrects what is shown in place, registers it once, and hands out the codes", async ({ page, portal }, testInfo) => {
  await signIn(page, portal, ["clerk"]);
  await page.goto(BULK);
  await expectAccessible(page);
  const [download] = await Promise.all([page.waitForEvent("download"), templateOf(page, "CSV").click()]);
  const columns = fs.readFileSync(await download.path(), "utf8");
  const [workbook] = await Promise.all([page.waitForEvent("download"), templateOf(page, "XLSX").click()]);
  expect(fs.readFileSync(await workbook.path()).subarray(0, 2).toString()).toBe("PK");
  const headings = columns.replace("\ufeff", "").trim().split('","').map((cell) => cell.replaceAll('"', ""));
  expect(headings).toEqual(["Mục", "Loại ý kiến", "Nội dung ý kiến", "Đề nghị viết lại", "Họ và tên", "Đơn vị", "Huyện, thành phố", "Thư điện tử"]);

  const rows = [
    ["p2-b-ii/d1", "Đề nghị sửa", "=HYPERLINK(\"http://xau.example\") đề nghị nêu rõ mốc thời gian", "", "Vàng Thị Dở", "", "", ""],
    ["p2-b-ii", "Đồng ý", "Nhất trí với mục này của dự thảo.", "", "", "", "Sìn Hồ", ""],
    ["", "Ý kiến khác", "Đề nghị in dự thảo bằng chữ to hơn.", "", "", "", "", ""],
  ];
  const wrong = rows.map((cells, index) => (index === 1 ? ["p9-z", "Thích", ...cells.slice(2)] : cells));
  await upload(page, await writeWorkbook(testInfo.outputPath("sai.xlsx"), { sheets: [worksheet(sheetData([headings, ...wrong]))] }));
  await expect(page.getByText("trong đó 1 dòng có lỗi")).toBeVisible();
  await expect(page.getByRole("button", { name: /vào sổ/ })).toHaveCount(0);
  const row = page.getByRole("row", { name: /^3 / });
  await expect(row.getByRole("cell").nth(0)).toContainText("Không có mã mục này trong dự thảo");
  await expect(row.getByRole("cell").nth(1)).toContainText("Không rõ loại ý kiến");
  await page.getByRole("link", { name: "Chỉ dòng có lỗi" }).click();
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(2);
  await expectAccessible(page);
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  await page.getByRole("button", { name: "Bỏ bảng này" }).click();
  await expect(page.getByText("Không ý kiến nào được ghi vào sổ.")).toBeVisible();

  const right = await writeWorkbook(testInfo.outputPath("dung.xlsx"), { sheets: [worksheet(sheetData([headings, ...rows]))] });
  await upload(page, right);
  await expect(page.getByText("Đọc được 3 ý kiến, không dòng nào sai.")).toBeVisible();
  await page.getByRole("button", { name: "Ghi 3 ý kiến vào sổ" }).click();
  await expect(page.getByText(/^Đã ghi 3 ý kiến vào sổ lúc/)).toBeVisible();
  await expect(page.getByText("Số người dự: 1.200. Số này không cộng vào số ý kiến.")).toBeVisible();
  await expectAccessible(page);
  const [codes] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /^Tải mã tiếp nhận/ }).click()]);
  const lines = fs.readFileSync(await codes.path(), "utf8").trim().split("\r\n");
  expect(lines.map((line) => line.split(",")[0])).toEqual(['"Dòng"', '"2"', '"3"', '"4"']);

  await page.getByRole("link", { name: "Danh sách bảng đã nhập" }).click();
  const registered = page.getByRole("row", { name: /^dung\.xlsx/ });
  await expect(registered).toContainText("Đã ghi vào sổ");
  await expect(registered.getByRole("cell").nth(2)).toHaveText("3");
  await expect(registered.getByRole("cell").nth(4)).toHaveText("1.200");
  await expect(page.getByRole("row", { name: /^sai\.xlsx/ })).toContainText("Đã bỏ");
  await page.setViewportSize({ width: 360, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

  await upload(page, right);
  await expect(page.locator("main").getByRole("alert")).toContainText("Tệp này đã được nhập trước đó");
  await page.getByRole("link", { name: "Xem lần nhập trước" }).click();
  await expect(page.getByText(/^Đã ghi 3 ý kiến vào sổ lúc/)).toBeVisible();
  expect(await portal.db.prisma.comment.count({ where: { channel: "meeting" } })).toBe(3);

  await page.context().clearCookies();
  await page.goto(`/tra-cuu/${lines[1]!.split(",")[1]!.replaceAll('"', "")}`);
  await expect(page.getByText('=HYPERLINK("http://xau.example") đề nghị nêu rõ mốc thời gian')).toBeVisible();
});

/** The downloaded workbook with rows typed under its headings, and everything else as it was. */
async function fill(template: string, rows: string[][]): Promise<Buffer> {
  const filled = new ZipFile();
  const zip = await yauzl.openPromise(template, { autoClose: false });
  for await (const entry of zip.eachEntry()) {
    let part = await buffer(await zip.openReadStreamPromise(entry));
    if (entry.fileName === "xl/worksheets/sheet1.xml") part = Buffer.from(part.toString().replace("</sheetData>", `${sheetData([[], ...rows]).replace('<row r="1"></row>', "")}</sheetData>`));
    filled.addBuffer(part, entry.fileName);
  }
  zip.close();
  filled.end();
  return buffer(filled.outputStream);
}

test("the XLSX template is filled as it was downloaded, of the consultation that was chosen, and registered", async ({ page, portal }) => {
  await signIn(page, portal, ["clerk"]);
  await page.goto(`${BULK}?dot=bao-cao-chinh-tri-2020`);
  const [template] = await Promise.all([page.waitForEvent("download"), templateOf(page, "XLSX").click()]);
  const name = template.suggestedFilename();
  expect(name).toMatch(/bao-cao-chinh-tri-2020\.xlsx$/);
  const said = ["Đề nghị làm rõ nguồn vốn của bảng mẫu.", "Nhất trí với toàn bộ dự thảo theo bảng mẫu."];
  const rows = [
    ["p2-b-ii/d2", "Đề nghị bổ sung", said[0]!, "Nguồn vốn: ngân sách tỉnh.", "Lò Văn Pâng", "Hợp tác xã Mường So", "Phong Thổ", ""],
    ["", "Đồng ý", said[1]!, "", "", "", "", ""],
  ];
  await upload(page, { name, mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", buffer: await fill(await template.path(), rows) }, "35");
  await expect(page.getByText("Đọc được 2 ý kiến, không dòng nào sai.")).toBeVisible();
  await page.getByRole("button", { name: "Ghi 2 ý kiến vào sổ" }).click();
  await expect(page.getByText(/^Đã ghi 2 ý kiến vào sổ lúc/)).toBeVisible();
  const comments = await portal.db.prisma.comment.findMany({ where: { text: { in: said } }, orderBy: { receivedAt: "asc" }, include: { section: true, paragraph: true, contributor: true } });
  expect(comments.map(({ kind, text, proposed, district, section, paragraph, contributor }) => [kind, text, proposed, district, section?.path, paragraph?.number, contributor?.name]).sort()).toEqual([
    ["add", said[0], "Nguồn vốn: ngân sách tỉnh.", "phong-tho", "p2-b-ii", 2, "Lò Văn Pâng"],
    // The conference's own district, where a row names none.
    ["agree", said[1], null, "tam-duong", undefined, undefined, undefined],
  ]);
});

test("a file that cannot be used is refused in words, and what was filled in stays", async ({ page, portal }) => {
  await signIn(page, portal, ["clerk"]);
  await upload(page, csv("bang.xlsx", "%PDF-1.7\n"));
  await expect(page.locator("main").getByRole("alert")).toContainText("Tệp không phải là bảng tính XLSX hay CSV");
  await expect(page.getByLabel("Tên hội nghị")).toHaveValue("Hội nghị góp ý của Huyện ủy Tam Đường");
  await expectAccessible(page);
  await upload(page, csv("bang.csv", "Nội dung,Ghi chú\nx,y\n"), "rất đông");
  await expect(page.locator("main").getByRole("alert")).toContainText("Số người dự phải là một số");
  await upload(page, csv("bang.csv", "Nội dung,Họ tên,Ghi chú\nx,y,z\n"));
  await expect(page.getByText("Thiếu cột: Mục, Loại ý kiến.")).toBeVisible();
});

test("5,000 rows are read and registered while their progress is shown, and two clicks register them once", async ({ page, portal }) => {
  await signIn(page, portal, ["clerk"]);
  const lines = Array.from({ length: 5_000 }, (_, index) => `p2-b-ii,Đồng ý,"Ý kiến thứ ${index} của hội nghị, nhất trí",Người ${index}`);
  await upload(page, csv("nhieu.csv", `Mục,Loại,Nội dung,Họ tên\n${lines.join("\n")}\n`));
  await expect(page.getByText("Đọc được 5.000 ý kiến, không dòng nào sai.")).toBeVisible({ timeout: 30_000 });
  await page.getByRole("link", { name: "Trang sau" }).click();
  await expect(page.getByRole("rowheader", { name: "52", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Ghi 5.000 ý kiến vào sổ" }).dblclick();
  await expect(page.getByText(/^Đã ghi 5\.000 ý kiến vào sổ lúc/)).toBeVisible({ timeout: 30_000 });
  expect(await portal.db.prisma.comment.count({ where: { bulkImport: { file: { name: "nhieu.csv" } } } })).toBe(5_000);
});

test("a spreadsheet of a gigabyte is refused before it is read, with or without saying its length", async ({ page, portal }) => {
  await signIn(page, portal, ["clerk"]);
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const headers = { cookie, origin: portal.url, "content-type": "multipart/form-data; boundary=x" };
  const send = (more: http.OutgoingHttpHeaders) => http.request(`${portal.url}${BULK}`, { method: "POST", headers: { ...headers, ...more } });

  const said = send({ "content-length": String(2 ** 30) });
  const status = new Promise<number | undefined>((resolve, reject) => said.on("response", (response) => resolve(response.statusCode)).on("error", reject));
  said.flushHeaders();
  expect(await status).toBe(413);
  said.destroy();

  const chunked = send({});
  let sent = 0;
  const piece = Buffer.alloc(2 ** 20, "a");
  const ended = new Promise<number | undefined>((resolve) => chunked.on("response", ({ statusCode }) => resolve(statusCode)).on("error", () => resolve(undefined)));
  let over = false;
  void ended.then(() => (over = true));
  chunked.write('--x\r\nContent-Disposition: form-data; name="file"; filename="to.csv"\r\nContent-Type: text/csv\r\n\r\n');
  while (!over && sent < 1024) {
    sent += 1;
    if (!chunked.write(piece)) await Promise.race([new Promise((resolve) => chunked.once("drain", resolve)), ended]);
  }
  expect([413, undefined]).toContain(await ended);
  expect(sent).toBeLessThan(200);
  chunked.destroy();
  expect(await portal.db.prisma.bulkImport.count({ where: { file: { name: "to.csv" } } })).toBe(0);
});
