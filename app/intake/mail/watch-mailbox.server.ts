import { setTimeout as wait } from "node:timers/promises";
import { ImapFlow } from "imapflow";
import type { Database } from "~/platform/db.server";
import { withTransaction } from "~/platform/db.server";
import type { Log } from "~/platform/log.server";
import type { AnswerSettings } from "./answer-mail.server";
import { MAIL_MAX } from "./mail-shape";
import { moveCursor, readCursor, recordChecked, recordFailure } from "./mailbox-state.server";
import { ownAddresses } from "./own-addresses";
import { readMail } from "./read-mail.server";
import { identifyAttachments, takeMail } from "./take-mail.server";

/** Milliseconds after which a mailbox is looked at where its server has not told of anything. */
const POLL = 30_000;
/** Until an instance that does not read asks again whether it should. */
const STAND_BY = 5_000;
const FIRST_RETRY = 2_000;
const LAST_RETRY = 5 * 60_000;

interface Mailbox {
  host: string;
  port: number;
  secure: boolean;
  auth: { user: string; pass: string };
  folder: string;
  /** Names it in the database, without the password. */
  name: string;
}

interface Services {
  db: Database;
  log: Log;
  /** See IMAP_URL. */
  url: string;
  answers: AnswerSettings;
  now: () => Date;
}

/**
 * Reads a mailbox until it is stopped: what is new at once, each message in a transaction of its own together with how
 * far the mailbox has been read, so that a stop at any point neither loses nor doubles one. Of several instances one
 * reads. Messages are marked as seen and never deleted.
 */
export function watchMailbox(services: Services): { stop(): Promise<void> } {
  const mailbox = readMailboxUrl(services.url);
  const stopping = new AbortController();
  const ended = keepReading(services, mailbox, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}

function readMailboxUrl(url: string): Mailbox {
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  const secure = protocol === "imaps:";
  const folder = decodeURIComponent(pathname.slice(1)) || "INBOX";
  const user = decodeURIComponent(username);
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: port ? Number(port) : secure ? 993 : 143,
    secure,
    auth: { user, pass: decodeURIComponent(password) },
    folder,
    name: `imap://${encodeURIComponent(user)}@${hostname}/${encodeURIComponent(folder)}`,
  };
}

async function keepReading(services: Services, mailbox: Mailbox, stopping: AbortSignal): Promise<void> {
  const { db, log } = services;
  let delay = FIRST_RETRY;
  while (!stopping.aborted) {
    let pause = STAND_BY;
    try {
      await asOnlyReader(db, mailbox, () => readSession(services, mailbox, stopping, () => (delay = FIRST_RETRY)));
    } catch (error) {
      if (stopping.aborted) return;
      const failure = describeFailure(error);
      log.warn({ failure, retryIn: delay }, "the mailbox could not be read and will be tried again");
      await recordFailure(db.pool, mailbox.name, failure).catch(() => undefined);
      pause = delay;
      delay = Math.min(delay * 2, LAST_RETRY);
    }
    await wait(pause, null, { signal: stopping }).catch(() => undefined);
  }
}

/** Does the work unless another instance is at it. The lock ends with its connection, however that ends. */
async function asOnlyReader(db: Database, { name }: Mailbox, work: () => Promise<void>): Promise<void> {
  const client = await db.pool.connect();
  let lost: Error | undefined;
  const onError = (error: Error) => (lost = error);
  client.on("error", onError);
  try {
    const { rows } = await client.query<{ locked: boolean }>("SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS locked", [name]);
    if (!rows[0]!.locked) return;
    try {
      await work();
    } finally {
      if (!lost) await client.query("SELECT pg_advisory_unlock(hashtextextended($1, 0))", [name]).catch((error: Error) => (lost = error));
    }
  } finally {
    client.off("error", onError);
    client.release(lost);
  }
}

