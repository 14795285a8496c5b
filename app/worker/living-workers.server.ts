import type { Pool, PoolClient } from "pg";

/** Seconds a job must have been held before anybody doubts that its worker lives. */
const DOUBT = 30;
const LOCK = (id: string) => `hashtextextended('worker ' || ${id}, 0)`;

/**
 * Which workers live, of all instances. Each holds a lock of the database that ends with its connection, so that one
 * that was killed is known at once, and its jobs need not stay with it for the hours graphile-worker would wait.
 */
export class LivingWorkers {
  private holder: Promise<PoolClient> | null = null;
  private readonly ids = new Set<string>();

  constructor(private readonly pool: Pool) {}

  /** This worker of ours lives, until `stop` or the end of the process. */
  async add(workerId: string): Promise<void> {
    this.ids.add(workerId);
    const holder = await this.hold();
    await holder.query(`SELECT pg_advisory_lock_shared(${LOCK("$1::text")})`, [workerId]).catch((error: unknown) => {
      // Another connection takes all of our locks.
      this.holder = null;
      throw error;
    });
  }

  /** Gives the jobs of workers that are gone to those that live; returns how many workers were gone. */
  async unlockDead(): Promise<number> {
    // The connection may have been lost since: without our locks, others would take our own jobs for abandoned.
    const holder = await this.hold();
    await holder.query("SELECT 1");
    const { rows } = await this.pool.query<{ dead: string[] }>(
      `WITH held AS MATERIALIZED (
         SELECT DISTINCT locked_by AS id FROM graphile_worker.jobs WHERE locked_by IS NOT NULL AND locked_at < now() - interval '${DOUBT} seconds'
       ), gone AS MATERIALIZED (SELECT id FROM held WHERE pg_try_advisory_xact_lock(${LOCK("id")}))
       SELECT coalesce(array_agg(id), '{}') AS dead FROM gone`,
    );
    const { dead } = rows[0]!;
    if (dead.length > 0) await this.pool.query("SELECT graphile_worker.force_unlock_workers($1::text[])", [dead]);
    return dead.length;
  }

  async stop(): Promise<void> {
    const holder = await this.holder?.catch(() => null);
    this.holder = null;
    this.ids.clear();
    // Its locks end with it.
    holder?.release(true);
  }

  private hold(): Promise<PoolClient> {
    this.holder ??= this.open();
    return this.holder;
  }

  private async open(): Promise<PoolClient> {
    try {
      const client = await this.pool.connect();
      client.on("error", () => {
        this.holder = null;
        client.release(true);
      });
      for (const id of this.ids) await client.query(`SELECT pg_advisory_lock_shared(${LOCK("$1::text")})`, [id]);
      return client;
    } catch (error) {
      this.holder = null;
      throw error;
    }
  }
}
