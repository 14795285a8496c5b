import { spawn, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { run } from "../app/platform/test/server";
import { TARGETS } from "./fixtures";

/** `npm start` as an operator runs it, in a process group of its own so that a kill reaches it and not its Postgres. */
function start(env: Record<string, string>, args: string[] = []) {
  const child = spawn(process.execPath, ["--import", "tsx", "server.ts", ...args], {
    env: { ...process.env, DATABASE_URL: "", PORT: "0", HOST: "", SMTP_URL: "", PUBLIC_URL: "", LOG_LEVEL: "warn", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return { child, output: () => output };
}

async function addressOf({ child, output }: ReturnType<typeof start>): Promise<string> {
  const found = () => /^Cổng góp ý: (http\S+)/m.exec(output())?.[1];
  await expect.poll(() => found() ?? child.exitCode, { message: "the portal prints its address", timeout: 50_000 }).toBeTruthy();
  const address = found();
  if (!address) throw new Error(`The portal did not start:\n${output()}`);
  return address;
}

async function end(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, "exit") as Promise<[number | null, string | null]>;
  child.kill(signal);
  return (await ended)[0];
}

function comment(text: string) {
  return new URLSearchParams({ submissionKey: randomUUID(), kind: "other", text, consent: "on" }).toString();
}

async function send(address: string, text: string) {
  const response = await fetch(address + TARGETS, {
    method: "POST",
    body: comment(text),
    headers: { origin: address, "content-type": "application/x-www-form-urlencoded" },
    redirect: "manual",
  });
  expect(response.status).toBe(303);
  return new URL(response.headers.get("location") ?? "", address).pathname;
}

test("on its embedded Postgres, below a private folder, the portal keeps what it took through kill -9 and restarts", async () => {
  test.setTimeout(180_000);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "cong-gop-y-start-"));
  fs.chmodSync(folder, 0o700);
  const env = { DATA_DIR: path.join(folder, "data") };
  try {
    const first = start(env);
    const address = await addressOf(first);
    expect(first.output()).toMatch(/First staff sign-in .*\/can-bo\/loi-moi\/\S{20,}/);
    const receipt = await send(address, "Ý kiến trước khi mất điện.");

    const rival = start(env);
    expect(await once(rival.child, "exit")).toEqual([1, null]);
    expect(rival.output()).toContain("Another portal is running on");

    await end(first.child, "SIGKILL");
    const second = start(env);
    const again = await addressOf(second);
    expect(await (await fetch(again + receipt)).text()).toContain("Ý kiến trước khi mất điện.");
    expect(fs.statSync(path.join(env.DATA_DIR, "postgres-password")).mode & 0o777).toBe(0o600);
    expect(await end(second.child, "SIGTERM"), second.output()).toBe(0);
    expect(fs.existsSync(path.join(env.DATA_DIR, "postgres", "postmaster.pid"))).toBe(false);

    const third = start(env);
    expect(await (await fetch((await addressOf(third)) + receipt)).text()).toContain("Ý kiến trước khi mất điện.");
    expect(await end(third.child, "SIGINT"), third.output()).toBe(0);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

async function emptyDatabase() {
  const name = `cong_gop_y_start_${randomUUID().slice(0, 8)}`;
  await run(process.env.E2E_POSTGRES ?? "", `CREATE DATABASE ${name}`);
  return { url: (process.env.E2E_POSTGRES ?? "") + name, drop: () => run(process.env.E2E_POSTGRES ?? "", `DROP DATABASE ${name} WITH (FORCE)`) };
}

test("several instances starting at once on one empty database all serve the same consultation", async () => {
  test.setTimeout(180_000);
  const database = await emptyDatabase();
  const portals = Array.from({ length: 4 }, () => start({ DATABASE_URL: database.url, DATABASE_POOL: "4" }));
  try {
    const addresses = await Promise.all(portals.map(addressOf));
    const receipt = await send(addresses[0] ?? "", "Gửi vào máy thứ nhất.");
    for (const address of addresses) {
      expect(await (await fetch(address + receipt)).text()).toContain("Gửi vào máy thứ nhất.");
    }
  } finally {
    await Promise.all(portals.map(({ child }) => end(child, "SIGTERM")));
    await database.drop();
  }
});

test("a request in flight is finished before the portal stops", async () => {
  test.setTimeout(120_000);
  const database = await emptyDatabase();
  const portal = start({ DATABASE_URL: database.url });
  try {
    const { host, hostname, port, origin } = new URL(await addressOf(portal));
    const body = comment("Gửi đúng lúc máy chủ dừng.");
    const socket = net.connect(Number(port), hostname);
    let answer = "";
    socket.on("data", (chunk: Buffer) => (answer += chunk.toString()));
    socket.write(
      `POST ${TARGETS} HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`,
    );
    await expect.poll(() => answer).toContain("100 Continue");
    const ended = once(portal.child, "exit") as Promise<[number | null]>;
    portal.child.kill("SIGTERM");
    await expect.poll(() => fetch(origin).then(() => "open", () => "closed")).toBe("closed");
    socket.write(body);
    expect((await ended)[0]).toBe(0);
    expect(answer).toContain("303 See Other");
  } finally {
    await end(portal.child, "SIGKILL");
    await database.drop();
  }
});

test("a database that is not there and a port that is taken are named", async () => {
  const taken = net.createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const { port } = taken.address() as net.AddressInfo;
  const database = await emptyDatabase();
  try {
    const noPort = start({ DATABASE_URL: database.url, PORT: String(port), HOST: "127.0.0.1" });
    expect(await once(noPort.child, "exit")).toEqual([1, null]);
    expect(noPort.output()).toContain("cannot listen on HOST and PORT as they are set (EADDRINUSE)");
    const noDatabase = start({ DATABASE_URL: "postgres://user:matkhau@127.0.0.1:1/none" });
    expect(await once(noDatabase.child, "exit")).toEqual([1, null]);
    expect(noDatabase.output()).toContain("DATABASE_URL leads to no Postgres (ECONNREFUSED)");
    expect(noDatabase.output()).not.toContain("matkhau");
  } finally {
    taken.close();
    await database.drop();
  }
});

test("wrong settings are named, and nothing starts", async () => {
  const { child, output } = start({ PORT: "không phải số", SMTP_URL: "mail.example.vn" });
  expect(await once(child, "exit")).toEqual([1, null]);
  expect(output()).toContain("PORT: must be a port number from 0 to 65535");
  expect(output()).toContain("SMTP_URL: must be an address such as smtp://");
});
