import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { openDatabase, type Database } from "../app/platform/db.server";
import { run } from "../app/platform/test/server";

/** A portal of a test's own: a real server process over a real database. */
export interface Portal {
  url: string;
  db: Database;
  databaseUrl: string;
  /** The one-time link printed at the first start. */
  firstInvitation: string;
  /** Everything the server wrote to its log. */
  log: string[];
  /** Ends the server process; the database stays until `stop`. */
  kill(signal?: NodeJS.Signals): Promise<number | null>;
  stop(): Promise<void>;
}

interface Options {
  env?: Record<string, string>;
  args?: string[];
  /** A database that is there already, shared with another portal; `stop` leaves it. */
  databaseUrl?: string;
}

export async function startPortal({ env = {}, args = [], databaseUrl: shared }: Options = {}): Promise<Portal> {
  const { E2E_POSTGRES: server, E2E_TEMPLATE: template } = process.env;
  if (!server || !template) throw new Error("The journeys' Postgres is not running.");
  const name = `cong_gop_y_e2e_${randomBytes(6).toString("hex")}`;
  if (!shared) await run(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const databaseUrl = shared ?? server + name;
  const child = spawn(process.execPath, ["--import", "tsx", "server.ts", ...args], {
    env: { ...process.env, DATABASE_URL: databaseUrl, PORT: "0", HOST: "127.0.0.1", SMTP_URL: "", PUBLIC_URL: "", NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log: string[] = [];
  createInterface({ input: child.stderr }).on("line", (line) => log.push(line));
  const { url, firstInvitation } = await readAddress(child, log, shared !== undefined);
  const db = openDatabase(databaseUrl, { max: 4, onError: () => undefined, applicationName: "journey" });
  const kill = async (signal: NodeJS.Signals = "SIGTERM") => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
    return child.exitCode;
  };
  return {
    url,
    db,
    databaseUrl,
    firstInvitation,
    log,
    kill,
    async stop() {
      await kill();
      await db.close();
      if (!shared) await run(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

async function readAddress(child: ChildProcess, log: string[], shared: boolean) {
  let url = "";
  let firstInvitation = "";
  for await (const line of createInterface({ input: child.stdout! })) {
    url ||= /^Cổng góp ý: (http\S+)/.exec(line)?.[1] ?? "";
    firstInvitation ||= /(http\S+\/can-bo\/loi-moi\/\S+)/.exec(line)?.[1] ?? "";
    if (url && (firstInvitation || shared)) return { url, firstInvitation };
  }
  throw new Error(`The portal did not start:\n${log.join("\n")}`);
}
