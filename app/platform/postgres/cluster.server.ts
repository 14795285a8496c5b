import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { prepareBinaries, type Owner } from "./binaries.server";
import { findDatabaseUser } from "./database-user.server";

/** A running Postgres of the portal's own. */
export interface Cluster {
  /** Connection string of a superuser, without a database name at its end: append one. */
  url: string;
  stop(): Promise<void>;
}

/** Another portal works with the same folder. */
export class ClusterInUse extends Error {
  override name = "ClusterInUse";
}

/** Portals name their connections so; a live one means the cluster is in use. */
export const APPLICATION_NAME = "cong-gop-y";

interface Options {
  /** Folder that holds the cluster and its password; made if missing. */
  dir: string;
  /** Postgres settings, as of `postgres -c`. */
  settings?: Record<string, string>;
}

/**
 * Starts the embedded Postgres over `dir`, making it on first use. A Postgres left behind by a killed portal is
 * stopped first.
 * @throws {ClusterInUse} while another portal is connected to it.
 */
export async function startCluster({ dir, settings = {} }: Options): Promise<Cluster> {
  const owner = findDatabaseUser();
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
  const binaries = prepareBinaries(owner, owner ? "/var/cache/cong-gop-y" : path.join(dir, "programs"));
  const password = readPassword(dir);
  const data = path.join(dir, "postgres");

  const leftover = await findRunningCluster(dir);
  if (leftover) {
    if (await hasPortal(leftover.url)) throw new ClusterInUse(`Another portal is running on ${dir} (Postgres process ${leftover.pid}).`);
    await stopProcess(leftover.pid);
  }
  removeStaleLock(data);

  if (!fs.existsSync(data)) initialise(binaries.initdb, dir, data, owner);

  for (let attempt = 1; ; attempt++) {
    const port = await findFreePort();
    const url = `postgresql://postgres:${password}@127.0.0.1:${port}/`;
    const child = run(binaries.postgres, data, owner, dir, port, settings);
    if (await becomesReady(child, url)) {
      return { url, stop: () => stopChild(child) };
    }
    if (attempt === 3) throw new Error(`The embedded Postgres did not start; see ${path.join(dir, "postgres.log")}.`);
  }
}

/** The cluster over `dir` that is running now and knows our password, or null. */
export async function findRunningCluster(dir: string): Promise<{ url: string; pid: number } | null> {
  const lock = readLock(path.join(dir, "postgres"));
  if (!lock || !fs.existsSync(path.join(dir, "postgres-password"))) return null;
  const url = `postgresql://postgres:${readPassword(dir)}@127.0.0.1:${lock.port}/`;
  return (await answers(url)) ? { url, pid: lock.pid } : null;
}

