import { expect, SAMPLE, test } from "./fixtures";

test("the first view of the longest section takes at most 25 KB compressed and 5 requests", async ({ page, portal }) => {
  const [longest] = await portal.db.prisma.$queryRaw<{ path: string }[]>`
    SELECT s.path FROM section s JOIN paragraph p ON p.section_id = s.id
    GROUP BY s.id ORDER BY sum(length(p.text)) DESC LIMIT 1`;
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const sizes = new Map<string, number>();
  // What the script fetches is no part of the view: it comes after, for reading without a network.
  session.on("Network.requestWillBeSent", ({ requestId, type }) => type !== "Fetch" && sizes.set(requestId, 0));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => sizes.has(requestId) && sizes.set(requestId, encodedDataLength));
  await page.goto(`${SAMPLE}/${longest?.path}`, { waitUntil: "networkidle" });
  const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  console.log(`${longest?.path}: ${bytes} bytes, ${sizes.size} requests`);
  expect(bytes).toBeGreaterThan(1024);
  expect(bytes).toBeLessThanOrEqual(25 * 1024);
  expect(sizes.size).toBeLessThanOrEqual(5);
});
