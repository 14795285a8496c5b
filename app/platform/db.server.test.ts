import { expect, test } from "vitest";
import { withTransaction } from "./db.server";
import { testDatabase } from "./test/database";

const db = await testDatabase();

test("a connection lost between two queries of a transaction fails it, and nothing else", async () => {
  const lost = withTransaction(db.pool, async (client) => {
    const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    // Not `once` of node:events, which would listen for errors too.
    const ended = new Promise((resolve) => client.once("end", resolve));
    await db.pool.query("SELECT pg_terminate_backend($1)", [rows[0]?.pid]);
    await ended;
    await client.query("SELECT 1");
  });
  await expect(lost).rejects.toThrow();
  expect(await withTransaction(db.pool, async (client) => (await client.query<{ one: number }>("SELECT 1 AS one")).rows)).toEqual([{ one: 1 }]);
});
