import type { BrowserContext, Page } from "@playwright/test";
import { decideOn } from "./decide-on";
import { expect, SAMPLE, test, type Portal } from "./fixtures";
import { startPortal } from "./portal";
import { changed, quoteFields, sendForm } from "./public-content";

const KB = 1024;
/** Paragraphs that have as many comments beside them as a page shows. */
const DISCUSSED = 6;

test("the first view of the longest section, much discussed, takes at most 30 KB compressed, 10 KB of it script", async ({ browser }) => {
  test.setTimeout(120_000);
  const portal = await startPortal();
  const context = await browser.newContext();
  try {
    const path = await discussLongest(portal);
    const page = await context.newPage();
    const weigh = await startWeighing(page);
    await page.goto(`${portal.url}${SAMPLE}/${path}`, { waitUntil: "networkidle" });
    await expect(page.locator(".said")).toHaveCount(3 * DISCUSSED);
    for (const shown of ["mark.quote-2", ".said .change", ".said-quote"]) await expect(page.locator(shown).first()).toBeAttached();
    const { view, afterwards } = weigh();
    const script = view.filter(({ type }) => type === "Script").reduce((total, { bytes, headers }) => total + bytes - headers, 0);
    console.log(
      [
        `${path}: ${sum(view)} bytes in ${view.length} requests, of them ${script} script itself`,
        ...view.map(({ type, url, bytes, headers }) => `  ${type} ${new URL(url).pathname}: ${bytes}, headers ${headers}`),
        `afterwards, for reading without a network: ${sum(afterwards)} bytes by the page, ${await byServiceWorker(context)} by its service worker`,
      ].join("\n"),
    );
    expect(script).toBeGreaterThan(KB);
    expect(script).toBeLessThanOrEqual(10 * KB);
    expect(sum(view)).toBeGreaterThan(15 * KB);
    expect(sum(view)).toBeLessThanOrEqual(30 * KB);
    expect(view.length).toBeLessThanOrEqual(5);
  } finally {
    await context.close();
    await portal.stop();
  }
});

/** Publishes comments, quotes that overlap and proposals on the longest section, in words of the draft's own kind; its path. */
async function discussLongest(portal: Portal): Promise<string> {
  const { prisma } = portal.db;
  const [longest] = await prisma.$queryRaw<{ id: string; path: string }[]>`
    SELECT s.id, s.path FROM section s JOIN paragraph p ON p.section_id = s.id
    GROUP BY s.id ORDER BY sum(length(p.text)) DESC LIMIT 1`;
  if (!longest) throw new Error("The sample has no section.");
  const own = await prisma.paragraph.findMany({ where: { sectionId: longest.id }, orderBy: { number: "asc" }, take: DISCUSSED });
  const others = await prisma.paragraph.findMany({ where: { sectionId: { not: longest.id } }, orderBy: { id: "asc" }, take: 3 * DISCUSSED });
  const words = others.map(({ text }) => text.slice(0, 250).trim());
  for (const { number, text } of own) {
    const on = { paragraph: String(number) };
    for (const more of [quoteFields(text, 0, 30), { ...quoteFields(text, 15, 60), proposed: changed(text) }, { name: "Lò Thị Mai", showName: "on" }]) {
      await sendForm(portal, `${SAMPLE}/${longest.path}`, { ...on, ...more, text: words.shift() ?? "" });
    }
  }
  await decideOn(portal, (await prisma.comment.findMany()).map(({ id }) => id), "publish");
  return longest.path;
}

interface Weighed {
  type: string;
  url: string;
  /** What came over the wire, with its headers. */
  bytes: number;
  headers: number;
}

const sum = (weighed: Weighed[]) => weighed.reduce((total, { bytes }) => total + bytes, 0);

/** Counts what a page receives: all that its first view asks for, and what its script fetches once that is there. */
async function startWeighing(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const requests = new Map<string, Weighed>();
  session.on("Network.requestWillBeSent", ({ requestId, type = "", request: { url } }) => requests.set(requestId, { type, url, bytes: 0, headers: 0 }));
  session.on("Network.responseReceived", ({ requestId, response }) => {
    const request = requests.get(requestId);
    if (request) request.headers = response.encodedDataLength;
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const request = requests.get(requestId);
    if (request) request.bytes = encodedDataLength;
  });
  return () => {
    const all = [...requests.values()];
    return { view: all.filter(({ type }) => type !== "Fetch"), afterwards: all.filter(({ type }) => type === "Fetch") };
  };
}

/** Bytes the service worker received for what it keeps; its own script not counted. */
async function byServiceWorker(context: BrowserContext): Promise<number> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  return worker.evaluate(() => (performance.getEntriesByType("resource") as PerformanceResourceTiming[]).reduce((total, { transferSize }) => total + transferSize, 0));
}
