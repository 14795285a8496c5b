import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { buildIfNeeded } from "../app/cli/build";
import { ensureChromium } from "./chromium";
import { tryToHaveDovecot } from "./dovecot";
import { tryToHaveLynx } from "./lynx";

/**
 * Everything that must hold before a change is taken: types, lint, unit and integration tests on real Postgres, and
 * the journeys in a real Chromium. All of it runs even when a part fails; the last line sums the runners.
 */
interface Count {
  passed: number;
  failed: number;
}

const reports = fs.mkdtempSync(path.join(os.tmpdir(), "cong-gop-y-reports-"));
const total: Count = { passed: 0, failed: 0 };

async function step(name: string, command: string[], count: (ok: boolean) => Count) {
  console.log(`\n== ${name}`);
  const started = Date.now();
  const ok = await new Promise<boolean>((resolve) => {
    const child = spawn(process.execPath, command, { stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, CHROMIUM: chromium } });
    child.on("exit", (code) => resolve(code === 0));
  });
  const { passed, failed } = count(ok);
  // A runner that ends badly without naming a failed test (a crash, no test at all) has failed all the same.
  total.passed += passed;
  total.failed += failed === 0 && !ok ? 1 : failed;
  console.log(`== ${name}: ${ok ? "ok" : "FAILED"} in ${Math.round((Date.now() - started) / 1000)} s`);
}

const asOne = (ok: boolean): Count => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });
const bin = (name: string) => path.resolve("node_modules", name);

function readVitest(): Count {
  const report = readReport<{ numPassedTests: number; numFailedTests: number }>("vitest.json");
  return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
}

function readPlaywright(): Count {
  const stats = readReport<{ stats: { expected: number; flaky: number; unexpected: number } }>("playwright.json")?.stats;
  return { passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0), failed: stats?.unexpected ?? 0 };
}

function readReport<T>(file: string): T | null {
  try {
    return JSON.parse(fs.readFileSync(path.join(reports, file), "utf8")) as T;
  } catch {
    return null;
  }
}

const chromium = ensureChromium();
tryToHaveLynx();
tryToHaveDovecot();
process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = path.join(reports, "playwright.json");
await buildIfNeeded();
await step("types", [bin("typescript/bin/tsc"), "--noEmit"], asOne);
await step("lint", [bin("eslint/bin/eslint.js"), ".", "--max-warnings", "0"], asOne);
await step("unit and integration", [bin("vitest/vitest.mjs"), "run", "--reporter=default", "--reporter=json", `--outputFile.json=${path.join(reports, "vitest.json")}`], readVitest);
await step("journeys", [bin("@playwright/test/cli.js"), "test", "--reporter=list,json"], readPlaywright);
fs.rmSync(reports, { recursive: true, force: true });

console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
