import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { languages } from "~/messages";
import { findMissing } from "~/messages/find-missing";

const BUILD = path.resolve("build");
const CLIENT = path.resolve("app/platform/generated/prisma");
const require = createRequire(import.meta.url);

/** Builds what is not built from the files as they are now. Output goes to standard error. */
export async function buildIfNeeded() {
  generateClientIfNeeded();
  const stamp = stampOf(["app", "public", "vite.config.ts", "package-lock.json"], isSource);
  if (readStamp(BUILD) === stamp) return;
  await withLock(() => build(stamp));
}

const isSource = (file: string) => !file.includes("generated") && !/\.test\.tsx?$/.test(file);

async function build(stamp: string) {
  if (readStamp(BUILD) === stamp) return;
  console.error("Building the portal; this takes about half a minute the first time …");
  fs.rmSync(path.join(BUILD, "stamp"), { force: true });
  const missing = findMissing(languages);
  if (missing.length > 0) throw new Error(`The screen texts are not whole:\n${missing.join("\n")}`);
  run(path.join(path.dirname(require.resolve("@remix-run/dev/package.json")), "dist", "cli.js"), "vite:build", "--logLevel", "warn");
  const { buildCheckScript, buildReaderScripts, buildServiceWorker, buildWorkScript, compressAssets } = await import("./build-scripts");
  await buildReaderScripts(BUILD);
  await buildWorkScript(BUILD);
  await buildCheckScript(BUILD);
  await buildServiceWorker(BUILD, stamp);
  compressAssets(BUILD);
  fs.writeFileSync(path.join(BUILD, "stamp"), stamp);
}

/** Makes Prisma's client when it is missing or older than the schema. */
export function generateClientIfNeeded() {
  const stamp = stampOf(["prisma/schema.prisma", "package-lock.json"]);
  if (readStamp(CLIENT) === stamp) return;
  run(path.join(path.dirname(require.resolve("prisma/package.json")), "build", "index.js"), "generate");
  fs.writeFileSync(path.join(CLIENT, "stamp"), stamp);
}

/** One process builds; others that start meanwhile wait for it. A lock whose process has died is taken over. */
async function withLock(work: () => Promise<void>) {
  const lock = `${BUILD}.lock`;
  for (;;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      if (!isAlive(Number(readIfThere(lock)))) fs.rmSync(lock, { force: true });
      else await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  try {
    await work();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function run(script: string, ...args: string[]) {
  const { status } = spawnSync(process.execPath, [script, ...args], {
    stdio: ["ignore", process.stderr, process.stderr],
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (status !== 0) throw new Error(`${path.basename(script)} ${args.join(" ")} failed.`);
}

function readStamp(folder: string): string | null {
  return readIfThere(path.join(folder, "stamp"));
}

function readIfThere(file: string): string | null {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

function stampOf(roots: string[], counts: (file: string) => boolean = () => true): string {
  const hash = createHash("sha256");
  for (const file of roots.flatMap(filesBelow).filter(counts).sort()) {
    hash.update(file).update("\0").update(fs.readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function filesBelow(root: string): string[] {
  if (!fs.existsSync(root)) return [];
  if (!fs.statSync(root).isDirectory()) return [root];
  return fs.readdirSync(root, { withFileTypes: true }).flatMap((entry) => filesBelow(path.join(root, entry.name)));
}
