import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { withTransaction } from "~/platform/db.server";
import { createLog } from "~/platform/log.server";
import { testDatabase } from "~/platform/test/database";
import { createTestConsultation } from "~/platform/test/documents";
import { findDovecot, startDovecot, type MailServer } from "../../../e2e/dovecot";
import { moveCursor, readCursor, readMailboxState } from "./mailbox-state.server";
import { watchMailbox } from "./watch-mailbox.server";

const db = await testDatabase();
const answers = { baseUrl: "https://gopy.example", from: "cong@gopy.example" };
const services = { db, log: createLog("silent"), answers, now: () => new Date() };
const mail = (number: number, header = "") => `From: nguoi-${number}@example.vn\r\nTo: gopy@laichau.example\r\nMessage-ID: <${number}@example.vn>\r\nSubject: Thu ${number}\r\n${header}\r\nÝ kiến số ${number}\r\n`;
const subjects = async () => (await db.prisma.intakeItem.findMany({ orderBy: { createdAt: "asc" } })).map(({ subject }) => subject);
const until = { timeout: 20_000, interval: 20 };

// Without Dovecot there is nothing to read; the rest of the suite stands without it.
const withDovecot = test.runIf(findDovecot() !== null);
let dovecot: MailServer;
beforeAll(async () => {
  await createTestConsultation(db);
  if (findDovecot()) dovecot = await startDovecot();
});
afterAll(() => dovecot?.stop());

withDovecot("mails of a real mailbox are taken as they come, once, through stops, crashes and new numbers", async () => {
  dovecot.addUser("gopy");
  const url = dovecot.url("gopy");
  for (let number = 1; number <= 20; number++) dovecot.deliver("gopy", mail(number));

  // Stopped again and again in the middle: what has been taken stays taken, the rest comes later.
  for (const least of [1, 5, 9]) {
    const watch = watchMailbox({ ...services, url });
    await vi.waitFor(async () => expect((await subjects()).length).toBeGreaterThanOrEqual(least), until);
    await watch.stop();
  }
  // Two instances at once: one reads.
  const two = [watchMailbox({ ...services, url }), watchMailbox({ ...services, url })];
  await vi.waitFor(async () => expect((await readMailboxState(db.pool))?.checkedAt ?? null).not.toBeNull(), until);
  expect((await subjects()).sort()).toEqual(Array.from({ length: 20 }, (_, index) => `Thu ${index + 1}`).sort());
  // What comes while it watches is told by the server.
  dovecot.deliver("gopy", mail(21));
  await vi.waitFor(async () => expect(await subjects()).toContain("Thu 21"), until);
  // Of each stop one may be taken and not yet marked.
  await vi.waitFor(() => expect(dovecot.messages("gopy").filter((flags) => flags.includes("S")).length).toBeGreaterThanOrEqual(18), until);
  expect(dovecot.messages("gopy")).toHaveLength(21);
  await Promise.all(two.map((watch) => watch.stop()));

  // The server numbers its messages anew: all of them are read again, and known.
  const { mailbox } = await db.prisma.mailboxState.findFirstOrThrow();
  expect(mailbox).not.toContain(new URL(url).password);
  await withTransaction(db.pool, (tx) => moveCursor(tx, mailbox, { uidValidity: 1n, lastUid: 500 }));
  const third = watchMailbox({ ...services, url });
  await vi.waitFor(async () => expect((await readCursor(db.pool, mailbox))?.lastUid).toBe(21), until);
  await third.stop();
  expect(await subjects()).toHaveLength(21);
  expect(await db.prisma.mailMessage.count({ where: { kind: "intake-receipt" } })).toBe(21);
}, 60_000);

withDovecot("a crash before the commit loses nothing and answers nobody twice", async () => {
  dovecot.addUser("sap");
  dovecot.deliver("sap", mail(100));
  const before = await db.prisma.intakeItem.count();
  // The database refuses the cursor: the mail's own rows go with it.
  await db.pool.query(`CREATE FUNCTION refuse_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'broken'; END $$`);
  await db.pool.query("CREATE TRIGGER broken BEFORE INSERT ON mailbox_state FOR EACH ROW WHEN (NEW.last_uid > 0) EXECUTE FUNCTION refuse_once()");
  const watch = watchMailbox({ ...services, url: dovecot.url("sap") });
  await vi.waitFor(async () => expect(await db.prisma.mailboxState.count({ where: { lastError: { not: null } } })).toBe(1), until);
  expect(await db.prisma.intakeItem.count()).toBe(before);
  expect(await db.prisma.mailMessage.count({ where: { recipient: "nguoi-100@example.vn" } })).toBe(0);
  await db.pool.query("DROP TRIGGER broken ON mailbox_state");
  await vi.waitFor(async () => expect(await db.prisma.intakeItem.count()).toBe(before + 1), until);
  await vi.waitFor(async () => expect(await db.prisma.mailboxState.count({ where: { lastError: { not: null } } })).toBe(0), until);
  await watch.stop();
  expect(await db.prisma.mailMessage.count({ where: { recipient: "nguoi-100@example.vn" } })).toBe(1);
}, 60_000);

withDovecot("a wrong password is told to staff without it, and stopping does not hang", async () => {
  dovecot.addUser("sai");
  const watch = watchMailbox({ ...services, url: dovecot.url("sai").replace(/:[0-9a-f]+@/, ":khong-dung@") });
  await vi.waitFor(async () => {
    const rows = await db.prisma.mailboxState.findMany({ where: { mailbox: { contains: "sai@" } } });
    expect(rows).toMatchObject([{ lastError: "AUTHENTICATION", checkedAt: new Date(0) }]);
  }, until);
  await watch.stop();
}, 60_000);

test("a server that is not there is tried again, and stopping does not wait for it", async () => {
  const watch = watchMailbox({ ...services, url: "imap://khong-co:gi@127.0.0.1:9/INBOX" });
  await vi.waitFor(async () => {
    expect(await db.prisma.mailboxState.findMany({ where: { mailbox: { contains: "khong-co@" } } })).toMatchObject([{ lastError: "ECONNREFUSED" }]);
  }, until);
  await watch.stop();
}, 60_000);
