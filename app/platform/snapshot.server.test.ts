import { expect, test } from "vitest";
import { readSnapshot } from "./snapshot.server";
import { testDatabase } from "./test/database";

const db = await testDatabase();
const count = "SELECT count(*)::int AS count FROM daily_key";
const inUse = () => db.pool.totalCount - db.pool.idleCount;

test("every query sees the database as it was at the first one, whatever is committed meanwhile", async () => {
  const counts: number[] = [];
  const steps = readSnapshot(db.pool, async function* (client) {
    for (let step = 0; step < 3; step++) {
      const { rows } = await client.query<{ count: number }>(count);
      yield rows[0]?.count ?? -1;
    }
  });
  for await (const seen of steps) {
    counts.push(seen);
    await db.pool.query("INSERT INTO daily_key VALUES ($1, '')", [`2020-06-0${counts.length}`]);
  }
  expect(counts).toEqual([0, 0, 0]);
  expect((await db.pool.query<{ count: number }>(count)).rows[0]?.count).toBe(3);
  expect(inUse()).toBe(0);
});

test("it writes nothing, and a failure gives the connection back", async () => {
  const writing = readSnapshot(db.pool, async function* (client) {
    yield await client.query("DELETE FROM daily_key");
  });
  await expect(writing.next()).rejects.toThrow("read-only transaction");
  expect(inUse()).toBe(0);
});

test("one that is never begun takes no connection", async () => {
  const before = db.pool.totalCount;
  const unread = readSnapshot(db.pool, async function* (client) {
    yield await client.query("SELECT 1");
  });
  await unread.return();
  expect(db.pool.totalCount).toBe(before);
});
