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
 * batches. Ends when the register has none waiting.
 * @param waiting how many comments wait at this moment
 */
export async function moderate(page: Page, { url, email, desk }: Desk, now: { arrived: () => boolean; waiting: () => number }) {
  await page.goto(`${url}/can-bo/dang-nhap`);
  await page.getByLabel("Thư điện tử").fill(email);
  await page.getByLabel("Mật khẩu").fill(TEST_PASSWORD);
  await page.getByRole("button", { name: "Đăng nhập" }).click();
  await page.getByRole("navigation", { name: "Khu vực cán bộ" }).waitFor();
  let [single, batches] = [0, 0];
  while (!now.arrived() || now.waiting() > 0) {
    await page.goto(url + desk);
    if (now.arrived()) batches += await decideTheRest(page);
    else single += await decideSome(page, single);
  }
  return { single, batches };
}

const openComment = (page: Page) => new URL(page.url()).searchParams.get("y-kien");

async function decideSome(page: Page, before: number): Promise<number> {
  const publish = page.locator(".decision button", { hasText: "Công bố" }).first();
  for (let done = 0; done < ROUND; done++) {
    const open = openComment(page);
    // Nothing waits, or a colleague was first and the page says so.
    if (open === null || !(await publish.isVisible())) return done;
    // Every ninth is withheld, for the first reason.
    const keys = (before + done) % 9 === 8 ? ["w", "1", "Enter"] : ["p", "Enter"];
    for (const key of keys) await page.keyboard.press(key);
    const went = await page.waitForURL((address) => address.searchParams.get("y-kien") !== open, { timeout: 5_000 }).then(() => true, () => false);
    // The last of the list stays open; the list is read anew.
    if (!went) return done + 1;
  }
  return ROUND;
}

/** Publishes what the list holds, up to what one batch may; 0 when a colleague has it. */
async function decideTheRest(page: Page): Promise<number> {
  const bar = page.locator("details.batch-bar");
  if ((await bar.count()) === 0) return 0;
  if (!(await bar.evaluate((element) => (element as HTMLDetailsElement).open))) await bar.locator("summary").click();
  await bar.locator("select[name=action]").selectOption("publish");
  await page.getByRole("button", { name: "Xem trước tất cả theo bộ lọc" }).click();
  await page.getByRole("heading", { level: 1, name: "Quyết định nhiều ý kiến" }).waitFor();
  const confirm = page.getByRole("button", { name: /^Xác nhận/ });
  if ((await confirm.count()) === 0) return 0;
  await confirm.click();
  const told = page.getByRole("status").filter({ hasText: /^Đã ghi/ });
  await told.waitFor();
  return Number(/[\d.]+/.exec((await told.textContent()) ?? "")?.[0].replaceAll(".", "") ?? 0);
}
