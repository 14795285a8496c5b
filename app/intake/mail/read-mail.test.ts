import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asTcvn3, asVni } from "../test-legacy";
import { readMail } from "./read-mail.server";

const OWN = { own: ["cong@gopy.example"] };
const WORDS = "Đề nghị bổ sung giải pháp bảo vệ rừng đầu nguồn, tạo việc làm cho thanh niên các xã biên giới.";
const mail = (header: string, body: string | Buffer) =>
  Buffer.concat([Buffer.from(`From: Nguyen Van A <a@example.vn>\r\nTo: gopy@laichau.example\r\nMessage-ID: <1@example.vn>\r\n${header}\r\n\r\n`, "latin1"), Buffer.from(body as string)]);
const bytes = (text: string) => Buffer.from(text, "latin1");
const read = (header: string, body: string | Buffer) => readMail(mail(header, body), OWN);

let hits = 0;
const server = http.createServer((_request, response) => {
  hits++;
  response.end();
});
let origin = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** In the processor's time, which does not depend on what else the machine does. */
async function timed<T>(work: () => Promise<T>): Promise<T> {
  const from = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(from);
  expect((user + system) / 1000).toBeLessThan(5_000);
  return result;
}

describe("what a person wrote", () => {
  test("is read with its sender, subject and text in NFC", async () => {
    const encoded = `=?utf-8?B?${Buffer.from("Góp ý dự thảo".normalize("NFD")).toString("base64")}?=`;
    const found = await read(
      `Subject: ${encoded}\r\nContent-Type: text/plain; charset=utf-8\r\nDate: Wed, 10 Jun 2020 08:00:00 +0700\r\nIn-Reply-To: <x@y>\r\nReferences: <w@y> <x@y>`,
      WORDS.normalize("NFD"),
    );
    expect(found).toMatchObject({
      messageId: "<1@example.vn>", subject: "Góp ý dự thảo", text: WORDS, answerTo: "a@example.vn", to: ["gopy@laichau.example"], setAside: null, unread: null,
      answers: ["<x@y>", "<x@y>", "<w@y>"], from: { name: "Nguyen Van A", address: "a@example.vn" }, recoveredFrom: null, garbled: false,
    });
    expect(found.receivedAt).toEqual(new Date("2020-06-10T01:00:00Z"));
  });

  test("as HTML becomes text; nothing in it is fetched, followed or run", async () => {
    const html = `<html><head><style>@import url(${origin}/a.css);</style><link rel=stylesheet href="${origin}/b.css"><title>Thư</title></head>
      <body onload="fetch('${origin}/c')"><script src="${origin}/d.js">alert(1)</script><p>Ki&#769;nh g&#7917;i,</p><div>Đề nghị <b>sửa</b> mục 3&nbsp;&amp; mục 4.<br>Một là…<br/>Hai l&agrave;…</div>
      <img src="${origin}/e.png"><iframe src="${origin}/f"></iframe><a href="${origin}/g">xem ở đây</a><!-- ${origin}/h --> <table><tr><td>1</td><td>2</td></tr></table> 3 < 5</body></html>`;
    const found = await read("Content-Type: text/html; charset=utf-8", html);
    expect(found.text).toBe("Kính gửi,\n\nĐề nghị sửa mục 3 & mục 4.\nMột là…\nHai là…\nxem ở đây\n1 2\n3 < 5");
    expect(hits).toBe(0);
  });

  test("stands for the text that only says the mail is HTML", async () => {
    const found = await read(
      'Content-Type: multipart/alternative; boundary="b"',
      `--b\r\nContent-Type: text/plain\r\n\r\nXem ban HTML.\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>${WORDS} ${WORDS}</p>\r\n--b--\r\n`,
    );
    expect(found.text).toBe(`${WORDS} ${WORDS}`);
  });

  test("keeps its attachments, named without folders or tricks", async () => {
    const part = (name: string, body: string) => `--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n`;
    const found = await read(
      "Content-Type: multipart/mixed; boundary=b",
      `--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${WORDS}\r\n${part("../../etc/passwd", "QUJD")}${part("y-kien.pdf", "!!! khong phai base64 !!!")}--b--\r\n`,
    );
    expect(found.attachments.map(({ name }) => name)).toEqual(["passwd", "y-kien.pdf"]);
    expect(found.attachments[0]!.content.toString()).toBe("ABC");
    expect(found.text).toBe(WORDS);
  });
});

