import { alarmMail } from "~/mail/alarm-mail";
import { enqueueMail } from "~/mail/enqueue-mail.server";
import type { Database } from "~/platform/db.server";
import type { Log } from "~/platform/log.server";
import { reconcile } from "./reconcile.server";

interface Services {
  db: Database;
  log: Log;
  /** Where the links of a mail lead, and its sender. */
  mail: { baseUrl: string; from: string };
}

/**
 * Looks at whether every register adds up. The first time one does not, the log and every administrator are told; the
 * staff area says so until it adds up again.
 */
export async function checkRegisters({ db, log, mail }: Services, now: Date): Promise<void> {
  const consultations = await db.prisma.consultation.findMany({ select: { id: true, slug: true, title: true } });
  for (const { id: consultationId, slug, title } of consultations) {
    const { discrepancies } = await reconcile(db, { consultationId });
    const wrong = discrepancies.length > 0;
    await db.prisma.$transaction(async (tx) => {
      // One instance at a time: whoever is first raises the alarm.
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`reconciliation ${consultationId}`}, 0))::text`;
      const before = await tx.reconciliationCheck.findUnique({ where: { consultationId } });
      const alarmedAt = wrong ? (before?.alarmedAt ?? now) : null;
      const row = { checkedAt: now, findings: discrepancies as object[], alarmedAt };
      await tx.reconciliationCheck.upsert({ where: { consultationId }, create: { consultationId, ...row }, update: row });
      if (!wrong || before?.alarmedAt) return;
      log.error({ consultation: slug, findings: discrepancies }, "the register does not add up");
      const administrators = await tx.staff.findMany({
        where: { roles: { has: "administrator" }, disabledAt: null },
        select: { email: true },
      });
      const words = alarmMail({ title, slug, count: discrepancies.length, at: now, baseUrl: mail.baseUrl });
      for (const { email: recipient } of administrators) {
        await enqueueMail(tx, { kind: "alarm", consultationId, commentId: null, from: mail.from, recipient, ...words }, now);
      }
    });
  }
}

/** Consultations whose register was last found not to add up. */
export async function listAlarms({ prisma }: Database) {
  const rows = await prisma.reconciliationCheck.findMany({
    where: { alarmedAt: { not: null } },
    orderBy: { alarmedAt: "asc" },
    select: { alarmedAt: true, consultation: { select: { slug: true, title: true } } },
  });
  return rows.map(({ alarmedAt, consultation }) => ({ ...consultation, alarmedAt: alarmedAt! }));
}
