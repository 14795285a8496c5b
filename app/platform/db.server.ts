import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient, type Prisma } from "./generated/prisma/client";
import { APPLICATION_NAME } from "./postgres/cluster.server";

/** One pool of connections, seen through Prisma for ordinary work and through `pg` for streams and hot paths. */
export interface Database {
  prisma: PrismaClient;
  pool: pg.Pool;
  close(): Promise<void>;
}

export type Tx = Prisma.TransactionClient;

/** @param url a connection string with its database; required, since `pg` would silently try localhost. */
export function openDatabase(
  url: string,
  { max, onError, applicationName = APPLICATION_NAME }: { max: number; onError: (error: Error) => void; applicationName?: string },
): Database {
  if (!url) throw new Error("A connection string is required.");
  const pool = new pg.Pool({
    connectionString: url,
    application_name: applicationName,
    max,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
  });
  pool.on("error", onError);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    prisma,
    pool,
    async close() {
      await prisma.$disconnect();
      if (!pool.ended) await pool.end();
    },
  };
}

/** Runs `work` in one transaction on one `pg` connection; rolled back when it throws. */
export async function withTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection lost between two queries is told here, and would end the process if nobody listened; the next query fails.
  const onError = () => undefined;
  client.on("error", onError);
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.off("error", onError);
    client.release(broken);
  }
}