describe("an encoding that is wrong, old or missing", () => {
  const utf8 = Buffer.from(WORDS, "utf8");
  test.each([
    ["UTF-8 that names no charset", "Content-Type: text/plain", utf8],
    ["UTF-8 without any type", "X-Nothing: 1", utf8],
    ["UTF-8 said to be Latin-1", "Content-Type: text/plain; charset=iso-8859-1", utf8],
    ["UTF-8 said to be windows-1252", 'Content-Type: text/plain;\r\n charset="windows-1252"; format=flowed', utf8],
    ["UTF-8 in a charset nobody knows", "Content-Type: text/plain; charset=x-khong-biet", utf8],
    ["UTF-16 as it should be", "Content-Type: text/plain; charset=utf-16le", Buffer.from(WORDS, "utf16le")],
  ])("%s", async (_, header, body) => {
    expect(await read(header, body)).toMatchObject({ text: WORDS, recoveredFrom: null, garbled: false });
  });

  test.each(["", "; charset=us-ascii", "; charset=utf-8", "; charset=iso-8859-1", "; charset=windows-1252", "; charset=x-user-defined"])("TCVN3 and VNI%s", async (charset) => {
    expect(await read(`Content-Type: text/plain${charset}`, bytes(asTcvn3(WORDS)))).toMatchObject({ text: WORDS, recoveredFrom: "tcvn3" });
    expect(await read(`Content-Type: text/plain${charset}`, bytes(asVni(WORDS)))).toMatchObject({ text: WORDS, recoveredFrom: "vni" });
    const html = `<p>${asTcvn3(WORDS)}</p>`;
    expect(await read(`Content-Type: text/html${charset}`, bytes(html))).toMatchObject({ text: WORDS, recoveredFrom: "tcvn3" });
  });

  test("TCVN3 within UTF-8, as a word processor pastes it, with its subject", async () => {
    const subject = `=?utf-8?B?${Buffer.from(asTcvn3("Góp ý về rừng")).toString("base64")}?=`;
    expect(await read(`Subject: ${subject}\r\nContent-Type: text/plain; charset=utf-8`, asTcvn3(WORDS))).toMatchObject({ subject: "Góp ý về rừng", text: WORDS, recoveredFrom: "tcvn3" });
    expect(await read("Content-Type: text/plain; charset=utf-8\r\nSubject: Góp ý", bytes(asTcvn3(WORDS)))).toMatchObject({ text: WORDS });
  });

  test("windows-1258 without its name", async () => {
    const letters = [...new TextDecoder("windows-1258").decode(Buffer.from(Array.from({ length: 256 }, (_, code) => code)))];
    const text = "Xin đề nghị: bổ sung việc làm, giáo dục và y tế cho miền núi";
    // A vowel with its own mark is one byte, its tone another.
    const open = text.normalize("NFD").replace(/([a-z])([\u0323])?([\u0302\u0306\u031b])/gi, (_, vowel: string, tone: string | undefined, own: string) => (vowel + own).normalize("NFC") + (tone ?? ""));
    const written = Buffer.from([...open].map((letter) => letters.indexOf(letter)));
    const found = await read("Content-Type: text/plain", written);
    expect(found.text).toBe(text);
  });

  test("bytes of no known encoding are kept and said to be unreadable", async () => {
    const found = await read("Content-Type: text/plain; charset=utf-8", Buffer.from("\x8f\x9e\xb1\xc5 \xa4\xd0\xbf\x81z \xb1\x8fk\xd7 q\xbf\xb4\xd0 \xa9\xb4\xbfz \xd7a\xb5q".repeat(5), "latin1"));
    expect(found).toMatchObject({ garbled: true, recoveredFrom: null });
  });
});

