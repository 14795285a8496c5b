import { randomBytes } from "node:crypto";
import type { Pool, PoolClient } from "pg";
import type { Person } from "~/comments/comment.schema";
import { findTarget, type Place, type Target } from "~/comments/find-target.server";
import { insertComment } from "~/comments/insert-comment.server";
import { insertContributor } from "~/comments/insert-contributor.server";
import type { Kind } from "~/comments/kinds";
import { newReceiptCode } from "~/comments/receipt-code";
import { windowAt } from "~/consultations/window";
import { enqueueMail } from "~/mail/enqueue-mail.server";
import { receiptMail } from "~/mail/receipt-mail";
import { sourceLocale } from "~/messages";
import { withTransaction, type Database } from "~/platform/db.server";
import { saveFile } from "~/platform/files/save-file.server";
import { newId } from "~/platform/ids.server";
import { arrivalOn, dateOf, startOfDay } from "./postal-day";

/** One comment read from a letter or a mail. */
export interface ItemPart extends Place {
  kind: Kind;
  text: string;
  proposed: string | null;
}

export interface NewLetter {
  sender: Pick<Person, "name" | "organisation" | "email" | "showName">;
  /** Days in Vietnam, "2020-06-18"; the postmark's is null where none can be read. */
  postmarkedOn: string | null;
  arrivedOn: string;
  /** Scans, whose content has been identified. */
  pages: { name: string; mediaType: string; content: string | Buffer }[];
  /** Keeps a letter that is late, as refused for it; otherwise it is not taken. */
  keepLate: boolean;
  /** Where the links of a receipt's mail lead, and its sender. */
  mail: { baseUrl: string; from: string };
}

export interface Registration {
  /** Address of the consultation. */
  slug: string;
  /** What arrived before and waits, or a letter that is entered now. */
  item: { itemId: string } | { letter: NewLetter };
  /** At least one; each becomes a line of the item's receipt, in this order. */
  parts: ItemPart[];
  district: string | null;
  /** A uuid made when the form was opened: sent once more, it brings the first answer. */
  submissionKey: string;
  staffId: string;
}

export type RegisterResult =
  /** `refused`: the letter is late, and kept as such. */
  | { ok: true; itemId: string; receiptCode: string; state: "registered" | "refused"; repeated: boolean }
  | { ok: false; reason: "no-such-place"; part: number }
  | { ok: false; reason: "unknown-item" }
  /** Somebody else has registered, refused or set it aside meanwhile. */
  | { ok: false; reason: "settled"; itemId: string }
  /** The form's key belongs to another letter, which stands under this code. */
  | { ok: false; reason: "key-used"; itemId: string; receiptCode: string }
  | { ok: false; reason: "late"; closesAt: Date };

/**
 * Turns a letter or a mail into comments of the register: all of them under its receipt code, or none. A letter is in
 * time by the day of its postmark, or of its arrival where it has none; a mail by the instant it came.
 */
export async function registerItem(db: Database, input: Registration, now: Date): Promise<RegisterResult> {
  const targets: Target[] = [];
  for (const [part, { section, paragraph }] of input.parts.entries()) {
    const target = await findTarget(db.pool, input.slug, { section, paragraph });
    if (!target) return { ok: false, reason: "no-such-place", part };
    targets.push(target);
  }
  const settled = "letter" in input.item ? await enterLetter(db, input, input.item.letter, targets, now) : await settleItem(db, input, input.item.itemId, targets, now);
  // Sent at the same moment by another try, or the random code is in use: what is there now decides.
  return settled ?? registerItem(db, input, now);
}

async function enterLetter(db: Database, input: Registration, letter: NewLetter, targets: Target[], now: Date): Promise<RegisterResult | null> {
  const { parts, staffId, submissionKey } = input;
  const earlier = await findLetter(db.pool, input, letter);
  if (earlier) return earlier;
  const target = targets[0]!;
  const { closesAt } = windowAt(target, now);
  const late = startOfDay(letter.postmarkedOn ?? letter.arrivedOn)! > closesAt;
  if (late && !letter.keepLate) return { ok: false, reason: "late", closesAt };
  const receivedAt = arrivalOn(letter.arrivedOn, now);
  const receiptCode = newReceiptCode(randomBytes);
  return withTransaction(db.pool, async (tx) => {
    const { consultationId } = target;
    const state = late ? "refused" : "registered";
    // The form's key is the letter's id, so that the database itself refuses it a second time.
    const { rowCount } = await tx.query(
      `INSERT INTO intake_item (id, consultation_id, channel, state, receipt_code, units, received_at, postmarked_on, text, reason, staff_id, created_at, settled_at)
       VALUES ($1, $2, 'post', $3, $4, $5, $6, $7, $8, $9, $10, $11, $11) ON CONFLICT DO NOTHING`,
      [
        submissionKey, consultationId, state, receiptCode, late ? 1 : parts.length, receivedAt,
        letter.postmarkedOn && dateOf(letter.postmarkedOn), asText(parts), late ? "late" : null, staffId, now,
      ],
    );
    if (rowCount === 0) return null;
    const contributor = await insertContributor(tx, { ...letter.sender, consultationId }, now);
    if (contributor) await tx.query("UPDATE intake_item SET contributor_id = $2 WHERE id = $1", [submissionKey, contributor.id]);
    for (const [index, page] of letter.pages.entries()) {
      const file = await saveFile(tx, { consultationId, ...page }, now);
      await tx.query("INSERT INTO intake_file (item_id, position, file_id) VALUES ($1, $2, $3)", [submissionKey, index + 1, file.id]);
    }
    const item = { id: submissionKey, channel: "post" as const, receiptCode, receivedAt, contributorId: contributor?.id ?? null };
    if (!late) {
      const commentId = await insertParts(tx, input, targets, item);
      await enqueueReceipt(tx, { letter, target, commentId, receiptCode, receivedAt, token: contributor?.token ?? null }, now);
    }
    return { ok: true as const, itemId: submissionKey, receiptCode, state, repeated: false } as const;
  });
}

