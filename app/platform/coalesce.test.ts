import fc from "fast-check";
import { expect, test } from "vitest";
import { coalesce } from "./coalesce";

/** Work whose batches end when the test says so. */
function held() {
  const batches: { items: number[]; end: () => void }[] = [];
  const work = (items: number[]) =>
    new Promise<number[]>((resolve) => batches.push({ items, end: () => resolve(items.map((item) => item * 10)) }));
  return { batches, one: coalesce(work, () => true) };
}

test("an item alone goes at once; what arrives meanwhile goes together, each with its own result", async () => {
  const { batches, one } = held();
  const results = [1, 2, 3, 4, 5].map((item) => one(item));
  expect(batches.map(({ items }) => items)).toEqual([[1], [2]]);
  batches[0]?.end();
  expect(await results[0]).toBe(10);
  await Promise.resolve();
  expect(batches.map(({ items }) => items)).toEqual([[1], [2], [3, 4, 5]]);
  batches[1]?.end();
  batches[2]?.end();
  expect(await Promise.all(results)).toEqual([10, 20, 30, 40, 50]);
});

test("however items arrive and whichever are bad, each good one gets its result once and each bad one its own error", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ value: fc.integer(), bad: fc.boolean(), pause: fc.nat(3) }), { maxLength: 300 }), async (items) => {
      const done: number[] = [];
      const one = coalesce(async (batch: { value: number; bad: boolean; id: number }[]) => {
        await Promise.resolve();
        const bad = batch.find((item) => item.bad);
        if (bad) throw new Error(`bad ${bad.id}`);
        done.push(...batch.map(({ id }) => id));
        return batch.map(({ value }) => value);
      }, () => true);
      const results: Promise<unknown>[] = [];
      for (const [id, { value, bad, pause }] of items.entries()) {
        results.push(one({ value, bad, id }).catch((error: Error) => error.message));
        for (let turn = 0; turn < pause; turn++) await Promise.resolve();
      }
      expect(await Promise.all(results)).toEqual(items.map(({ value, bad }, id) => (bad ? `bad ${id}` : value)));
      expect(done.toSorted((a, b) => a - b)).toEqual(items.flatMap(({ bad }, id) => (bad ? [] : [id])));
    }),
  );
});

test("a failure that is no item's fault fails a whole batch at once, and the next batch is tried", async () => {
  let down = true;
  let tries = 0;
  const one = coalesce(
    async (items: number[]) => {
      tries++;
      await Promise.resolve();
      if (down) throw new Error("down");
      return items;
    },
    () => false,
  );
  const results = await Promise.allSettled(Array.from({ length: 202 }, (_, item) => one(item)));
  expect(results.every(({ status }) => status === "rejected")).toBe(true);
  expect(tries).toBe(4);
  down = false;
  expect(await one(7)).toBe(7);
});

test("while work stands still, so many wait and no more", async () => {
  const { batches, one } = held();
  const refused: unknown[] = [];
  const results = Array.from({ length: 10_003 }, (_, item) => one(item).catch((error: unknown) => refused.push(error)));
  await results.at(-1);
  expect(refused).toHaveLength(1);
  expect(batches).toHaveLength(2);
});
