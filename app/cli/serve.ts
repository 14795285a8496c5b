import { once } from "node:events";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import type { ServerBuild } from "@remix-run/node";
import type { Services } from "~/platform/context.server";
import { ensureFirstInvitation } from "~/auth/ensure-first-invitation.server";
import { indexBacklog } from "~/comments/index-words.server";
import { receiveForm } from "~/comments/receive-form.server";
import { startDatabaseServer } from "~/platform/database-server.server";
import { openDatabase } from "~/platform/db.server";
import { EnvError, readEnv } from "~/platform/env.server";
import { createHttpServer, readBuild } from "~/platform/http/app.server";
import { closeServer } from "~/platform/http/close-server";
import { followChanges } from "~/platform/http/changes.server";
import { PageCache } from "~/platform/http/page-cache.server";
import { createLog } from "~/platform/log.server";
import { migrateAll } from "~/platform/migrate.server";
import { ClusterInUse } from "~/platform/postgres/cluster.server";
import { createRateLimit } from "~/platform/rate-limit.server";
import { runWorker } from "~/worker/run-worker.server";
import { importSample } from "./import-sample.server";
import { uploadDoors } from "./upload-doors.server";
import { watchForEnd } from "./watch-for-end";

/** What an operator can mend, in words; null for what only a developer can. */
function explain(error: unknown): string | null {
  if (error instanceof EnvError || error instanceof ClusterInUse) return error.message;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (syscall === "listen") return `The portal cannot listen on HOST and PORT as they are set (${code}).`;
  if (syscall === "connect" || syscall === "getaddrinfo") return `DATABASE_URL leads to no Postgres (${code}).`;
  if (code?.startsWith("28") || code === "3D000") return `Postgres refuses the user, the password or the database of DATABASE_URL (${code}).`;
  return null;
}

/** `--no-extension` leaves the sample consultation closed, as its own deadline says. */
function readOptions(argv: string[]): boolean {
  const { values } = parseArgs({ args: argv, options: { "no-extension": { type: "boolean" } } });
  return !values["no-extension"];
}

/** Milliseconds that requests under way are given when the portal stops. */
const GRACE = 8_000;

/** Starts the portal and keeps it running until SIGINT or SIGTERM. */
export async function serve(argv: string[]) {
  try {
    await start(argv);
  } catch (error) {
    const message = explain(error);
    if (message === null) throw error;
    console.error(message);
    process.exitCode = 1;
  }
}

async function start(argv: string[]) {
  const extension = readOptions(argv);
  const env = readEnv(process.env);
  const log = createLog(env.LOG_LEVEL);
  // Heard from the first moment; what is being started then is finished first, so that all of it is stopped.
  const end = watchForEnd(log);
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
    const indexing = new AbortController();
    const indexed = indexBacklog(db, indexing.signal).catch((err: unknown) => log.error({ err }, "published comments could not be indexed"));
    closing.push(() => {
      indexing.abort();
      return indexed;
    });
    const rateLimit = createRateLimit(database.url, now);
    closing.push(() => rateLimit.close());
    const cache = new PageCache();
    const changes = followChanges(database.url, cache, log);
    closing.push(() => changes.stop());

    const worker = await runWorker(database.url, { db, env, log, now });
    closing.push(() => worker.stop());

    const built = readBuild(path.resolve("build"));
    const build = (await import(pathToFileURL(built.server).href)) as ServerBuild;
    const services: Services = { env, db, log, rateLimit, now, readerScripts: built.readerScripts };
    const server = createHttpServer({ build, services, cache, receive: receiveForm(services), doors: uploadDoors, clientDir: built.client });
    server.listen(env.PORT, env.HOST);
    await once(server, "listening");
    closing.push(() => closeServer(server, GRACE));
    const { port } = server.address() as AddressInfo;
    const address = `http://${env.HOST.includes(":") ? `[${env.HOST}]` : env.HOST}:${port}`;
    console.log(`Cổng góp ý: ${address}`);
    if (env.PUBLIC_URL) console.log(`In public: ${env.PUBLIC_URL}`);
    if (invitation) {
      console.log(`First staff sign-in (one use, 24 hours): ${env.PUBLIC_URL ?? address}/can-bo/loi-moi/${invitation}`);
    }
  } catch (error) {
    end.unwatch();
    await stop();
    throw error;
  }

  const crashed = await end.ended;
  await stop();
  if (crashed) process.exit(1);
}
