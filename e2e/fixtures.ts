import AxeBuilder from "@axe-core/playwright";
import { expect, test as base, type Page } from "@playwright/test";
import { createSession } from "../app/auth/create-session.server";
import { addStaff } from "../app/auth/test-staff";
import type { Role } from "../app/auth/roles";
import { decide } from "../app/moderation/decide.server";
import { newId } from "../app/platform/ids.server";
import { startPortal, type Portal } from "./portal";

export { expect };
export type { Portal };

/** The sample consultation, and a section of it with paragraphs of every kind. */
export const SAMPLE = "/bao-cao-chinh-tri-2020";
export const TARGETS = `${SAMPLE}/p2-b-ii`;

export const test = base.extend<{ baseURL: string }, { portal: Portal }>({
  portal: [
    async ({}, use) => {
      const portal = await startPortal();
      await use(portal);
      await portal.stop();
    },
    { scope: "worker" },
  ],
  baseURL: ({ portal }, use) => use(portal.url),
});

/** All that axe looks for unasked, best practice too, and what WCAG 2.2 AA has besides. */
const RULES = { rules: { "target-size": { enabled: true } } };

/** Fails on anything axe finds, in light and in dark; goes on, so that all of it is told. In the page itself: none has frames. */
export async function expectAccessible(page: Page, { name = page.url(), schemes = ["light", "dark"] as ("light" | "dark")[] } = {}) {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).options(RULES).setLegacyMode().analyze();
    const found = violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html.slice(0, 160)) }));
    expect.soft(found, `${name}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
}

/** Fills the comment form that is on the page and sends it. */
export async function sendComment(page: Page, { kind = "Đề nghị sửa", text }: { kind?: string; text: string }) {
  await page.getByRole("radio", { name: kind, exact: true }).check();
  await page.getByLabel("Nội dung ý kiến").fill(text);
  await page.getByLabel(/^Tôi đồng ý để Ban Tuyên giáo/).check();
  await page.getByRole("button", { name: "Gửi góp ý" }).click();
}

/** The code on a receipt page. */
export async function readCode(page: Page): Promise<string> {
  await expect(page.getByRole("heading", { name: /^Mã tiếp nhận/ })).toBeVisible();
  return (await page.locator(".receipt h1 .code").textContent()) ?? "";
}

/**
 * A new member of staff with these roles, signed in on the overview. Not through the form, which is tested where it is
 * meant: of all journeys of a portal together it would be too many from one address.
 */
export async function signIn(page: Page, portal: Portal, roles: Role[]) {
  const email = `${newId()}@laichau.example`;
  const id = await addStaff(portal.db, email, roles, new Date());
  const { token } = await createSession(portal.db.prisma, { staffId: id, device: null }, new Date());
  await page.context().addCookies([{ name: "phien", value: token, domain: new URL(portal.url).hostname, path: "/can-bo", httpOnly: true, sameSite: "Lax" }]);
  waitForAnswers(page);
  await page.goto(`${portal.url}/can-bo`);
  await expect(page.getByRole("navigation", { name: "Khu vực cán bộ" })).toBeVisible();
  return { id, email };
}

/**
 * From now on a page that is opened is left alone until it answers keys and clicks: staff pages are shown before they are
 * hydrated, and what is pressed meanwhile is lost. React marks the outermost element last.
 */
function waitForAnswers(page: Page) {
  const open = page.goto.bind(page);
  page.goto = async (...to) => {
    const response = await open(...to);
    if (await page.evaluate(() => "__remixContext" in window)) {
      await page.waitForFunction(() => Object.keys(document.documentElement).some((key) => key.startsWith("__reactFiber")));
    }
    return response;
  };
}

/** Publishes every comment of a receipt. */
export async function publish({ db }: Portal, receiptCode: string) {
  const staffId = await addStaff(db, `${newId()}@laichau.example`, ["moderator"], new Date());
  for (const { id, version, revision } of await db.prisma.comment.findMany({ where: { receiptCode } })) {
    const decision = { commentId: id, version, revision, action: "publish" as const, reason: "0", note: null, spans: [], staffId };
    expect(await decide(db, decision, new Date())).toMatchObject({ ok: true });
  }
}
