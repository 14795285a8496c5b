import fs from "node:fs";
import { expect, type Page } from "@playwright/test";
import { unzip, type Parts } from "../app/exports/docx/test/edit-docx";

/** Has one document made for a consultation, as a compiler does on the screen, and gives the parts of the file. */
export async function fetchDocument(page: Page, slug: string, name: string): Promise<Parts> {
  await page.goto(`/can-bo/tai-lieu?dot=${slug}`);
  for (const box of await page.getByRole("group", { name: "Tài liệu" }).getByRole("checkbox").all()) await box.uncheck();
  await page.getByRole("checkbox", { name }).check();
  await page.getByRole("button", { name: "Lập tài liệu" }).click();
  const fetch = page.getByRole("button", { name: `Tải về: ${name}` });
  await expect(fetch).toBeVisible({ timeout: 60_000 });
  const [download] = await Promise.all([page.waitForEvent("download"), fetch.click()]);
  return unzip(fs.readFileSync(await download.path()));
}
