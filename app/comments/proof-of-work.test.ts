import { randomUUID } from "node:crypto";
import { solveChallenge } from "altcha-lib/v1";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRateLimit, type RateLimit } from "~/platform/rate-limit.server";
import { testDatabase } from "~/platform/test/database";
import { newChallenge, provesWork, type Challenge } from "./proof-of-work.server";

let limit: RateLimit;
beforeAll(async () => {
  limit = createRateLimit((await testDatabase()).url, () => new Date());
});
afterAll(() => limit.close());

async function solve({ algorithm, challenge, salt, signature, maxNumber }: Challenge): Promise<string> {
  const solution = await solveChallenge(challenge, salt, algorithm, maxNumber).promise;
  return btoa(JSON.stringify({ algorithm, challenge, number: solution?.number, salt, signature }));
}

test("work done for a form proves it, and proves no other form", async () => {
  const key = randomUUID();
  const solution = await solve(await newChallenge(limit, key, new Date()));
  expect(await provesWork(limit, key, solution)).toBe(true);
  expect(await provesWork(limit, randomUUID(), solution)).toBe(false);
});

test("an answer that is old, changed, guessed or no answer at all proves nothing", async () => {
  const key = randomUUID();
  const old = await solve(await newChallenge(limit, key, new Date(Date.now() - 3_600_000)));
  expect(await provesWork(limit, key, old)).toBe(false);
  const fresh = await newChallenge(limit, key, new Date());
  const guessed = btoa(JSON.stringify({ ...fresh, number: -1 }));
  for (const made of [guessed, "", "x", btoa("{}"), btoa("null"), "A".repeat(5_000)]) expect(await provesWork(limit, key, made)).toBe(false);
  const other = randomUUID();
  const moved = btoa(atob(await solve(fresh)).replace(key, other));
  expect(await provesWork(limit, other, moved)).toBe(false);
});
