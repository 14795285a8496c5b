import { beforeAll, expect, test } from "vitest";
import { withTransaction } from "~/platform/db.server";
import { createTestConsultation, IN_TIME } from "~/platform/test/documents";
import { testDatabase } from "~/platform/test/database";
import { importMails } from "./import-mails.server";
import { readMail } from "./read-mail.server";
import { readMbox } from "./read-mbox";
import { identifyAttachments, takeMail } from "./take-mail.server";

const db = await testDatabase();
const settings = { baseUrl: "https://gopy.example", from: "Cổng góp ý <cong@gopy.example>" };
let count = 0;
let consultationId = "";
beforeAll(async () => {
  ({ consultationId } = await createTestConsultation(db));
});

interface Sent {
  id?: string | null;
  from?: string;
  header?: string;
  body?: string;
}
function source({ id = `<${++count}@example.vn>`, from = `nguoi-${count}@example.vn`, header, body = "Đề nghị sửa mục A." }: Sent = {}) {
  const lines = [`From: ${from}`, "To: gopy@laichau.example", "Subject: Gop y", ...(id ? [`Message-ID: ${id}`] : []), "Date: Wed, 10 Jun 2020 08:00:00 +0700", ...(header ? [header] : [])];
  return Buffer.from(`${lines.join("\r\n")}\r\n${/^content-type/im.test(header ?? "") ? "" : "Content-Type: text/plain; charset=utf-8\r\n"}\r\n${body}\r\n`);
}
async function take(message: Buffer, now = IN_TIME) {
  const mail = await readMail(message, { own: ["cong@gopy.example"] });
  const attached = await identifyAttachments(mail);
  const taken = await withTransaction(db.pool, (tx) => takeMail(tx, { mail, attached, receivedAt: IN_TIME }, settings, now));
  if (taken.outcome === "no-consultation") throw new Error("no consultation");
  return taken;
}
const item = (id: string) => db.prisma.intakeItem.findUniqueOrThrow({ where: { id }, include: { source: true, contributor: true, files: { include: { file: true } } } });
const answersTo = (recipient: string) => db.prisma.mailMessage.findMany({ where: { recipient } });

test("a mail becomes one item that waits, with what it says, and one receipt answers it", async () => {
  const taken = await take(source({ id: "<lan-1@example.vn>", from: "Lan <lan@example.vn>" }));
  expect(taken.outcome).toBe("new");
  expect(await item(taken.itemId)).toMatchObject({
    channel: "email", state: "waiting", units: 1, subject: "Gop y", text: "Đề nghị sửa mục A.", messageId: "<lan-1@example.vn>", receivedAt: IN_TIME,
    contributor: { name: "Lan", email: "lan@example.vn", showName: false }, source: { mediaType: "message/rfc822" }, note: null, reason: null,
  });
  const [answer, ...others] = await answersTo("lan@example.vn");
  expect(others).toEqual([]);
  expect(answer).toMatchObject({ kind: "intake-receipt", inReplyTo: "<lan-1@example.vn>" });
  expect(answer!.body).toContain(`https://gopy.example/tra-cuu/${taken.receiptCode}`);
  expect(answer!.body).not.toContain("mục A");
});

test("the same mail again, or twice at once, is one item and one answer", async () => {
  const message = source({ from: "hai@example.vn" });
  const [first, second] = await Promise.all([take(message), take(message)]);
  const third = await take(message);
  expect(new Set([first.itemId, second.itemId, third.itemId]).size).toBe(1);
  expect([first.outcome, second.outcome].sort()).toEqual(["known", "new"]);
  expect(await answersTo("hai@example.vn")).toHaveLength(1);
  // Without a Message-ID it is known by its content.
  const bare = source({ id: null, from: "ba@example.vn" });
  expect([(await take(bare)).outcome, (await take(bare)).outcome]).toEqual(["new", "known"]);
  expect((await answersTo("ba@example.vn"))[0]?.inReplyTo).toMatch(/^sha256:/);
});

test("a reply stands in the thread of the first mail, also when it answers the portal's receipt", async () => {
  const first = await take(source({ id: "<goc@example.vn>", from: "tu@example.vn" }));
  const [receipt] = await answersTo("tu@example.vn");
  const second = await take(source({ header: `In-Reply-To: ${receipt!.messageId}` }));
  const third = await take(source({ header: "References: <goc@example.vn> <khac@example.vn>" }));
  expect([(await item(first.itemId)).threadId, (await item(second.itemId)).threadId, (await item(third.itemId)).threadId]).toEqual([null, first.itemId, first.itemId]);
});

test("automatic answers and bounces are set aside and answered by nothing; the mail that did not arrive says so", async () => {
  const auto = await take(source({ from: "nam@example.vn", header: "Auto-Submitted: auto-replied" }));
  expect(await item(auto.itemId)).toMatchObject({ state: "set_aside", reason: "auto-reply", contributorId: null });
  expect(await answersTo("nam@example.vn")).toEqual([]);

  const sent = await take(source({ from: "sau@example.vn" }));
  const [receipt] = await answersTo("sau@example.vn");
  await db.prisma.mailMessage.update({ where: { id: receipt!.id }, data: { sentAt: IN_TIME } });
  const bounce = await take(
    source({ from: "MAILER-DAEMON@mx.example.vn", header: "Content-Type: multipart/report; report-type=delivery-status; boundary=b", body: `--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${receipt!.messageId}\r\n--b--` }),
  );
  expect(await item(bounce.itemId)).toMatchObject({ state: "set_aside", reason: "bounce" });
  expect((await answersTo("sau@example.vn"))[0]?.bouncedAt).toEqual(IN_TIME);
  expect(sent.outcome).toBe("new");
});

