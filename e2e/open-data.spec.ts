import { newId } from "../app/platform/ids.server";
import { decideOn } from "./decide-on";
import { expect, expectAccessible, SAMPLE, test } from "./fixtures";
import { addComments } from "./queue";

const API = `/api/v1/consultations${SAMPLE}`;

test("the page explains and links; each link answers, as JSON and as CSV", async ({ page, request }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Dữ liệu mở" }).click();
  await expect(page.getByRole("heading", { name: "Dữ liệu mở" })).toBeVisible();
  await expectAccessible(page);
  const links = await page.locator("main a[href^='/api/']").evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  expect(links.length).toBeGreaterThan(8);
  for (const link of links) {
    const answer = await request.get(link);
    expect(answer.status(), link).toBe(200);
    expect(answer.headers()["content-type"]).toMatch(link.endsWith("csv") ? /^text\/csv/ : /^application\/json/);
  }
  await page.goto("/en/du-lieu-mo");
  await expect(page.getByRole("heading", { name: "Open data", exact: true })).toBeVisible();
  await expect(page.locator(`#dot-${SAMPLE.slice(1)}`).getByRole("link", { name: "Published comments, JSON" })).toHaveAttribute("href", `${API}/comments`);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test("a comment is in the open data while it is published, by its public words alone", async ({ portal, request }) => {
  const text = "Gọi bà Lý ở số 0911 222 333 về nghề dệt thổ cẩm.";
  const { ids } = await addComments(portal, "p1-b-vi-1", [text]);
  const contributor = await portal.db.prisma.contributor.create({
    data: {
      id: newId(), name: "Lý Thị Mẩy", email: "may@example.vn", showName: false, createdAt: new Date(),
      consultationId: (await portal.db.prisma.consultation.findFirstOrThrow()).id,
    },
  });
  await portal.db.prisma.comment.update({ where: { id: ids[0]! }, data: { contributorId: contributor.id } });
  const read = async () => {
    const answer = await request.get(`${API}/comments?section=p1-b-vi&kind=amend`);
    return (await answer.json()) as { comments: { id: string; text: string; url: string }[] };
  };
  const everything = async () => {
    const answers = ["comments", "comments?format=csv", "numbers", "moderation-log", "outline"].map((path) => request.get(`${API}/${path}`));
    return (await Promise.all((await Promise.all(answers)).map((answer) => answer.text()))).join("\n");
  };
  expect((await read()).comments).toEqual([]);
  expect(await everything()).not.toContain("thổ cẩm");
  const start = text.indexOf("0911");
  await decideOn(portal, ids, "redact", [{ field: "text", start, end: start + 12, reason: "1" }]);
  const [shown] = (await read()).comments;
  expect(shown).toMatchObject({ id: ids[0], name: null, url: `${portal.url}${SAMPLE}/y-kien/${ids[0]}` });
  expect((await request.get(shown!.url)).status()).toBe(200);
  for (const hidden of ["0911", "Mẩy", "may@example.vn"]) expect(await everything()).not.toContain(hidden);
  await decideOn(portal, ids, "withhold");
  expect((await read()).comments).toEqual([]);
  expect(await everything()).not.toContain("thổ cẩm");
});

test("the protocol is kept: ETag, HEAD, CORS, problems, methods", async ({ request }) => {
  const first = await request.get(`${API}/outline`);
  const { etag } = first.headers();
  expect(first.headers()).toMatchObject({ "access-control-allow-origin": "*", "cache-control": "public, no-cache" });
  expect(first.headers()["set-cookie"]).toBeUndefined();
  const again = await request.get(`${API}/outline`, { headers: { "If-None-Match": etag! } });
  expect(again.status()).toBe(304);
  expect((await request.get(`${API}/outline?format=csv`)).headers().etag).not.toBe(etag);
  const head = await request.head(`${API}/outline`);
  expect(head.status()).toBe(200);
  expect(await head.text()).toBe("");
  expect(head.headers().etag).toBe(etag);

  const asked = await request.fetch(`${API}/comments`, { method: "OPTIONS", headers: { Origin: "https://example.vn" } });
  expect(asked.status()).toBe(204);
  expect(asked.headers()).toMatchObject({ "access-control-allow-origin": "*", "access-control-allow-methods": "GET, HEAD" });
  for (const method of ["POST", "PUT", "DELETE"]) expect((await request.fetch(`${API}/comments`, { method })).status()).toBe(405);
  for (const [address, status] of [
    [`${API}/comments?limit=101`, 400],
    [`${API}/comments?after=x`, 400],
    [`${API}/comments?section=khong-co`, 400],
    [`${API}/comments?thua=1`, 400],
    [`${API}/outline?format=xml`, 400],
    ["/api/v1/consultations/khong-co", 404],
    [`${API}/sections/khong-co`, 404],
    ["/api/v2", 404],
  ] as const) {
    const refused = await request.get(address);
    expect(refused.status(), address).toBe(status);
    expect(refused.headers()["content-type"]).toBe("application/problem+json");
    expect(await refused.json()).toMatchObject({ status, type: "about:blank" });
  }
});