describe("a hostile mail", () => {
  test("of 10,000 parts is known by its header, at once", async () => {
    const part = "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n";
    const found = await timed(() => read("Subject: nhieu phan\r\nContent-Type: multipart/mixed; boundary=b", part.repeat(10_000) + "--b--\r\n"));
    expect(found).toMatchObject({ unread: "too-complex", subject: "nhieu phan", text: null, attachments: [], from: { address: "a@example.vn" } });
  });

  test("of a thousand containers within each other", async () => {
    let body = "Content-Type: text/plain\r\n\r\nx";
    for (let depth = 0; depth < 1_000; depth++) body = `Content-Type: multipart/mixed; boundary="b${depth}"\r\n\r\n--b${depth}\r\n${body}\r\n--b${depth}--`;
    const source = Buffer.concat([mail("Subject: sau", "").subarray(0, -2), Buffer.from(body)]);
    expect(await timed(() => readMail(source, OWN))).toMatchObject({ unread: "too-complex", subject: "sau" });
  });

  test("of a header without end", async () => {
    const found = await timed(() => read(`Subject: dau thu\r\n${"X-Bom: 1\r\n".repeat(100_000)}X: y`, "x"));
    expect(found).toMatchObject({ unread: "too-complex", subject: "dau thu" });
    expect(await timed(() => read(`Subject: dau thu\r\nReferences: ${"<a@b> ".repeat(30_000)}`, "x"))).toMatchObject({ text: "x" });
    expect(await timed(() => readMail(bytes("A".repeat(20_000_000)), OWN))).toMatchObject({ unread: "too-complex", text: null });
  });

  test("that is too large keeps its header", async () => {
    const found = await timed(() => read("Subject: lon", Buffer.alloc(31 * 2 ** 20, 120)));
    expect(found).toMatchObject({ unread: "too-large", subject: "lon", text: null });
    expect(found.source.length).toBeLessThan(1_000);
  });

  test("of HTML nested without end, or never closed", { timeout: 60_000 }, async () => {
    for (const html of ["<div>".repeat(200_000) + "ý kiến", "<b ".repeat(500_000), "<!--".repeat(300_000) + "x", "&#x".repeat(500_000), "<p>ý kiến" + "<".repeat(1_000_000), "<br>".repeat(1_000_000) + "x", "<p>x</p>".repeat(300_000), "<td>".repeat(500_000)]) {
      const found = await timed(() => read("Content-Type: text/html; charset=utf-8", html));
      expect(found.unread).toBeNull();
    }
    expect((await read("Content-Type: text/html; charset=utf-8", `${"<div>".repeat(100_000)}ý kiến`)).text).toBe("ý kiến");
  });

  test("leaves no control character, and is cut only with a word about it", async () => {
    const found = await read("Subject: a\x00b\x07c\r\nContent-Type: text/plain; charset=utf-8", `x\u0000y\u001b[31m\u0085z\r\n${"dài ".repeat(100_000)}`);
    expect(found.text).toMatch(/^xy\[31mz\ndài dài/);
    expect(found).toMatchObject({ cut: true, subject: "abc" });
    expect(found.text!.length).toBeLessThanOrEqual(200_000);
  });

  test("with nothing in it, or nothing but noise", async () => {
    expect(await readMail(Buffer.alloc(0), OWN)).toMatchObject({ text: null, subject: null, from: { address: null }, answerTo: null });
    const noise = Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * 7919 + (index >> 3)) % 256));
    expect((await timed(() => readMail(noise, OWN))).messageId).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test.each(["a@b", "not an address", "a@example.vn, b@example.vn>", "<a@example.vn\u0000>", '"a b"@example.vn', "=?utf-8?Q?a=40example=2Evn?="])("is answered to no address such as %s", async (address) => {
    const found = await readMail(bytes(`From: ${address}\r\nMessage-ID: <1@x>\r\n\r\nx`), OWN);
    expect(found.answerTo === null || found.answerTo === "a@example.vn").toBe(true);
  });
});

describe("what no person sent", () => {
  test.each([
    ["Auto-Submitted: auto-replied", "auto-reply"],
    ["Auto-Submitted: auto-generated; owner=x", "auto-reply"],
    ["Auto-Submitted: no", null],
    ["Auto-Submitted:", null],
    ["Return-Path: <>", "auto-reply"],
    ["Precedence: bulk", "list-mail"],
    ["Precedence: auto_reply", "auto-reply"],
    ["List-Id: <tin.example.vn>", "list-mail"],
    ["X-Autoreply: yes", "auto-reply"],
    ["Content-Type: multipart/report; report-type=disposition-notification; boundary=b", "auto-reply"],
    ["X-Mailer: Thunderbird", null],
  ])("%s: %s", async (header, setAside) => {
    const found = await read(header, "x");
    expect(found.setAside).toBe(setAside);
    expect(found.answerTo).toBe(setAside === null ? "a@example.vn" : null);
  });

  test.each([
    ["MAILER-DAEMON@mx.example.vn", "bounce"],
    ["postmaster@example.vn", "bounce"],
    ["no-reply@example.vn", "auto-reply"],
    ["khong-tra-loi@example.vn", "auto-reply"],
    ["cong@gopy.example", "auto-reply"],
    ["noreplyson@example.vn", null],
  ])("from %s: %s", async (from, setAside) => {
    expect((await readMail(bytes(`From: ${from}\r\n\r\nx`), OWN)).setAside).toBe(setAside);
  });

  test("is still an opinion where only an answer is unwanted", async () => {
    expect(await read("X-Auto-Response-Suppress: All", WORDS)).toMatchObject({ setAside: null, answerTo: null });
  });

  test("names the mail that did not arrive", async () => {
    const found = await read(
      "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
      "--b\r\nContent-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; x@example.vn\r\nAction: failed\r\nStatus: 5.1.1\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nSubject: y\r\nMessage-ID: <0196@gopy.example>\r\n--b--\r\n",
    );
    expect(found).toMatchObject({ setAside: "bounce", bounced: ["<0196@gopy.example>"] });
  });
});
