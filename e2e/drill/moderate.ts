import type { Page } from "@playwright/test";
import { TEST_PASSWORD } from "../../app/auth/test-staff";

interface Desk {
  url: string;
  email: string;
  /** Address of the list. */
  desk: string;
}

/** Decisions one by one before the list is read anew. */
const ROUND = 12;

/**
 * One moderator at the desk: one comment after the other by single keys while they arrive, then all that are left in
 * batches. Ends when the register has none waiting; gives how often it decided by single keys.
 * @param waiting how many comments wait at this moment
 */
export async function moderate(page: Page, { url, email, desk }: Desk, now: { arrived: () => boolean; waiting: () => number }) {
  await page.goto(`${url}/can-bo/dang-nhap`);
  await page.getByLabel("Thư điện tử").fill(email);
  await page.getByLabel("Mật khẩu").fill(TEST_PASSWORD);
  await page.getByRole("button", { name: "Đăng nhập" }).click();
  await page.getByRole("navigation", { name: "Khu vực cán bộ" }).waitFor();
  let tries = 0;
  while (!now.arrived() || now.waiting() > 0) {
    await page.goto(url + desk);
    if (now.arrived()) await decideTheRest(page);
    else tries += await decideSome(page, tries);
  }
  return tries;
}

const OPEN = "form.decision input[name=comment]";

async function decideSome(page: Page, before: number): Promise<number> {
  for (let done = 0; done < ROUND; done++) {
    const open = await page.evaluate((selector) => document.querySelector<HTMLInputElement>(selector)?.value, OPEN);
    // Nothing waits, or colleagues have all that does.
    if (open === undefined) return done;
    // Every ninth is withheld, for the first reason.
    const keys = (before + done) % 9 === 8 ? ["w", "1", "Enter"] : ["p", "Enter"];
    for (const key of keys) await page.keyboard.press(key);
    const goneOn = ([selector, id]: string[]) => document.querySelector<HTMLInputElement>(selector!)?.value !== id;
    // One that a colleague has opened meanwhile stays open and says so; the list is read anew.
    if (!(await page.waitForFunction(goneOn, [OPEN, open], { timeout: 5_000 }).then(() => true, () => false))) return done;
  }
  return ROUND;
}

/** Publishes what the list holds, up to what one batch may; nothing when a colleague has it. */
async function decideTheRest(page: Page): Promise<void> {
  const bar = page.locator("details.batch-bar");
  if ((await bar.count()) === 0) return;
  if (!(await bar.evaluate((element) => (element as HTMLDetailsElement).open))) await bar.locator("summary").click();
  await bar.locator("select[name=action]").selectOption("publish");
  await page.getByRole("button", { name: "Xem trước tất cả theo bộ lọc" }).click();
  await page.getByRole("heading", { level: 1, name: "Quyết định nhiều ý kiến" }).waitFor();
  const confirm = page.getByRole("button", { name: /^Xác nhận/ });
  if ((await confirm.count()) === 0) return;
  await confirm.click();
  await page.getByRole("status").filter({ hasText: /^Đã ghi/ }).waitFor();
}
