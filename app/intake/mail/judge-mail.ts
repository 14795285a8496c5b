/** What of a mail decides whether a person wrote it. Names of header lines are in small letters. */
export interface MailHeader {
  /** Every line of that name, without the name. */
  lines(name: string): string[];
  /** Address of the sender, in small letters; null where there is none. */
  from: string | null;
}

/** Why nobody's opinion is in it; see app/intake/reasons.ts. */
export type SetAside = "auto-reply" | "bounce" | "list-mail";

const MACHINES = /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|khong-?tra-?loi|bounces?|auto-?(reply|responder))([-+.=_][^@]*)?@/;

/**
 * Whether a mail comes from a program (RFC 3834): such mails are kept but set aside, and never answered, since the
 * answer might be answered in turn. Null for what a person sent.
 * @param own addresses the portal itself sends from.
 */
export function judgeMail({ lines, from }: MailHeader, own: string[]): SetAside | null {
  const first = (name: string) => lines(name)[0]?.trim().toLowerCase() ?? "";
  const type = first("content-type");
  if (/^multipart\/report\b/.test(type)) return /report-type="?delivery-status/.test(type) ? "bounce" : "auto-reply";
  const returned = lines("return-path").some((line) => line.replace(/\s/g, "") === "<>");
  if (from !== null && /^(mailer-daemon|postmaster)@/.test(from)) return "bounce";
  const submitted = first("auto-submitted").replace(/[;\s].*$/s, "");
  if (submitted !== "" && submitted !== "no") return "auto-reply";
  if (returned) return lines("x-failed-recipients").length > 0 ? "bounce" : "auto-reply";
  if (lines("list-id").length > 0 || /^(bulk|list|junk)\b/.test(first("precedence"))) return "list-mail";
  if (/^auto[_-]?reply\b/.test(first("precedence"))) return "auto-reply";
  if (["x-autoreply", "x-autorespond"].some((name) => lines(name).some((line) => !/^\s*(no|false)?\s*$/i.test(line)))) return "auto-reply";
  if (from !== null && (own.includes(from) || MACHINES.test(from))) return "auto-reply";
  return null;
}
