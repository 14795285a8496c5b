import { beforeAll, expect, test } from "vitest";
import { createRateLimit, LIMITS } from "./rate-limit.server";
import { testDatabase } from "./test/database";

let now = new Date("2020-06-18T16:00:00Z");
let db: Awaited<ReturnType<typeof testDatabase>>;

beforeAll(async () => {
  db = await testDatabase();
});

const open = () => createRateLimit(db.url, () => now);

test("a crowd behind one address that comes at once gets all its points, and not one more", async () => {
  const limit = open();
  const { points } = LIMITS.submit;
  const answers = await Promise.all(Array.from({ length: points + 50 }, () => limit.consume("submit", "198.51.100.1")));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(points);
  const refusal = answers.find(({ ok }) => !ok);
  expect(refusal).toMatchObject({ ok: false, retryAfter: expect.any(Number) as number });
  expect(await limit.consume("submit", "198.51.100.2")).toEqual({ ok: true, near: false });
  await limit.close();
});

test("instances share one count, and its subject stands nowhere", async () => {
  const [a, b] = [open(), open()];
  const { points } = LIMITS.signInByPlace;
  const answers = [];
  for (let i = 0; i < points + 2; i++) answers.push(await (i % 2 ? a : b).consume("signInByPlace", "hoa@example.vn"));
  expect(answers.map(({ ok }) => ok)).toEqual([...Array.from({ length: points }, () => true), false, false]);
  const { rows } = await db.pool.query("SELECT * FROM rate_limit");
  expect(JSON.stringify(rows)).not.toContain("hoa@example.vn");
  await Promise.all([a.close(), b.close()]);
});

test("over midnight (UTC) the key of the day before goes, for every instance that comes along at once", async () => {
  const limits = [open(), open(), open()];
  await Promise.all(limits.map((limit) => limit.consume("lookUp", "198.51.100.3")));
  now = new Date("2020-06-19T00:00:00Z");
  const answers = await Promise.all(limits.flatMap((limit) => [limit.consume("lookUp", "a"), limit.consume("lookUp", "b")]));
  expect(answers.every(({ ok }) => ok)).toBe(true);
  const { rows } = await db.pool.query<{ day: string }>("SELECT day::text FROM daily_key");
  expect(rows).toEqual([{ day: "2020-06-19" }]);
  await Promise.all(limits.map((limit) => limit.close()));
});
