import type { Page } from "@playwright/test";
import { matchRoutes } from "@remix-run/react";
import type { RouteConfigEntry } from "@remix-run/route-config";
import routes from "../app/routes";
import { expect, expectAccessible } from "./fixtures";
import { PUBLIC_PAGES } from "./public-pages";
import { test, visit } from "./visit";

// A trace of axe is its source, over and over.
test.use({ trace: "off" });

/** Routes without a public page: they answer programs or taps, or need somebody signed in (see staff-guard.test.ts). */
const NO_PUBLIC_PAGE = /^routes\/(api\.|staff\.(?!sign-in\.|invitation)|staff\.tsx|support\.ts|numbers-file\.ts|delivery-download\.ts)/;

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };

interface Route {
  path?: string;
  index?: boolean;
  id: string;
  children?: Route[];
}

function asRoutes(entries: RouteConfigEntry[]): Route[] {
  return entries.map(({ path, index, file, children }) =>
    index ? { index, id: file } : { ...(path === undefined ? {} : { path }), id: file, ...(children ? { children: asRoutes(children) } : {}) },
  );
}

test("every route that has a public page is in the list", ({ site }) => {
  const tree = asRoutes(routes);
  const covered = Object.values(PUBLIC_PAGES)
    .flatMap((list) => list(site.content))
    .map(({ path }) => matchRoutes(tree as Parameters<typeof matchRoutes>[0], path.replace(/\?.*/, ""))?.at(-1)?.route.id);
  const files = (entries: Route[]): string[] => entries.flatMap(({ id, children = [] }) => [id, ...files(children)]);
  const expected = new Set(files(tree).filter((file) => !NO_PUBLIC_PAGE.test(file)));
  expect([...new Set(covered)].sort()).toEqual([...expected].sort());
});

/** A page is read downwards only: nothing makes it wider than the screen. */
async function expectNoSideways(page: Page, name: string) {
  expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), `width of ${name}`).toBeLessThanOrEqual(PHONE.width);
}

for (const [group, list] of Object.entries(PUBLIC_PAGES)) {
  test(`accessible in light and dark, on a desk and on a phone, in both languages: ${group}`, async ({ page, site }) => {
    test.setTimeout(300_000);
    for (const entry of list(site.content)) {
      await page.setViewportSize(DESK);
      await visit(page, site, entry);
      await expectAccessible(page, { name: entry.name });
      await page.setViewportSize(PHONE);
      await expectAccessible(page, { name: `${entry.name}, phone`, schemes: ["light"] });
      await expectNoSideways(page, entry.name);
      await visit(page, site, entry, "en");
      await expectAccessible(page, { name: `${entry.name}, in English on a phone`, schemes: ["dark"] });
      await expectNoSideways(page, `${entry.name}, in English`);
    }
  });
}