interface Receipt {
  letter: NewLetter;
  target: Target;
  commentId: string;
  receiptCode: string;
  receivedAt: Date;
  /** Confirms the address; null where there is none. */
  token: string | null;
}

/** The receipt's code by mail, where the letter names an address. */
async function enqueueReceipt(tx: PoolClient, { letter, target, commentId, receiptCode, receivedAt, token }: Receipt, now: Date) {
  const { sender, mail } = letter;
  if (sender.email === null || token === null) return;
  const confirmLink = `${mail.baseUrl}/xac-nhan/${token}`;
  const words = receiptMail({ title: target.title, receiptCode, receivedAt, baseUrl: mail.baseUrl, confirmLink, locale: sourceLocale });
  await enqueueMail(tx, { kind: "receipt", consultationId: target.consultationId, commentId, from: mail.from, recipient: sender.email, ...words }, now);
}

/** What an earlier try with the same key brought; null where there was none. */
async function findLetter(pool: Pool, { submissionKey, parts }: Registration, letter: NewLetter): Promise<RegisterResult | null> {
  const { rows } = await pool.query<{ receiptCode: string; state: "registered" | "refused"; text: string | null; postmark: string | null }>(
    `SELECT receipt_code AS "receiptCode", state, text, postmarked_on::text AS postmark FROM intake_item WHERE id = $1`,
    [submissionKey],
  );
  const [row] = rows;
  if (!row) return null;
  const { receiptCode, state } = row;
  if (row.text !== asText(parts) || row.postmark !== letter.postmarkedOn) return { ok: false, reason: "key-used", itemId: submissionKey, receiptCode };
  return { ok: true, itemId: submissionKey, receiptCode, state, repeated: true };
}

/** What a letter says, as it was typed: kept with it also where no comment is made of it. */
function asText(parts: ItemPart[]): string {
  return parts
    .map(({ section, paragraph, kind, text, proposed }) => {
      const place = (section ?? "") + (paragraph === null ? "" : `/d${paragraph}`);
      return `[${place}; ${kind}]\n${text}${proposed === null ? "" : `\n→ ${proposed}`}`;
    })
    .join("\n\n");
}

interface Item {
  id: string;
  channel: "post" | "email";
  receiptCode: string;
  receivedAt: Date;
  contributorId: string | null;
}

async function settleItem(db: Database, input: Registration, itemId: string, targets: Target[], now: Date): Promise<RegisterResult | null> {
  const { parts, staffId, submissionKey } = input;
  const { consultationId } = targets[0]!;
  return withTransaction(db.pool, async (tx) => {
    const { rows } = await tx.query<Item & { state: string; postmark: string | null }>(
      `SELECT id, channel, receipt_code AS "receiptCode", received_at AS "receivedAt", contributor_id AS "contributorId", state,
              postmarked_on::text AS postmark
       FROM intake_item WHERE id = $1 AND consultation_id = $2 FOR NO KEY UPDATE`,
      [itemId, consultationId],
    );
    const [item] = rows;
    if (!item) return { ok: false, reason: "unknown-item" };
    const { receiptCode, state } = item;
    if (state !== "waiting") {
      const { rows: own } = await tx.query("SELECT FROM comment WHERE intake_item_id = $1 AND submission_key = $2", [itemId, submissionKey]);
      if (own.length > 0) return { ok: true, itemId, receiptCode, state: "registered", repeated: true };
      return { ok: false, reason: "settled", itemId };
    }
    const { closesAt } = windowAt(targets[0]!, now);
    if ((item.postmark ? startOfDay(item.postmark)! : item.receivedAt) > closesAt) return { ok: false, reason: "late", closesAt };
    await tx.query("UPDATE intake_item SET state = 'registered', units = $2, settled_at = $3, staff_id = $4 WHERE id = $1", [itemId, parts.length, now, staffId]);
    await insertParts(tx, input, targets, item);
    return { ok: true, itemId, receiptCode, state: "registered", repeated: false };
  });
}

/** Returns the id of the first. */
async function insertParts(tx: PoolClient, { parts, district, submissionKey }: Registration, targets: Target[], item: Item): Promise<string> {
  const ids = parts.map(() => newId());
  for (const [index, { kind, text, proposed }] of parts.entries()) {
    const inserted = await insertComment(tx, {
      id: ids[index]!,
      target: targets[index]!,
      words: { kind, text, proposed },
      quote: null,
      channel: item.channel,
      consentNotice: null,
      intakeItemId: item.id,
      // The first has the form's own key, by which a second sending is known.
      submissionKey: index === 0 ? submissionKey : newId(),
      receiptCode: item.receiptCode,
      part: index + 1,
      contributorId: item.contributorId,
      district,
      receivedAt: item.receivedAt,
    });
    if (!inserted) throw new Error(`A comment of item ${item.id} could not be registered: its key or its receipt is in use.`);
  }
  return ids[0]!;
}
