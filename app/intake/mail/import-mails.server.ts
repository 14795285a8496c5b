import type { Pool } from "pg";
import { withTransaction } from "~/platform/db.server";
import type { AnswerSettings } from "./answer-mail.server";
import { ownAddresses } from "./own-addresses";
import { readMail } from "./read-mail.server";
import { readMbox } from "./read-mbox";
import { identifyAttachments, takeMail } from "./take-mail.server";

export interface ImportCounts {
  new: number;
  known: number;
  setAside: number;
  refused: number;
}

export type ImportResult =
  /** `more`: the file has further mails, which were not read. */
  | { ok: true; counts: ImportCounts; more: boolean }
  | { ok: false; reason: "not-mail" | "no-consultation" };

interface Options extends AnswerSettings {
  /** New mails taken at most; known ones do not count. */
  most: number;
  onProgress?: (counts: ImportCounts) => void;
}

const COUNTED = { new: "new", known: "known", "set-aside": "setAside", refused: "refused" } as const;

/**
 * Takes the mails of an .eml or .mbox file as if they had come to the mailbox, each in a transaction of its own: what
 * was taken stays when it is stopped, and is known the next time. When it came is what its header says, which whoever
 * made the file could have changed.
 */
export async function importMails(pool: Pool, content: AsyncIterable<Buffer>, { most, onProgress, ...settings }: Options, now: () => Date): Promise<ImportResult> {
  const counts: ImportCounts = { new: 0, known: 0, setAside: 0, refused: 0 };
  const own = ownAddresses(settings.from);
  let found = false;
  for await (const { source, isCut } of readMbox(content)) {
    found = true;
    if (counts.new + counts.setAside + counts.refused >= most) return { ok: true, counts, more: true };
    const mail = await readMail(source, { own, isCut });
    const attached = await identifyAttachments(mail);
    const at = now();
    const receivedAt = mail.receivedAt && mail.receivedAt < at ? mail.receivedAt : at;
    const taken = await withTransaction(pool, (tx) => takeMail(tx, { mail, attached, receivedAt }, settings, at));
    if (taken.outcome === "no-consultation") return { ok: false, reason: "no-consultation" };
    counts[COUNTED[taken.outcome]]++;
    onProgress?.(counts);
  }
  return found ? { ok: true, counts, more: false } : { ok: false, reason: "not-mail" };
}
