import { randomUUID } from "node:crypto";
import { ImapFlow } from "imapflow";
import type { Database } from "../../app/platform/db.server";
import type { StaffClient } from "./staff-client";
import { writeText } from "./texts";

/** Puts mails into the mailbox over IMAP, as a mail server or another program would. */
export async function sendMails(imapUrl: string, to: string, slug: string, count: number) {
  const { hostname, port, username, password } = new URL(imapUrl);
  const client = new ImapFlow({
    host: hostname, port: Number(port), secure: false, doSTARTTLS: false, logger: false,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
  });
  await client.connect();
  try {
    for (let number = 0; number < count; number++) {
      const mail = [
        `From: =?UTF-8?B?${Buffer.from(`Người gửi ${number}`).toString("base64")}?= <nguoi-${number}@dan.example>`,
        `To: ${to}`, `Subject: =?UTF-8?B?${Buffer.from("Góp ý dự thảo").toString("base64")}?=`,
        `Message-ID: <${randomUUID()}@dan.example>`, `Date: ${new Date().toUTCString()}`, "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "",
        Buffer.from(`${writeText(200_000 + number)}\n(${slug}/p2-b-ii)\n`).toString("base64"),
      ].join("\r\n");
      await client.append("INBOX", mail);
    }
  } finally {
    await client.logout();
  }
}

/** Enters every mail that waits, by the item page's own form, until `expected` have been; two opinions of every third. Gives how many comments it was. */
export async function enterMails(clerk: StaffClient, { prisma }: Database, slug: string, expected: number): Promise<number> {
  let [items, comments] = [0, 0];
  while (items < expected) {
    const waiting = await prisma.intakeItem.findMany({ where: { channel: "email", state: "waiting" }, orderBy: { id: "asc" }, take: 20, select: { id: true, text: true } });
    for (const { id, text } of waiting) {
      const parts = items % 3 === 0 ? 2 : 1;
      const form = new URLSearchParams({ intent: "register", submissionKey: randomUUID(), district: "" });
      for (let part = 0; part < parts; part++) {
        form.set(`place.${part}`, `${slug}/p2-b-ii/d${part + 1}`);
        form.set(`kind.${part}`, "amend");
        form.set(`text.${part}`, part === 0 ? (text ?? "") : writeText(300_000 + items));
        form.set(`proposed.${part}`, "");
      }
      const answer = await clerk.post(`/can-bo/tiep-nhan/${id}`, form);
      if (answer.status !== 303) throw new Error(`A mail was not entered (${answer.status}).`);
      items++;
      comments += parts;
    }
  }
  return comments;
}
