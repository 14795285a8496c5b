import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import fs from "node:fs";
import net, { type AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { installPackage } from "./chromium";

const PLACES = ["/usr/sbin/dovecot", "/usr/local/sbin/dovecot", "/usr/bin/dovecot"];

export function findDovecot(): string | null {
  return PLACES.find((file) => fs.existsSync(file)) ?? null;
}

/** Gets the IMAP server where it can be had; its journeys are skipped where it cannot. */
export function tryToHaveDovecot() {
  if (findDovecot()) return;
  console.error("No Dovecot here; installing it …");
  installPackage("dovecot-imapd");
}

export interface MailServer {
  port: number;
  /** A mailbox with this name, if there is none yet. */
  addUser(user: string): void;
  /** Its address, with the password. */
  url(user: string): string;
  /** Puts a message into the mailbox, as a mail server would that has just received it. */
  deliver(user: string, message: string | Buffer): void;
  /** Messages of the mailbox and their flags, as Maildir writes them ("S": seen). */
  messages(user: string): string[];
  stop(): Promise<void>;
}

/** A real IMAP server of a test's own, with its own folder, port and users; nothing of the system's is touched. */
export async function startDovecot(): Promise<MailServer> {
  const binary = findDovecot();
  if (!binary) throw new Error("There is no Dovecot here; install dovecot-imapd.");
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "dovecot-"));
  const isRoot = process.getuid?.() === 0;
  // Nobody reads mail as root, and the server's own processes have users of their own where root starts it.
  const owner = isRoot ? { uid: 65534, gid: 65534 } : { uid: process.getuid!(), gid: process.getgid!() };
  const self = os.userInfo().username;
  const users = path.join(dir, "users");
  const mail = path.join(dir, "mail");
  const own = (file: string) => fs.chownSync(file, owner.uid, owner.gid);
  fs.chmodSync(dir, 0o755);
  fs.mkdirSync(mail);
  own(mail);
  fs.writeFileSync(users, "");
  const port = await freePort();
  const config = path.join(dir, "dovecot.conf");
  fs.writeFileSync(config, configuration({ dir, mail, users, port, owner, version: versionOf(binary), ...(isRoot ? { internal: "dovecot", login: "dovenull" } : { internal: self, login: self }) }));

  const server = spawn(binary, ["-F", "-c", config], { stdio: ["ignore", "ignore", "pipe"] });
  const errors: string[] = [];
  server.stderr.on("data", (data: Buffer) => errors.push(data.toString()));
  const ended = once(server, "exit");
  const passwords = new Map<string, string>();
  const stop = async () => {
    server.kill("SIGTERM");
    await ended;
    fs.rmSync(dir, { recursive: true, force: true });
  };
  try {
    await Promise.race([greeting(port), ended.then(() => Promise.reject(new Error(`Dovecot did not start:\n${errors.join("")}`)))]);
  } catch (error) {
    await stop();
    throw error;
  }

  const maildir = (user: string) => path.join(mail, user);
  return {
    port,
    addUser(user) {
      if (passwords.has(user)) return;
      const password = randomBytes(12).toString("hex");
      passwords.set(user, password);
      fs.appendFileSync(users, `${user}:{PLAIN}${password}\n`);
      for (const folder of ["", "new", "cur", "tmp"]) {
        fs.mkdirSync(path.join(maildir(user), folder));
        own(path.join(maildir(user), folder));
      }
    },
    url: (user) => `imap://${encodeURIComponent(user)}:${passwords.get(user)}@127.0.0.1:${port}/INBOX`,
    deliver(user, message) {
      const name = `${Date.now()}.${randomBytes(8).toString("hex")}.test`;
      const written = path.join(maildir(user), "tmp", name);
      fs.writeFileSync(written, message);
      own(written);
      fs.renameSync(written, path.join(maildir(user), "new", name));
    },
    messages: (user) => ["new", "cur"].flatMap((folder) => fs.readdirSync(path.join(maildir(user), folder))).map((name) => name.split(":2,")[1] ?? ""),
    stop,
  };
}

interface Configured {
  dir: string;
  mail: string;
  users: string;
  port: number;
  owner: { uid: number; gid: number };
  internal: string;
  login: string;
  version: string;
}

function versionOf(binary: string): string {
  return spawnSync(binary, ["--version"], { encoding: "utf8" }).stdout.split(" ")[0] ?? "";
}

/** Settings of 2.3, and of 2.4, which gave most of them other names. */
function configuration({ dir, mail, users, port, owner, internal, login, version }: Configured): string {
  const isNew = /^2\.[4-9]|^[3-9]/.test(version);
  const ids = `uid=${owner.uid} gid=${owner.gid}`;
  const common = `
protocols = imap
listen = 127.0.0.1
base_dir = ${dir}/run
state_dir = ${dir}/state
log_path = ${dir}/log
ssl = no
first_valid_uid = 1
default_internal_user = ${internal}
default_login_user = ${login}
${internal === login ? `default_internal_group = ${groupOf(owner.gid)}` : ""}
mail_max_userip_connections = 100
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`;
  if (isNew) {
    return `dovecot_config_version = ${version}
dovecot_storage_version = 2.4.0
auth_allow_cleartext = yes
mail_driver = maildir
mail_path = ${mail}/%{user}
passdb passwd-file {
  passwd_file_path = ${users}
}
userdb static {
  fields {
    uid = ${owner.uid}
    gid = ${owner.gid}
    home = ${mail}/%{user}
  }
}
${common}`;
  }
  return `disable_plaintext_auth = no
mail_location = maildir:${mail}/%u
passdb {
  driver = passwd-file
  args = ${users}
}
userdb {
  driver = static
  args = ${ids} home=${mail}/%u
}
${common}`;
}

function groupOf(gid: number): string {
  return spawnSync("id", ["-gn"], { encoding: "utf8" }).stdout.trim() || String(gid);
}

async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

/** Resolves once the server greets whoever connects. */
async function greeting(port: number): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (performance.now() < deadline) {
    const greeted = await new Promise<boolean>((resolve) => {
      const socket = net.connect(port, "127.0.0.1");
      socket.setTimeout(1_000, () => resolve(false));
      socket.on("error", () => resolve(false));
      socket.on("data", (data) => resolve(data.includes("* OK")));
      socket.on("close", () => socket.destroy());
    });
    if (greeted) return;
    await new Promise(setImmediate);
  }
  throw new Error("Dovecot did not greet anybody.");
}
