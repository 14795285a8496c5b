import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { chromium } from "@playwright/test";

const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome-stable", "/usr/bin/google-chrome"];

/** A Chromium that is on this machine: Playwright's own or the system's. Null when there is none. */
export function findChromium(): string | null {
  return [process.env.CHROMIUM, chromium.executablePath(), ...SYSTEM].find((file) => file && fs.existsSync(file)) ?? null;
}

/** Finds a Chromium, or gets one: Playwright's download first, then the system's package. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;
  console.error("No Chromium here; installing one …");
  run("npx", "playwright", "install", "chromium");
  if (!findChromium()) installPackage("chromium");
  const installed = findChromium();
  if (!installed) throw new Error("The journeys need Chromium. Install it, or name it in CHROMIUM.");
  return installed;
}

/** A package of the system, where we may install one. */
export function installPackage(name: string) {
  if (process.getuid?.() !== 0) return;
  run("apt-get", "update", "-qq");
  run("apt-get", "install", "-y", "-qq", "--no-install-recommends", name);
}

function run(command: string, ...args: string[]) {
  spawnSync(command, args, { stdio: ["ignore", "ignore", "inherit"], timeout: 300_000 });
}

/** Without the last four, a Chromium on a closed network keeps calling home. */
export const CHROMIUM_ARGS = [
  "--no-sandbox",
  "--disable-dev-shm-usage",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];
