import pg from "pg";
import type { Log } from "../log.server";
import type { PageCache } from "./page-cache.server";

const CHANNEL = "public_change";

interface Queryable {
  $executeRaw(query: TemplateStringsArray, ...values: unknown[]): Promise<number>;
}

/** Tells every instance, when `tx` commits, that what `tag` (a row's id) shows in public has changed. */
export async function announceChange(tx: Queryable, tag: string) {
  await tx.$executeRaw`SELECT pg_notify('public_change', ${tag})`;
}

/** Keeps `cache` true to the database: listens on a connection of its own, and again after it was lost. */
export function followChanges(url: string, cache: PageCache, log: Log): { stop(): Promise<void> } {
  let stopped = false;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;

  async function listen() {
    client = new pg.Client({ connectionString: url, application_name: "cong-gop-y-changes", keepAlive: true });
    let lost = false;
    const onLost = () => {
      if (lost || stopped) return;
      lost = true;
      cache.setListening(false);
      log.warn("public changes cannot be heard; pages are made anew for each visitor");
      retry = setTimeout(() => void listen(), 1_000);
    };
    client.on("error", onLost);
    client.on("end", onLost);
    client.on("notification", ({ payload }) => payload && cache.drop(payload));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      cache.setListening(true);
    } catch {
      onLost();
    }
  }

  void listen();
  return {
    async stop() {
      stopped = true;
      clearTimeout(retry);
      await client?.end().catch(() => undefined);
    },
  };
}
