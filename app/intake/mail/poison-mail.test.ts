import net, { type AddressInfo } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { withTransaction } from "~/platform/db.server";
import { createLog } from "~/platform/log.server";
import { testDatabase } from "~/platform/test/database";
import { createTestConsultation, IN_TIME } from "~/platform/test/documents";
import { htmlToText } from "./html-to-text";
import { importMails } from "./import-mails.server";
import { readMail } from "./read-mail.server";
import { readMbox } from "./read-mbox";
import { identifyAttachments, takeMail } from "./take-mail.server";
import { watchMailbox } from "./watch-mailbox.server";

const db = await testDatabase();
const answers = { baseUrl: "https://gopy.example", from: "cong@gopy.example" };
beforeAll(() => createTestConsultation(db));

/** Milliseconds of the processor's time, which do not depend on what else the machine does. */
async function cost(work: () => unknown): Promise<number> {
  const from = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

async function* pieces(content: Buffer) {
  for (let at = 0; at < content.length; at += 65_536) yield content.subarray(at, at + 65_536);
}

test("an address with a control character in it is no address, and the mail is taken all the same", async () => {
  const source = Buffer.from("From: =?utf-8?Q?a=00b?= <=?utf-8?Q?lan=00?=@example.vn>\r\nMessage-ID: <nul@example.vn>\r\n\r\nĐề nghị sửa.\r\n");
  const mail = await readMail(source, { own: [] });
  expect(mail.from.address).toBeNull();
  const attached = await identifyAttachments(mail);
  expect(await withTransaction(db.pool, (tx) => takeMail(tx, { mail, attached, receivedAt: IN_TIME }, answers, IN_TIME))).toMatchObject({ outcome: "new" });
});

test("a day no mail server has had does not stop the mails behind it", async () => {
  const mails = ["-200000-01-01T00:00:00Z", "Wed, 10 Jun 2020 08:00:00 +0700"].map(
    (day, number) => `From x Wed Jun 10 08:00:00 2020\nReceived: from a; ${day}\nFrom: a@example.vn\nMessage-ID: <ngay-${number}@example.vn>\n\nSửa.\n\n`,
  );
  const result = await importMails(db.pool, pieces(Buffer.from(mails.join(""))), { ...answers, most: 10 }, () => new Date());
  expect(result).toMatchObject({ ok: true, counts: { new: 2 } });
  expect(await db.prisma.intakeItem.count({ where: { receivedAt: { lt: new Date("1990-01-01") } } })).toBe(0);
});

test("reading grows with the length of a mail and no faster", async () => {
  const header = Buffer.from(`Received: from x; ${"(".repeat(240_000)}\r\nFrom: a@example.vn\r\nMessage-ID: <ngoac@example.vn>\r\n\r\nSửa.\r\n`);
  expect(await cost(() => readMail(header, { own: [] }))).toBeLessThan(2_000);
  expect(await cost(() => htmlToText("< ".repeat(500_000)))).toBeLessThan(2_000);
  expect(await cost(() => htmlToText("a<b> </b>".repeat(200_000)))).toBeLessThan(2_000);
}, 120_000);

test("a mail of empty lines takes the memory of its bytes", async () => {
  const content = Buffer.concat([Buffer.from("From: a@example.vn\r\n\r\n"), Buffer.alloc(6 * 2 ** 20, "\n")]);
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const inUse = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const before = inUse();
  let [most, bytes, number] = [0, 0, 0];
  const watched = async function* () {
    for await (const piece of pieces(content)) {
      if (number++ % 16 === 15) most = Math.max(most, inUse() - before);
      yield piece;
    }
  };
  for await (const { source } of readMbox(watched())) bytes += source.length;
  expect(bytes).toBe(content.length);
  expect(most).toBeLessThan(60 * 2 ** 20);
}, 60_000);

/** A mail server that lets everybody in and cannot search. */
const servers: net.Server[] = [];
async function startBroken(): Promise<number> {
  const server = net.createServer((socket) => {
    socket.on("error", () => undefined);
    socket.write("* OK ready\r\n");
    let rest = "";
    socket.on("data", (data) => {
      const lines = (rest + data.toString("latin1")).split("\r\n");
      rest = lines.pop()!;
      for (const line of lines) {
        const [tag, command = "", second = ""] = line.split(" ");
        const name = (command === "UID" ? second : command).toUpperCase();
        if (name === "CAPABILITY") socket.write("* CAPABILITY IMAP4rev1\r\n");
        if (name === "LIST") socket.write('* LIST () "/" INBOX\r\n');
        if (name === "SELECT") socket.write("* FLAGS (\\Seen)\r\n* 3 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT 4] ok\r\n");
        socket.write(name === "SEARCH" ? `${tag} NO cannot search\r\n` : name === "SELECT" ? `${tag} OK [READ-WRITE] done\r\n` : `${tag} OK done\r\n`);
      }
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}
afterAll(() => servers.forEach((server) => server.close()));

test("a mailbox that cannot be searched is told to be out of order, and not to be read", async () => {
  const watch = watchMailbox({ db, log: createLog("silent"), answers, now: () => new Date(), url: `imap://hong:mk@127.0.0.1:${await startBroken()}/INBOX` });
  const state = () => db.prisma.mailboxState.findMany({ where: { mailbox: { contains: "hong@" } } });
  try {
    await vi.waitFor(async () => expect(await state()).toHaveLength(1), { timeout: 20_000, interval: 20 });
    expect(await state()).toMatchObject([{ checkedAt: new Date(0), lastError: "SEARCH" }]);
  } finally {
    await watch.stop();
  }
}, 60_000);
