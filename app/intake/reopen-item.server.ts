import { buffer } from "node:stream/consumers";
import { recordAct } from "~/auth/record-act.server";
import { newEmailToken } from "~/comments/email-token.server";
import type { Database } from "~/platform/db.server";
import { readFileContent } from "~/platform/files/read-file.server";
import { newId } from "~/platform/ids.server";
import { readMail } from "./mail/read-mail.server";

interface Reopened {
  itemId: string;
  staffId: string;
}

export type ReopenResult = { ok: true } | { ok: false; reason: "unknown-item" | "not-settled" };

/**
 * Brings a letter or a mail that was refused or set aside by mistake back to what waits to be read. A mail that was taken
 * for a program's gets the sender it was kept without; nobody is written to. Who brought it back stands in the audit log,
 * with what it was refused for.
 */
export async function reopenItem(db: Database, { itemId, staffId }: Reopened, now: Date): Promise<ReopenResult> {
  const item = await db.prisma.intakeItem.findUnique({
    where: { id: itemId },
    select: { consultationId: true, state: true, reason: true, contributorId: true, source: { select: { id: true, mediaType: true } } },
  });
  if (!item) return { ok: false, reason: "unknown-item" };
  const { consultationId, state, reason, source } = item;
  if (state !== "refused" && state !== "set_aside") return { ok: false, reason: "not-settled" };
  const sender = item.contributorId === null && source ? await readSender(db, source) : null;
  return db.prisma.$transaction(async (tx) => {
    const { count } = await tx.intakeItem.updateMany({
      where: { id: itemId, state, erasedAt: null },
      data: { state: "waiting", reason: null, staffId: null, settledAt: null },
    });
    if (count === 0) return { ok: false, reason: "not-settled" };
    if (sender && (sender.name ?? sender.address) !== null) {
      const emailTokenHash = sender.address === null ? null : newEmailToken().hash;
      const { id } = await tx.contributor.create({ data: { id: newId(), consultationId, name: sender.name, email: sender.address, emailTokenHash, showName: false, createdAt: now }, select: { id: true } });
      await tx.intakeItem.update({ where: { id: itemId }, data: { contributorId: id }, select: { id: true } });
    }
    await recordAct(tx, { type: "intake.reopened", staffId, data: { itemId, was: state, reason: reason ?? "" } }, now);
    return { ok: true };
  });
}

/** Who sent a kept mail; nobody once it is erased. */
async function readSender({ pool }: Database, { id, mediaType }: { id: string; mediaType: string }) {
  const source = await buffer(readFileContent(pool, id));
  return source.length === 0 ? null : (await readMail(source, { own: [], isCut: mediaType !== "message/rfc822" })).from;
}
