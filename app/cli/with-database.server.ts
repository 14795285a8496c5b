import { joinDatabaseServer } from "~/platform/database-server.server";
import { openDatabase, type Database } from "~/platform/db.server";
import { readEnv } from "~/platform/env.server";
import { migrateAll } from "~/platform/migrate.server";

/** Unlike the portal's own, so that a command is not taken for a running portal. */
const APPLICATION_NAME = "cong-gop-y-command";

/**
 * Runs a command on the portal's database, brought to this version first: the operator's, the embedded one while the
 * portal runs, or else one started for as long as the command takes. Ctrl-C stops what was started.
 */
export async function withDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const server = await joinDatabaseServer(readEnv(process.env));
  const interrupted = () => void server.stop().finally(() => process.exit(130));
  process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
  try {
    await migrateAll(server.url);
    const db = openDatabase(server.url, { max: 4, onError: () => undefined, applicationName: APPLICATION_NAME });
    try {
      return await work(db);
    } finally {
      await db.close();
    }
  } finally {
    process.off("SIGINT", interrupted).off("SIGTERM", interrupted);
    await server.stop();
  }
}
