import { once } from "node:events";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import type { ServerBuild } from "@remix-run/node";
import type { Services } from "~/platform/context.server";
import { ensureFirstInvitation } from "~/auth/ensure-first-invitation.server";
import { receiveForm } from "~/comments/receive-form.server";
import { startDatabaseServer } from "~/platform/database-server.server";
import { openDatabase } from "~/platform/db.server";
import { EnvError, readEnv } from "~/platform/env.server";
import { createHttpServer, readBuild } from "~/platform/http/app.server";
import { followChanges } from "~/platform/http/changes.server";
import { PageCache } from "~/platform/http/page-cache.server";
import { createLog } from "~/platform/log.server";
import { migrateAll } from "~/platform/migrate.server";
import { ClusterInUse } from "~/platform/postgres/cluster.server";
import { createRateLimit } from "~/platform/rate-limit.server";
import { runWorker } from "~/worker/run-worker.server";
import { importSample } from "./import-sample.server";

/** `--no-extension` leaves the sample consultation closed, as its own deadline says. */
function readOptions(argv: string[]): boolean {
  const { values } = parseArgs({ args: argv, options: { "no-extension": { type: "boolean" } } });
  return !values["no-extension"];
}

/** Starts the portal and keeps it running until SIGINT or SIGTERM. */
export async function serve(argv: string[]) {
  try {
    await start(argv);
  } catch (error) {
    if (!(error instanceof EnvError) && !(error instanceof ClusterInUse)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

async function start(argv: string[]) {
  const extension = readOptions(argv);
  const env = readEnv(process.env);
  const log = createLog(env.LOG_LEVEL);
  // Heard from the first moment; what is being started then is finished first, so that all of it is stopped.
  const stopSignal = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]) as Promise<string[]>;
  const closing: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const close of closing.reverse().splice(0)) {
      // One part that cannot be closed must not leave the others, Postgres above all, behind.
      await close().catch((err: unknown) => {
        log.error({ err }, "a part of the portal did not stop cleanly");
        process.exitCode = 1;
      });
    }
  };
  try {
    const database = await startDatabaseServer(env);
    closing.push(() => database.stop());
    await migrateAll(database.url);
    const db = openDatabase(database.url, {
      max: env.DATABASE_POOL,
      onError: (err) => log.error({ err }, "a database connection was lost"),
    });
    closing.push(() => db.close());
    const now = () => new Date();
    await importSample(db, { extension }, now());
    const invitation = await ensureFirstInvitation(db, now());
    const rateLimit = createRateLimit(database.url, now);
    closing.push(() => rateLimit.close());
    const cache = new PageCache();
    const changes = followChanges(database.url, cache, log);
    closing.push(() => changes.stop());

    const worker = await runWorker(database.url, { db, env, log, now });
    closing.push(() => worker.stop());

    const built = readBuild(path.resolve("build"));
    const build = (await import(pathToFileURL(built.server).href)) as ServerBuild;
    const services: Services = { env, db, log, rateLimit, now, readerScript: built.readerScript };
    const server = createHttpServer({ build, services, cache, receive: receiveForm(services), clientDir: built.client });
    server.listen(env.PORT, env.HOST);
    await once(server, "listening");
    closing.push(async () => {
      const closed = once(server, "close");
      server.close();
      server.closeIdleConnections();
      await closed;
    });
    const { port } = server.address() as AddressInfo;
    const address = env.PUBLIC_URL ?? `http://${env.HOST.includes(":") ? `[${env.HOST}]` : env.HOST}:${port}`;
    console.log(`Cổng góp ý: ${address}`);
    if (invitation) console.log(`First staff sign-in (one use, 24 hours): ${address}/can-bo/loi-moi/${invitation}`);
  } catch (error) {
    await stop();
    throw error;
  }

  const [signal] = await stopSignal;
  log.info({ signal }, "stopping");
  await stop();
}
