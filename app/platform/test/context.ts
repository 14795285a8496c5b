import type { AppLoadContext } from "@remix-run/node";
import { afterAll } from "vitest";
import type { Database } from "../db.server";
import { readEnv } from "../env.server";
import { createLog } from "../log.server";
import { createRateLimit } from "../rate-limit.server";

/** What a loader or action is given, on a test's own database and at a test's own time. */
export function testContext(db: Database & { url: string }, now: Date): AppLoadContext {
  const rateLimit = createRateLimit(db.url, () => now);
  afterAll(() => rateLimit.close());
  return {
    env: readEnv({ NODE_ENV: "test" }),
    db,
    log: createLog("silent"),
    rateLimit,
    now: () => now,
    readerScripts: { vi: "/reader.js", en: "/reader.js" },
    requestedAt: now,
    networkAddress: "192.0.2.1",
    nonce: "nonce",
    origin: "http://localhost",
    received: null,
    uploads: [],
    locale: "vi",
    reference: "reference",
  };
}
