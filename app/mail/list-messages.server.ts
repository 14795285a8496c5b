import type { Database } from "~/platform/db.server";

/** "bounced": sent, and then returned by another server. */
export type MailState = "waiting" | "sent" | "failed" | "bounced";

const PAGE = 50;

const IN_STATE: Record<MailState, string> = {
  waiting: "sent_at IS NULL AND failed_at IS NULL",
  sent: "sent_at IS NOT NULL",
  failed: "sent_at IS NULL AND failed_at IS NOT NULL",
  bounced: "bounced_at IS NOT NULL",
};

interface Row {
  id: string;
  kind: string;
  recipient: string;
  created_at: Date;
  attempts: number;
  last_error: string | null;
  sent_at: Date | null;
  failed_at: Date | null;
  bounced_at: Date | null;
}

/** One page of the outbox, the oldest first while waiting, else the latest; addresses are masked. */
export async function listMessages(
  db: Database,
  { state, after }: { state: MailState; after: { at: Date; id: string } | null },
) {
  const [compare, order] = state === "waiting" ? [">", "ASC"] : ["<", "DESC"];
  const { rows } = await db.pool.query<Row>(
    `SELECT id, kind, recipient, created_at, attempts, last_error, sent_at, failed_at, bounced_at FROM mail_message
     WHERE ${IN_STATE[state]} AND ($1::timestamptz IS NULL OR (created_at, id) ${compare} ($1, $2::uuid))
     ORDER BY created_at ${order}, id ${order} LIMIT ${PAGE + 1}`,
    [after?.at ?? null, after?.id ?? null],
  );
  const messages = rows.slice(0, PAGE).map((row) => ({
    id: row.id,
    kind: row.kind,
    recipient: maskAddress(row.recipient),
    createdAt: row.created_at,
    attempts: row.attempts,
    lastError: row.last_error,
    sentAt: row.sent_at,
    failedAt: row.failed_at,
    bouncedAt: row.bounced_at,
  }));
  const last = messages.at(-1);
  return { messages, next: rows.length > PAGE && last ? { at: last.createdAt, id: last.id } : null };
}

/** "h…@laichau.gov.vn": enough to see which server a mail waits for, not whom it is for. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf("@");
  return at > 0 ? `${[...address][0]}…${address.slice(at)}` : "…";
}
