import { randomBytes } from "node:crypto";
import type { Pool, PoolClient } from "pg";
import { takesComments, windowAt } from "~/consultations/window";
import { enqueueMail } from "~/mail/enqueue-mail.server";
import { receiptMail } from "~/mail/receipt-mail";
import type { Locale } from "~/messages";
import { withTransaction, type Database } from "~/platform/db.server";
import { inLanguage } from "~/platform/http/language";
import { newId } from "~/platform/ids.server";
import { anchorQuote, type Quote } from "./anchor-quote";
import { CONSENT_NOTICE, PARTS_MAX, type Opinion, type Person } from "./comment.schema";
import { findTarget, type Target } from "./find-target.server";
import { insertComment } from "./insert-comment.server";
import { insertContributor } from "./insert-contributor.server";
import { newReceiptCode } from "./receipt-code";

export type Part = Opinion & { section: string | null };

export interface Collection {
  /** Address of the consultation. */
  slug: string;
  /** At least one, each with a key of its own; each becomes a line of the same receipt, in this order. */
  parts: Part[];
  person: Person;
  mail: MailSettings;
}

export interface MailSettings {
  /** Where the links of a mail lead. */
  baseUrl: string;
  from: string;
  /** The language the person reads. */
  locale: Locale;
}

/** `part` is the index of the one that was refused. */
export type SubmitResult =
  | { ok: true; receiptCode: string; /** All of it had been received before. */ repeated: boolean }
  | { ok: false; reason: "no-such-place" | "quote-gone"; part: number }
  | { ok: false; reason: "not-open-yet" | "closed" }
  /** The form's key belongs to another text; sending this one needs a new key. */
  | { ok: false; reason: "key-used"; receiptCode: string; part: number };

interface Anchored {
  part: Part;
  target: Target;
  quote: Quote | null;
}

/**
 * Takes opinions that were sent together into the register: all of them, under one code, or none. Once this returns a
 * code they are on disk. What an earlier try had brought is not taken again; the rest joins it under its code, which
 * the sender may never have seen. `now` is the instant the request arrived.
 */
export async function submitCollection(db: Database, collection: Collection, now: Date): Promise<SubmitResult> {
  const anchored: Anchored[] = [];
  for (const [index, part] of collection.parts.entries()) {
    const target = await findTarget(db.pool, collection.slug, part);
    if (!target) return { ok: false, reason: "no-such-place", part: index };
    const quote = quoteOf(part, target);
    if (quote === "gone") return { ok: false, reason: "quote-gone", part: index };
    anchored.push({ part, target, quote });
  }
  const target = anchored[0]!.target;
  const window = windowAt(target, now);
  const earlier = await findEarlier(db.pool, anchored);
  if (earlier.refused) return earlier.refused;
  if (earlier.all) return { ok: true, receiptCode: earlier.all, repeated: true };
  if (!takesComments(window)) return { ok: false, reason: window.phase === "upcoming" ? "not-open-yet" : "closed" };

  const missing = anchored.filter(({ part }) => !earlier.keys.has(part.submissionKey));
  const { receiptCode, lines } = await receiptFor(db.pool, earlier.codes, missing.length);
  const inserted = await withTransaction(db.pool, async (tx) => {
    const contributor = await insertContributor(tx, { ...collection.person, consultationId: target.consultationId }, now);
    const ids: string[] = [];
    for (const [index, each] of missing.entries()) {
      const id = newId();
      const { target, quote, part: { submissionKey, ...words } } = each;
      const row = {
        id, target, quote, words, submissionKey, channel: "web" as const, consentNotice: CONSENT_NOTICE, intakeItemId: null, receiptCode,
        part: lines + index + 1, contributorId: contributor?.id ?? null, district: collection.person.district, receivedAt: now,
      };
      if (!(await insertComment(tx, row))) throw new Taken();
      ids.push(id);
    }
    await enqueueReceipt(tx, collection, { target, commentId: ids[0]!, receiptCode, token: contributor?.token ?? null }, now);
    return true;
  }).catch(falseIfTaken);
  // Sent at the same moment by another try, or the random code is in use: what is there now decides.
  return inserted ? { ok: true, receiptCode, repeated: false } : submitCollection(db, collection, now);
}

function quoteOf(part: Part, { paragraphText }: Target): Quote | "gone" | null {
  const { quoteExact: exact, quotePrefix: prefix, quoteSuffix: suffix, quoteStart: start } = part;
  if (exact === "") return null;
  return anchorQuote(paragraphText ?? "", { exact, prefix, suffix, start }) ?? "gone";
}

/** What is in the register under these keys: the code of all of them, or the keys of some, or one that says otherwise. */
async function findEarlier(pool: Pool, anchored: Anchored[]) {
  const { rows } = await pool.query<{ key: string; code: string; text: string; proposed: string | null; kind: string; sectionId: string | null; paragraphId: string | null }>(
    `SELECT submission_key AS key, receipt_code AS code, text, proposed, kind, section_id AS "sectionId", paragraph_id AS "paragraphId"
     FROM comment WHERE consultation_id = $1 AND submission_key = ANY($2::uuid[])`,
    [anchored[0]!.target.consultationId, anchored.map(({ part }) => part.submissionKey)],
  );
  const byKey = new Map(rows.map((row) => [row.key, row]));
  for (const [index, { part, target }] of anchored.entries()) {
    const row = byKey.get(part.submissionKey);
    if (!row) continue;
    const proposed = part.proposed === target.paragraphText ? null : part.proposed;
    const same =
      row.text === part.text && row.proposed === proposed && row.kind === part.kind &&
      row.sectionId === target.sectionId && row.paragraphId === target.paragraphId;
    if (!same) return { refused: { ok: false as const, reason: "key-used" as const, receiptCode: row.code, part: index } };
  }
  const all = anchored.every(({ part }) => byKey.has(part.submissionKey)) ? byKey.get(anchored[0]!.part.submissionKey)!.code : null;
  return { keys: new Set(byKey.keys()), codes: new Set(rows.map(({ code }) => code)), all };
}

/** The code that `more` opinions are to stand under, and the lines that stand under it already. */
async function receiptFor(pool: Pool, [code, another]: Iterable<string>, more: number): Promise<{ receiptCode: string; lines: number }> {
  if (code !== undefined && another === undefined) {
    const { rows } = await pool.query<{ lines: number }>("SELECT max(part) AS lines FROM comment WHERE receipt_code = $1", [code]);
    const { lines } = rows[0]!;
    if (lines + more <= PARTS_MAX) return { receiptCode: code, lines };
  }
  return { receiptCode: newReceiptCode(randomBytes), lines: 0 };
}

interface Receipt {
  target: Target;
  commentId: string;
  receiptCode: string;
  token: string | null;
}

async function enqueueReceipt(tx: PoolClient, { person, mail }: Collection, { target, commentId, receiptCode, token }: Receipt, now: Date) {
  if (person.email === null || token === null) return;
  await enqueueMail(
    tx,
    {
      kind: "receipt",
      consultationId: target.consultationId,
      commentId,
      from: mail.from,
      recipient: person.email,
      ...receiptMail({
        title: target.title,
        receiptCode,
        receivedAt: now,
        baseUrl: mail.baseUrl,
        confirmLink: `${mail.baseUrl}${inLanguage(`/xac-nhan/${token}`, mail.locale)}`,
        locale: mail.locale,
      }),
    },
    now,
  );
}

/** Undoes the transaction of what is there already. */
class Taken extends Error {}

function falseIfTaken(error: unknown): false {
  if (error instanceof Taken) return false;
  throw error;
}
