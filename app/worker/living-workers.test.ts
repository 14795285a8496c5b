import { run } from "graphile-worker";
import { expect, test } from "vitest";
import { testDatabase } from "~/platform/test/database";
import { LivingWorkers } from "./living-workers.server";

const db = await testDatabase();

/** A job that a worker has held for a minute, as it stands in the table after that worker was killed, or while it works. */
async function heldBy(workerId: string): Promise<string> {
  const { rows } = await db.pool.query<{ id: string }>("SELECT id FROM graphile_worker.add_job('waits')");
  await db.pool.query("UPDATE graphile_worker._private_jobs SET locked_by = $2, locked_at = now() - interval '1 minute', attempts = 1 WHERE id = $1", [rows[0]!.id, workerId]);
  return rows[0]!.id;
}
const holderOf = async (id: string) => (await db.pool.query<{ locked_by: string | null }>("SELECT locked_by FROM graphile_worker.jobs WHERE id = $1", [id])).rows[0]?.locked_by;

test("the jobs of a killed worker are free at once, those of one that lives stay with it, in whichever instance", async () => {
  const [one, other] = [new LivingWorkers(db.pool), new LivingWorkers(db.pool)];
  await one.add("worker-one");
  await other.add("worker-other");
  const [own, others, dead] = [await heldBy("worker-one"), await heldBy("worker-other"), await heldBy("worker-dead")];
  expect(await one.unlockDead()).toBe(1);
  expect(await one.unlockDead()).toBe(0);
  expect([await holderOf(own), await holderOf(others), await holderOf(dead)]).toEqual(["worker-one", "worker-other", null]);
  // Its connection ends with the process, however that ends.
  await other.stop();
  expect(await one.unlockDead()).toBe(1);
  expect([await holderOf(own), await holderOf(others)]).toEqual(["worker-one", null]);
  await one.stop();
});

test("a connection that was lost is opened again before anything is unlocked", async () => {
  const [one, other] = [new LivingWorkers(db.pool), new LivingWorkers(db.pool)];
  await one.add("worker-cut");
  const job = await heldBy("worker-cut");
  const { rows } = await db.pool.query<{ pid: number }>("SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ShareLock' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
  for (const { pid } of rows) await db.pool.query("SELECT pg_terminate_backend($1)", [pid]);
  await expect.poll(() => one.unlockDead().catch(() => -1)).toBe(0);
  expect(await other.unlockDead()).toBe(0);
  expect(await holderOf(job)).toBe("worker-cut");
  await Promise.all([one.stop(), other.stop()]);
});

test("a job taken from a killed worker is done by the next", async () => {
  await db.pool.query("DELETE FROM graphile_worker._private_jobs");
  const job = await heldBy("worker-killed");
  let done = 0;
  const runner = await run({ connectionString: db.url, taskList: { waits: () => void done++ }, noHandleSignals: true, pollInterval: 100 });
  const living = new LivingWorkers(db.pool);
  await living.unlockDead();
  await expect.poll(() => holderOf(job)).toBeUndefined();
  expect(done).toBe(1);
  await Promise.all([runner.stop(), living.stop()]);
});
