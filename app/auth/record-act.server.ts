import type { Tx } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";

export type Act =
  | "staff.signed-in"
  | "staff.sign-in-refused"
  | "staff.signed-out"
  | "staff.invited"
  | "staff.joined"
  | "staff.disabled"
  | "staff.enabled"
  | "staff.roles-changed"
  | "staff.password-changed"
  | "staff.sessions-revoked"
  | "staff.invitation-revoked"
  | "staff.scope-changed"
  | "staff.second-factor-enrolled"
  | "staff.second-factor-refused"
  | "staff.second-factor-removed"
  | "staff.second-factor-reset"
  | "staff.second-factor-required"
  | "staff.second-factor-optional"
  | "staff.recovery-code-used"
  | "staff.recovery-codes-renewed"
  | "documents.letterhead-changed"
  | "moderation.settings-changed"
  | "moderation.insult-words-changed"
  | "retention.term-changed"
  | "delivery.recipient-added"
  | "delivery.recipient-ended"
  | "delivery.schedule-changed"
  | "delivery.requested"
  | "delivery.sent-again"
  | "delivery.links-revoked"
  | "intake.reopened"
  | "returned.read"
  | "returned.taken"
  | "returned.discarded"
  | PersonalAct;

/** Acts on personal data; each says in `data` what was looked at (`itemId`, `commentId`, `exportId`, `fileId`) and `why`. */
export type PersonalAct =
  | "personal.letter-opened"
  | "personal.mail-opened"
  | "personal.sender-shown"
  | "personal.export"
  | "personal.file-opened"
  /** Erased: by the term of the consultation (`runId`), or by whoever has the receipt code (`commentId` or `itemId`). */
  | "personal.erasing-began"
  | "personal.erased"
  | "personal.erased-by-code";

/** Writes down, in the transaction of the act itself, who did what. `staffId` is null for the shell and for strangers. */
export async function recordAct(
  tx: Tx,
  {
    type,
    staffId,
    data = {},
  }: { type: Act; staffId: string | null; data?: Record<string, string | string[] | number> },
  now: Date,
) {
  await tx.auditEvent.create({ data: { id: newId(), type, staffId, data, at: now } });
}