function readPassword(dir: string): string {
  const file = path.join(dir, "postgres-password");
  try {
    fs.writeFileSync(file, randomBytes(24).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return fs.readFileSync(file, "utf8");
}

/**
 * A path for `dir` that a process of another user can open though it may not pass the folders above: a handle
 * opened here, inherited as descriptor 3. Only Linux has it, and only root needs it.
 */
function handOver(dir: string, owner: Owner | null): { dataPath: string; fd: number | null } {
  if (!owner || process.platform !== "linux") return { dataPath: dir, fd: null };
  return { dataPath: "/proc/self/fd/3", fd: fs.openSync(dir, fs.constants.O_RDONLY | fs.constants.O_DIRECTORY) };
}

const childEnv = () => ({ PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC", NODE_ENV: "production" as const });

function initialise(initdb: string, dir: string, data: string, owner: Owner | null) {
  const fresh = `${data}.new`;
  fs.rmSync(fresh, { recursive: true, force: true });
  fs.mkdirSync(fresh, { mode: 0o700 });
  if (owner) fs.chownSync(fresh, owner.uid, owner.gid);
  // initdb, as its user, reads the password from a file; the one beside the data is closed to it.
  const passwordFile = path.join(os.tmpdir(), `cong-gop-y-${randomBytes(9).toString("hex")}`);
  fs.writeFileSync(passwordFile, readPassword(dir), { mode: 0o600, flag: "wx" });
  if (owner) fs.chownSync(passwordFile, owner.uid, owner.gid);
  const { dataPath, fd } = handOver(fresh, owner);
  try {
    const result = spawnSync(
      initdb,
      [
        "-D", dataPath, "-U", "postgres", `--pwfile=${passwordFile}`, "--auth=scram-sha-256",
        "--encoding=UTF8", "--locale=C.UTF-8", "--no-instructions",
      ],
      { ...owner, cwd: "/", env: childEnv(), encoding: "utf8", stdio: ["ignore", "pipe", "pipe", ...(fd === null ? [] : [fd])] },
    );
    if (result.status !== 0) throw new Error(`initdb failed: ${result.stderr || result.error?.message || result.signal}`);
    fs.renameSync(fresh, data);
  } finally {
    if (fd !== null) fs.closeSync(fd);
    fs.rmSync(passwordFile, { force: true });
  }
}

/** Runs apart from the terminal, so that Ctrl-C reaches the portal alone and requests in flight can finish. */
function run(postgres: string, data: string, owner: Owner | null, dir: string, port: number, settings: Record<string, string>): ChildProcess {
  const { dataPath, fd } = handOver(data, owner);
  const log = fs.openSync(path.join(dir, "postgres.log"), "a", 0o600);
  const flags = Object.entries({
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    ...settings,
  }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  try {
    const child = spawn(postgres, ["-D", dataPath, "-p", String(port), ...flags], {
      ...owner,
      cwd: "/",
      env: childEnv(),
      detached: true,
      stdio: ["ignore", log, log, ...(fd === null ? [] : [fd])],
    });
    child.on("error", () => undefined);
    return child;
  } finally {
    fs.closeSync(log);
    if (fd !== null) fs.closeSync(fd);
  }
}

/** Waits as long as crash recovery takes; false once the process has ended. */
async function becomesReady(child: ChildProcess, url: string): Promise<boolean> {
  while (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    if (await answers(url)) return true;
    await pause(60);
  }
  return false;
}

async function answers(url: string): Promise<boolean> {
  return (await ask(url, "SELECT 1")) !== null;
}

async function hasPortal(url: string): Promise<boolean> {
  const rows = await ask(url, "SELECT 1 FROM pg_stat_activity WHERE application_name = $1 LIMIT 1", [APPLICATION_NAME]);
  return rows !== null && rows.length > 0;
}

async function ask(url: string, sql: string, values: unknown[] = []): Promise<unknown[] | null> {
  const client = new pg.Client({ connectionString: `${url}postgres`, connectionTimeoutMillis: 2000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(sql, values)).rows;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function readLock(data: string): { pid: number; port: number } | null {
  try {
    const lines = fs.readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n");
    const lock = { pid: Number(lines[0]), port: Number(lines[3]) };
    return Number.isInteger(lock.pid) && Number.isInteger(lock.port) ? lock : null;
  } catch {
    return null;
  }
}

/** After a power cut another program may have got the process number in the lock, and Postgres would not start. */
function removeStaleLock(data: string) {
  const lock = readLock(data);
  if (!lock || process.platform === "win32") return;
  const { stdout } = spawnSync("ps", ["-o", "comm=", "-p", String(lock.pid)], { encoding: "utf8" });
  if (isAlive(lock.pid) && typeof stdout === "string" && stdout.trim() !== "" && !stdout.includes("postgres")) {
    fs.rmSync(path.join(data, "postmaster.pid"), { force: true });
  }
}

/** How long Postgres waits for those who are still connected, in milliseconds. */
const PATIENCE = 5_000;

/**
 * A closed pool may not have said goodbye on all its connections yet; Postgres waits for that (SIGTERM), and ends what
 * remains connected only after a while (SIGINT).
 */
async function stopChild(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const impatient = setTimeout(() => child.kill("SIGINT"), PATIENCE);
  await ended;
  clearTimeout(impatient);
}

async function stopProcess(pid: number) {
  process.kill(pid, "SIGINT");
  while (isAlive(pid)) await pause(50);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