async function readSession(services: Services, mailbox: Mailbox, stopping: AbortSignal, onRead: () => void): Promise<void> {
  const { host, port, secure, auth, folder, name } = mailbox;
  const client = new ImapFlow({
    host, port, secure, auth, logger: false, disableAutoIdle: true, connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 120_000,
  });
  let failure: Error | undefined;
  const closed = new AbortController();
  client.on("error", (error: Error) => (failure ??= error));
  client.on("close", () => closed.abort());
  const close = () => client.close();
  stopping.addEventListener("abort", close, { once: true });
  try {
    await client.connect();
    const lock = await client.getMailboxLock(folder);
    try {
      while (!stopping.aborted) {
        const { uidValidity } = client.mailbox as { uidValidity: bigint };
        await readNew(services, client, mailbox, uidValidity, stopping);
        if (stopping.aborted) return;
        await recordChecked(services.db.pool, name, uidValidity, services.now());
        onRead();
        await untilSomethingCame(client, closed.signal);
        if (closed.signal.aborted) throw failure ?? new Error("The connection was closed.");
        // Tells what came where the server does not do so by itself.
        await client.noop();
      }
    } finally {
      lock.release();
    }
  } finally {
    stopping.removeEventListener("abort", close);
    client.close();
  }
}

/** Until the server tells of a message, the connection is closed, or it is time to look. */
async function untilSomethingCame(client: ImapFlow, closed: AbortSignal): Promise<void> {
  const woken = new AbortController();
  const wake = () => woken.abort();
  client.once("exists", wake);
  // It ends with the next command.
  void client.idle().catch(() => undefined);
  await wait(POLL, null, { signal: AbortSignal.any([woken.signal, closed]) }).catch(() => undefined);
  client.off("exists", wake);
}

async function readNew(services: Services, client: ImapFlow, mailbox: Mailbox, uidValidity: bigint, stopping: AbortSignal): Promise<void> {
  const cursor = await readCursor(services.db.pool, mailbox.name);
  // The server numbers its messages anew: all are read again, and known by their Message-IDs.
  const last = cursor?.uidValidity === uidValidity ? cursor.lastUid : 0;
  const found = await client.search({ uid: `${last + 1}:*` }, { uid: true });
  // What could not be looked for is not what is not there.
  if (!found) throw Object.assign(new Error("The mailbox could not be searched."), { code: "SEARCH" });
  // "5:*" also means the last message, whatever its number.
  for (const uid of found.filter((each) => each > last).sort((a, b) => a - b)) {
    if (stopping.aborted) return;
    await readMessage(services, client, mailbox, { uidValidity, lastUid: uid });
  }
}

async function readMessage({ db, log, answers, now }: Services, client: ImapFlow, mailbox: Mailbox, cursor: { uidValidity: bigint; lastUid: number }) {
  const uid = String(cursor.lastUid);
  const message = await client.fetchOne(uid, { uid: true, size: true, internalDate: true, source: { start: 0, maxLength: MAIL_MAX + 1 } }, { uid: true });
  const own = ownAddresses(answers.from, mailbox.auth.user);
  // One that was deleted meanwhile is passed over.
  const source = message && message.source;
  const mail = source ? await readMail(source, { own, isCut: (message.size ?? 0) > MAIL_MAX }) : null;
  const attached = mail ? await identifyAttachments(mail) : [];
  const at = now();
  const receivedAt = message && message.internalDate ? new Date(message.internalDate) : at;
  const taken = await withTransaction(db.pool, async (tx) => {
    const result = mail ? await takeMail(tx, { mail, attached, receivedAt: receivedAt < at ? receivedAt : at }, answers, at) : null;
    if (result?.outcome === "no-consultation") throw new Error("There is no consultation to take mails for.");
    await moveCursor(tx, mailbox.name, cursor);
    return result;
  });
  if (taken) log.debug({ uid, outcome: taken.outcome }, "a mail was read");
  if (source) await client.messageFlagsAdd(uid, ["\\Seen"], { uid: true });
}

/** What kind of failure it is: never what the server said, which may name somebody. */
function describeFailure(error: unknown): string {
  const { code, authenticationFailed, name } = error as { code?: string; authenticationFailed?: boolean; name?: string };
  if (authenticationFailed) return "AUTHENTICATION";
  return (code ?? name ?? "ERROR").slice(0, 60);
}
