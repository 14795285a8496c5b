import path from "node:path";
import pg from "pg";
import type { Env } from "./env.server";
import { findRunningCluster, startCluster } from "./postgres/cluster.server";

/** A reachable Postgres database, ours or the operator's. */
export interface DatabaseServer {
  url: string;
  /** Stops Postgres if this process started it. */
  stop(): Promise<void>;
}

const NAME = "cong_gop_y";

/** For the portal itself: the operator's Postgres, or the embedded one, started and held by this process. */
export async function startDatabaseServer(env: Env): Promise<DatabaseServer> {
  if (env.DATABASE_URL) return { url: env.DATABASE_URL, stop: async () => undefined };
  const cluster = await startCluster({ dir: env.DATA_DIR });
  try {
    await createIfMissing(cluster.url);
    return { url: cluster.url + NAME, stop: () => cluster.stop() };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** For a command beside the portal: joins the embedded Postgres when it runs, starts it for a while when not. */
export async function joinDatabaseServer(env: Env): Promise<DatabaseServer> {
  const running = env.DATABASE_URL ? null : await findRunningCluster(path.resolve(env.DATA_DIR));
  return running ? { url: running.url + NAME, stop: async () => undefined } : startDatabaseServer(env);
}

async function createIfMissing(clusterUrl: string) {
  const client = new pg.Client({ connectionString: `${clusterUrl}postgres` });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [NAME]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${NAME}`);
  } finally {
    await client.end();
  }
}
