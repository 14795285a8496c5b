import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

/** Runs a process that watches for its end, keeps itself busy, and does `act`. */
function run(act: string) {
  const code = `
    import { createLog } from "./app/platform/log.server.ts";
    import { watchForEnd } from "./app/cli/watch-for-end.ts";
    const { ended } = watchForEnd(createLog("info"));
    const busy = setInterval(() => undefined, 1000);
    setImmediate(() => { ${act} });
    await ended;
    clearInterval(busy);`;
  return spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], { encoding: "utf8", timeout: 25_000 });
}

test.each([
  `throw new Error("0912 345 678")`,
  `void Promise.reject(new Error("0912 345 678"))`,
])("%s stops the process, with a line in the log that quotes nothing", (act) => {
  const { status, stderr } = run(act);
  expect(status).toBe(1);
  expect(stderr).toContain("something failed that nothing caught");
  expect(stderr).not.toContain("0912");
});

test("a signal stops it without a failure", () => {
  const { status, stderr } = run(`process.kill(process.pid, "SIGTERM")`);
  expect(status).toBe(0);
  expect(stderr).toContain('"signal":"SIGTERM"');
});
