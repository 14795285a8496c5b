import type { AddressInfo } from "node:net";
import { simpleParser, type ParsedMail } from "mailparser";
import { createTransport } from "nodemailer";
import { SMTPServer } from "smtp-server";
import { afterAll } from "vitest";
import { addModerator, makeRegister, minutesAfter } from "~/moderation/test-register";
import type { Database } from "~/platform/db.server";
import { makeDocuments } from "~/exports/documents/make-documents.server";
import type { DocumentKind } from "~/exports/documents/kinds";
import { addRecipient } from "./change-recipients.server";
import type { DeliverySettings } from "./compose-mail.server";
import { keepDeliveries } from "./keep-deliveries.server";
import { requestDelivery } from "./request-delivery.server";

export const SETTINGS: DeliverySettings = { baseUrl: "https://gopy.example", from: "Cổng góp ý <cong@gopy.example>", mailMax: 10e6 };
export const soon = minutesAfter(1_000);

/** A register with recipients, and deliveries of it. */
export async function makeDeliveries(db: Database, slug: string, people = ["Chánh Văn phòng"]) {
  const register = await makeRegister(db, slug);
  const { consultationId } = register;
  const staffId = await addModerator(db, "Lò Thị An");
  const recipients: string[] = [];
  for (const [index, name] of people.entries()) {
    const added = await addRecipient(db, { consultationId, name, email: `${slug}-${index}@tinhuy.example`, staffId }, minutesAfter(index));
    if (added.ok) recipients.push(added.id);
  }
  const request = async ({ kinds = ["register-jsonl"], now = soon }: { kinds?: DocumentKind[]; now?: Date } = {}) => {
    const wanted = { consultationId, kinds, personalData: false, layout: "party" as const, staffId, recipientIds: recipients, scheduledFor: null, why: "" };
    const requested = await db.prisma.$transaction((tx) => requestDelivery(tx, wanted, now));
    if (!requested.ok) throw new Error(requested.reason);
    return requested;
  };
  const make = async ({ now = soon, settings = SETTINGS, ...more }: { kinds?: DocumentKind[]; now?: Date; settings?: DeliverySettings } = {}) => {
    const requested = await request({ now, ...more });
    await makeDocuments(db, requested, now);
    await keepDeliveries(db, settings, now);
    return read(requested.deliveryId);
  };
  const read = (id: string) =>
    db.prisma.delivery.findUniqueOrThrow({
      where: { id },
      include: { set: { include: { files: { include: { file: true } } } }, sent: { include: { mail: true, recipient: true }, orderBy: { recipient: { createdAt: "asc" } } } },
    });
  return { ...register, staffId, recipients, request, make, read };
}

/** A mail server that answers with these codes first, and then takes everything. */
export function testMailServer() {
  const state = { answers: [] as number[], received: [] as { mail: ParsedMail; /** Name of the envelope (RFC 3461). */ envelope: string | null }[] };
  const smtp = new SMTPServer({
    authOptional: true,
    hideDSN: false,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      void simpleParser(stream).then((mail) => {
        const responseCode = state.answers.shift();
        if (responseCode) return done(Object.assign(new Error(`not ${session.envelope.rcptTo[0]?.address}`), { responseCode }));
        state.received.push({ mail, envelope: (session.envelope.dsn?.envid as string | undefined) ?? null });
        done(null, "OK: queued as 4F1 for <somebody@tinhuy.example>");
      });
    },
  });
  const ready = new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
  afterAll(() => new Promise<void>((resolve) => smtp.close(resolve)));
  return { state, transporter: async () => (await ready, createTransport({ host: "127.0.0.1", port: (smtp.server.address() as AddressInfo).port })) };
}
