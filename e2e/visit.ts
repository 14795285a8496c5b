import type { Page } from "@playwright/test";
import { expect, test as base } from "./fixtures";
import { startPortal, type Portal } from "./portal";
import { addClosedContent, addContent, postForm, type Content } from "./public-content";
import type { PublicPage } from "./public-pages";

/** The portals that have every public page in every state. */
export interface Site {
  open: Portal;
  closed: Portal;
  content: Content;
}

export const test = base.extend<object, { site: Site }>({
  site: [
    async ({}, use) => {
      const [open, closed] = await Promise.all([startPortal(), startPortal({ args: ["--no-extension"] })]);
      try {
        await use({ open, closed, content: { ...(await addContent(open)), ...(await addClosedContent(closed)) } });
      } finally {
        await Promise.all([open.stop(), closed.stop()]);
      }
    },
    { scope: "worker" },
  ],
});

export type Language = "vi" | "en";

/** Where a page stands in a language; the staff area speaks one. */
export function addressIn(language: Language, { path }: PublicPage): string {
  return language === "vi" || path.startsWith("/can-bo") ? path : `/${language}${path === "/" ? "" : path}`;
}

/** Opens a page in the browser, and makes sure that it is in the state its entry says. */
export async function visit(page: Page, site: Site, entry: PublicPage, language: Language = "vi") {
  const { url } = entry.closed ? site.closed : site.open;
  const address = url + addressIn(language, entry);
  const status = entry.form ? await send(page, url, address, entry.form) : (await page.goto(address))?.status();
  expect(status, entry.name).toBe(entry.status ?? 200);
  await entry.act?.(page);
  await expect(page.locator(entry.has).first(), entry.name).toBeAttached();
}

/** Sends a form as a page of the portal does, without the help of our script; the status of the answer. */
async function send(page: Page, url: string, address: string, form: Record<string, string>) {
  await page.goto(`${url}/quy-tac`);
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  const loaded = page.waitForEvent("load");
  await page.evaluate(
    ([action, fields]) => {
      const element = Object.assign(document.createElement("form"), { method: "post", action });
      for (const [name, value] of Object.entries(fields)) {
        // Not an input: those take line ends out.
        element.append(Object.assign(document.createElement("textarea"), { name, value }));
      }
      document.body.append(element);
      element.submit();
    },
    [address, form] as const,
  );
  await loaded;
  return (await answer).status();
}

/** A page as the server sends it, without a browser. */
export async function fetchPage(site: Site, entry: PublicPage, language: Language): Promise<string> {
  const portal = entry.closed ? site.closed : site.open;
  const address = addressIn(language, entry);
  const response = entry.form ? await postForm(portal, address, entry.form) : await fetch(portal.url + address);
  expect(response.status, `${language} ${entry.name}`).toBe(entry.status ?? 200);
  return response.text();
}
