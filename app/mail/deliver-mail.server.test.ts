import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { simpleParser, type ParsedMail } from "mailparser";
import { createTransport, type Transporter } from "nodemailer";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { withTransaction } from "~/platform/db.server";
import { testDatabase } from "~/platform/test/database";
import { deliverMail } from "./deliver-mail.server";
import { enqueueMail } from "./enqueue-mail.server";

const db = await testDatabase();
const FROM = "Cổng góp ý <khong-tra-loi@gopy.example>";
const now = () => new Date("2020-06-10T08:00:00Z");

/** What the mail server answers next; then it takes everything. */
let answers: number[] = [];
let received: ParsedMail[] = [];
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onData(stream, _session, done) {
    void simpleParser(stream).then((mail) => {
      const responseCode = answers.shift();
      if (responseCode) return done(Object.assign(new Error("not now, giang@example.vn"), { responseCode }));
      received.push(mail);
      done();
    });
  },
});
let transporter: Transporter;
beforeAll(async () => {
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
  transporter = createTransport({ host: "127.0.0.1", port: (smtp.server.address() as AddressInfo).port });
});
afterAll(() => new Promise<void>((resolve) => smtp.close(resolve)));
beforeEach(() => {
  answers = [];
  received = [];
});

async function enqueue() {
  const recipient = `${randomUUID()}@example.vn`;
  await withTransaction(db.pool, (tx) =>
    enqueueMail(tx, { kind: "receipt", consultationId: null, commentId: null, from: FROM, recipient, subject: "Đã nhận ý kiến", body: "Mã: 7KM4T" }, now()),
  );
  return db.prisma.mailMessage.findFirstOrThrow({ where: { recipient } });
}

const read = (id: string) => db.prisma.mailMessage.findUniqueOrThrow({ where: { id } });

test("a mail goes out once, whole, under its own Message-ID", async () => {
  const { id, messageId, recipient } = await enqueue();
  await deliverMail(db, transporter, id, FROM, now);
  await deliverMail(db, transporter, id, FROM, now);
  expect(received).toHaveLength(1);
  expect(received[0]).toMatchObject({ messageId, subject: "Đã nhận ý kiến", text: "Mã: 7KM4T\n" });
  expect(received[0]?.to).toMatchObject({ text: recipient });
  expect(received[0]?.headers.get("auto-submitted")).toBe("auto-replied");
  expect(await read(id)).toMatchObject({ attempts: 1, sentAt: now(), lastError: null });
});

test("a server that is busy is tried again with the same Message-ID", async () => {
  const { id, messageId } = await enqueue();
  answers = [451];
  await expect(deliverMail(db, transporter, id, FROM, now)).rejects.toThrow();
  expect(await read(id)).toMatchObject({ attempts: 1, sentAt: null, failedAt: null, lastError: "EMESSAGE 451" });
  await deliverMail(db, transporter, id, FROM, now);
  expect(received.map((mail) => mail.messageId)).toEqual([messageId]);
  expect(await read(id)).toMatchObject({ attempts: 2, sentAt: now(), lastError: null });
});

test("a refusal for good ends the tries and keeps no address in the record", async () => {
  const { id } = await enqueue();
  answers = [550];
  await deliverMail(db, transporter, id, FROM, now);
  await deliverMail(db, transporter, id, FROM, now);
  expect(received).toEqual([]);
  expect(await read(id)).toMatchObject({ attempts: 1, sentAt: null, failedAt: now(), lastError: "EMESSAGE 550" });
});

test("a crash after the server took it sends it again, as the same message", async () => {
  const { id, messageId } = await enqueue();
  const crashing = { ...db, prisma: db.prisma.$extends({ query: { mailMessage: { update: () => Promise.reject(new Error("killed")) } } }) };
  await expect(deliverMail(crashing as unknown as typeof db, transporter, id, FROM, now)).rejects.toThrow("killed");
  await deliverMail(db, transporter, id, FROM, now);
  expect(received.map((mail) => mail.messageId)).toEqual([messageId, messageId]);
  expect(await read(id)).toMatchObject({ sentAt: now() });
});

test("the mail and its job exist only if what they tell of was committed", async () => {
  const recipient = `${randomUUID()}@example.vn`;
  const undone = withTransaction(db.pool, async (tx) => {
    await enqueueMail(tx, { kind: "receipt", consultationId: null, commentId: null, from: FROM, recipient, subject: "s", body: "b" }, now());
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  expect(await db.prisma.mailMessage.count({ where: { recipient } })).toBe(0);
});
