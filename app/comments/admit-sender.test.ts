import { randomUUID } from "node:crypto";
import { solveChallenge } from "altcha-lib/v1";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRateLimit, LIMITS, type RateLimit } from "~/platform/rate-limit.server";
import { testDatabase } from "~/platform/test/database";
import { admitSender, type Sender } from "./admit-sender.server";

let limit: RateLimit;
beforeAll(async () => {
  limit = createRateLimit((await testDatabase()).url, () => new Date());
});
afterAll(() => limit.close());

const sender = (changes: Partial<Sender>): Sender => ({ networkAddress: "198.51.100.1", device: "A", elapsed: 60_000, solution: "", ...changes });
const admit = (changes: Partial<Sender>, submissionKey: string = randomUUID(), comments = 1) =>
  admitSender(limit, { sender: sender(changes), submissionKey, comments }, new Date());

/** Sends until it is refused. */
async function sendAll(changes: (index: number) => Partial<Sender>) {
  for (let taken = 0; ; taken++) {
    const answer = await admit(changes(taken));
    if (!answer.ok) return { taken, answer };
  }
}

test("one device alone may send half of its points, and a little more without a script", async () => {
  const { taken, answer } = await sendAll(() => ({ networkAddress: "198.51.100.2" }));
  const free = LIMITS.submitByDevice.points / 2;
  expect(taken).toBe(free + LIMITS.submitUnproved.points);
  expect(answer).toMatchObject({ minutes: 10, challenge: { algorithm: "SHA-256" } });
});

test("many devices of one network share its points; work lets a form pass until they are used up", async () => {
  const networkAddress = "198.51.100.3";
  const { taken } = await sendAll((index) => ({ networkAddress, device: String(index % 20) }));
  expect(taken).toBe(LIMITS.submit.points / 2 + LIMITS.submitUnproved.points);
  const key = randomUUID();
  const asked = await admit({ networkAddress, device: "mới" }, key);
  if (asked.ok || !asked.challenge) throw new Error("No work was asked for.");
  const { maxNumber, ...challenge } = asked.challenge;
  const { number } = (await solveChallenge(challenge.challenge, challenge.salt, challenge.algorithm, maxNumber).promise)!;
  const solution = btoa(JSON.stringify({ ...challenge, number }));
  expect(await admit({ networkAddress, device: "mới", solution }, key)).toEqual({ ok: true });
  expect(await admit({ networkAddress, device: "mới", solution })).toMatchObject({ ok: false });
});

test("quick forms and collections count for more, and a hurried person is let in", async () => {
  const networkAddress = "198.51.100.4";
  expect(await admit({ networkAddress, elapsed: 200 })).toEqual({ ok: true });
  expect(await admit({ networkAddress: "198.51.100.5" }, randomUUID(), 50)).toEqual({ ok: true });
  const { taken } = await sendAll(() => ({ networkAddress, elapsed: 200 }));
  expect(taken).toBeLessThan(LIMITS.submitByDevice.points / 2 / 2 + LIMITS.submitUnproved.points);
});
