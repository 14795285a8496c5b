import type { Tx } from "~/platform/db.server";
import { announceChange } from "~/platform/http/changes.server";
import { newId } from "~/platform/ids.server";
import { windowAt } from "./window";

export interface NewExtension {
  consultationId: string;
  /** The new last instant. */
  closesAt: Date;
  reason: string;
  /** Name and office of the person who answers for it, shown in public. */
  signedBy: string;
  staffId: string | null;
}

/** Pages that show the dates of a consultation are dropped by this tag. */
export const windowTag = (consultationId: string) => `window-${consultationId}`;

/** Adds a public extension. It must end later than what holds now; a date is never taken back. */
export async function extendConsultation(tx: Tx, input: NewExtension, now: Date) {
  const dates = await tx.consultation.findUnique({
    where: { id: input.consultationId },
    select: { opensAt: true, closesAt: true, extensions: { select: { closesAt: true } } },
  });
  if (!dates) return { ok: false as const, reason: "unknown-consultation" as const };
  if (input.closesAt <= windowAt(dates, now).closesAt) return { ok: false as const, reason: "not-later" as const };
  await tx.extension.create({ data: { id: newId(), ...input, createdAt: now } });
  await tx.auditEvent.create({
    data: {
      id: newId(),
      consultationId: input.consultationId,
      staffId: input.staffId,
      type: "consultation.extended",
      data: { closesAt: input.closesAt.toISOString() },
      at: now,
    },
  });
  await announceChange(tx, input.consultationId);
  await announceChange(tx, windowTag(input.consultationId));
  return { ok: true as const };
}
