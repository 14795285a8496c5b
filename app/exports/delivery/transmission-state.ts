/** How far a delivery to one recipient is. */
export type TransmissionState = "preparing" | "left-out" | "waiting" | "retry" | "sent" | "failed" | "bounced" | "confirmed";

interface Sending {
  confirmedAt: Date | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
  recipient: { endedAt: Date | null };
  mail: { attempts: number; lastError: string | null; sentAt: Date | null; failedAt: Date | null; bouncedAt: Date | null } | null;
}

export function stateOf({ confirmedAt, recipient, mail }: Omit<Sending, "expiresAt" | "revokedAt">): TransmissionState {
  if (confirmedAt) return "confirmed";
  if (!mail) return recipient.endedAt ? "left-out" : "preparing";
  if (mail.bouncedAt) return "bounced";
  if (mail.sentAt) return "sent";
  if (mail.failedAt) return "failed";
  return mail.attempts > 0 && mail.lastError !== null ? "retry" : "waiting";
}

/** It did not arrive, or what it links to opens no more. */
export function maySendAgain(sending: Sending, now: Date): boolean {
  const state = stateOf(sending);
  const closed = sending.revokedAt !== null || (sending.expiresAt !== null && sending.expiresAt <= now);
  return state === "failed" || state === "bounced" || (closed && (state === "sent" || state === "confirmed"));
}