test("an address is answered three times in an hour at most, and every mail is taken all the same", async () => {
  const taken = [];
  for (let index = 0; index < 5; index++) taken.push(await take(source({ from: "Vong@example.vn" })));
  expect(new Set(taken.map(({ itemId }) => itemId)).size).toBe(5);
  expect(await answersTo("vong@example.vn")).toHaveLength(3);
  await take(source({ from: "vong@example.vn" }), new Date(IN_TIME.getTime() + 3600_001));
  expect(await answersTo("vong@example.vn")).toHaveLength(4);
});

test("files are kept by what they are; what is none of the kinds is named in the note", async () => {
  const part = (name: string, content: string | Buffer) => `--b\r\nContent-Type: image/png; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content as string).toString("base64")}\r\n`;
  const taken = await take(
    source({ header: "Content-Type: multipart/mixed; boundary=b", body: `--b\r\nContent-Type: text/plain\r\n\r\nXem tep.\r\n${part("y-kien.txt", "Nhất trí với dự thảo.")}${part("anh.png", "MZ\x90\x00\x03 not a picture")}--b--` }),
  );
  const found = await item(taken.itemId);
  expect(found.files.map(({ file }) => [file.name, file.mediaType])).toEqual([["y-kien.txt", "text/plain"]]);
  expect(found.note).toContain("anh.png");
});

test("a mail that cannot be opened is kept as refused, and its sender is told", async () => {
  const taken = await take(source({ from: "bom@example.vn", header: "Content-Type: multipart/mixed; boundary=b", body: "--b\r\n\r\nx\r\n".repeat(10_000) }));
  expect(await item(taken.itemId)).toMatchObject({ state: "refused", reason: "unreadable", subject: "Gop y" });
  expect(await answersTo("bom@example.vn")).toMatchObject([{ kind: "intake-unreadable" }]);
});

test("a mail goes to the consultation that names its address", async () => {
  const other = await createTestConsultation(db, "khac");
  await db.prisma.contactPoint.create({ data: { id: other.sectionId, consultationId: other.consultationId, position: 0, emails: ["GopY@laichau.example"] } });
  const taken = await take(source());
  expect((await item(taken.itemId)).consultationId).toBe(other.consultationId);
  await db.prisma.contactPoint.deleteMany();
  await db.prisma.consultation.update({ where: { id: other.consultationId }, data: { closesAt: new Date("2020-06-05T00:00:00Z") } }).catch(() => undefined);
  await db.pool.query("INSERT INTO extension (id, consultation_id, closes_at, reason, signed_by, created_at) VALUES ($1, $1, '2020-07-01', 'x', 'x', now())", [consultationId]);
  expect((await item((await take(source())).itemId)).consultationId).toBe(consultationId);
});

async function* chunks(content: Buffer, size: number) {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}

test.each([1, 7, 64, 65_536])("an .mbox read in pieces of %i bytes gives its mails as they were", async (size) => {
  const mails = [source({ body: "Một\r\n>From xa\r\nhết" }), source({ body: "Hai\r\nFrom nhà Wed 10:00 2020 không phải\r\n" }), source()];
  const mbox = Buffer.concat(mails.flatMap((mail) => [Buffer.from("From lan@example.vn Wed Jun 10 08:00:00 2020\r\n"), Buffer.from(mail.toString().replace(/^(>*From )/gm, (line) => (line.startsWith("From:") ? line : `>${line}`))), Buffer.from("\r\n")]));
  const found = [];
  for await (const { source: each } of readMbox(chunks(mbox, size))) found.push(each.toString().trimEnd());
  expect(found).toEqual(mails.map((mail) => mail.toString().trimEnd()));
});

test("a file is imported once; what is not mail is refused; a large one goes on where it stopped", async () => {
  const mbox = Buffer.concat(Array.from({ length: 5 }, () => Buffer.concat([Buffer.from("From a@b Wed Jun 10 08:00:00 2020\n"), source(), Buffer.from("\n")])));
  const run = (content: Buffer, most = 500) => importMails(db.pool, chunks(content, 1000), { ...settings, most }, () => IN_TIME);
  expect(await run(mbox, 3)).toEqual({ ok: true, more: true, counts: { new: 3, known: 0, setAside: 0, refused: 0 } });
  expect(await run(mbox, 3)).toEqual({ ok: true, more: false, counts: { new: 2, known: 3, setAside: 0, refused: 0 } });
  expect(await run(source({ header: "Precedence: bulk" }))).toMatchObject({ counts: { new: 0, setAside: 1 } });
  expect(await run(Buffer.from("\x7fELF\x00\x00"))).toEqual({ ok: false, reason: "not-mail" });
  expect(await run(Buffer.alloc(0))).toEqual({ ok: false, reason: "not-mail" });
});

test("a mail larger than is read, in a file of 400 MB, costs no memory of its size", async () => {
  const line = Buffer.from(`${"x".repeat(75)}\n`.repeat(10_000));
  async function* huge() {
    yield Buffer.from("From a@b Wed Jun 10 08:00:00 2020\nSubject: lon\n\n");
    for (let index = 0; index < 550; index++) yield line;
    yield Buffer.concat([Buffer.from("\nFrom a@b Wed Jun 10 08:00:00 2020\n"), source()]);
  }
  const before = process.memoryUsage.rss();
  const sizes = [];
  for await (const { source: each, isCut } of readMbox(huge())) sizes.push([each.length > 30 * 2 ** 20, isCut]);
  expect(sizes).toEqual([[true, true], [false, false]]);
  expect(process.memoryUsage.rss() - before).toBeLessThan(250 * 2 ** 20);
});
