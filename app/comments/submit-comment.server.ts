import { randomBytes } from "node:crypto";
import type { Pool, PoolClient } from "pg";
import { takesComments, windowAt } from "~/consultations/window";
import { enqueueMail } from "~/mail/enqueue-mail.server";
import { receiptMail } from "~/mail/receipt-mail";
import { withTransaction, type Database } from "~/platform/db.server";
import { newId } from "~/platform/ids.server";
import { CONSENT_NOTICE, type CommentInput } from "./comment.schema";
import type { NewComment } from "./insert-in-time.server";
import { newReceiptCode } from "./receipt-code";

export interface Submission {
  /** Address of the consultation. */
  slug: string;
  /** Path of the section; null for the whole draft. */
  sectionPath: string | null;
  comment: CommentInput;
  /** Where links in the receipt mail lead, and who sends it. */
  mail: { baseUrl: string; from: string };
}

export type SubmitResult =
  | { ok: true; receiptCode: string; /** The same form had been received before. */ repeated: boolean }
  | { ok: false; reason: "no-such-place" | "not-open-yet" | "closed" }
  /** The form's key belongs to another text; sending this one needs a new key. */
  | { ok: false; reason: "key-used"; receiptCode: string };

/** Inserts one comment without personal data; see insertInTime. */
export type InsertComment = (comment: NewComment) => Promise<boolean>;

/**
 * Takes a comment from the web form into the register. Once this returns a receipt code, the comment is on disk.
 * `now` is the instant the request arrived.
 */
export async function submitComment(
  db: Database,
  insert: InsertComment,
  submission: Submission,
  now: Date,
): Promise<SubmitResult> {
  const { comment } = submission;
  const hasContributor = comment.name !== null || comment.organisation !== null || comment.email !== null;
  if (!hasContributor) {
    const { slug, sectionPath } = submission;
    const receiptCode = newReceiptCode(randomBytes);
    if (await insert({ slug, sectionPath, comment, receiptCode, receivedAt: now })) {
      return { ok: true, receiptCode, repeated: false };
    }
  }
  const target = await findTarget(db.pool, submission);
  if (!target) return { ok: false, reason: "no-such-place" };
  const window = windowAt(target, now);
  if (!takesComments(window)) {
    // A retry of what was received in time still gets its receipt.
    return (
      (await findEarlier(db.pool, target, comment)) ?? { ok: false, reason: window.phase === "upcoming" ? "not-open-yet" : "closed" }
    );
  }

  for (;;) {
    const row = { id: newId(), receiptCode: newReceiptCode(randomBytes) };
    const inserted = hasContributor
      ? await withTransaction(db.pool, async (tx) => {
          const contributorId = await insertContributor(tx, target, comment, now);
          if (!(await insertComment(tx, target, comment, { ...row, contributorId }, now))) throw new Repeated();
          await enqueueReceipt(tx, submission, target, row, now);
          return true;
        }).catch(falseIfRepeated)
      : await insertComment(db.pool, target, comment, { ...row, contributorId: null }, now);
    if (inserted) return { ok: true, receiptCode: row.receiptCode, repeated: false };
    const earlier = await findEarlier(db.pool, target, comment);
    if (earlier) return earlier;
    // Neither inserted nor there: the random receipt code was taken, so another one is drawn.
  }
}

interface Target {
  consultationId: string;
  draftId: string;
  sectionId: string | null;
  paragraphId: string | null;
  title: string;
  opensAt: Date;
  closesAt: Date;
  extensions: { closesAt: Date }[];
}

async function findTarget(pool: Pool, { slug, sectionPath, comment }: Submission): Promise<Target | null> {
  const { rows } = await pool.query<Omit<Target, "extensions"> & { extendedTo: Date | null }>({
    name: "find-target",
    text: `
      SELECT c.id AS "consultationId", d.id AS "draftId", s.id AS "sectionId", p.id AS "paragraphId", c.title,
             c.opens_at AS "opensAt", c.closes_at AS "closesAt",
             (SELECT max(e.closes_at) FROM extension e WHERE e.consultation_id = c.id) AS "extendedTo"
      FROM consultation c
      JOIN LATERAL (SELECT id FROM draft WHERE consultation_id = c.id ORDER BY number DESC LIMIT 1) d ON true
      LEFT JOIN section s ON s.draft_id = d.id AND s.path = $2
      LEFT JOIN paragraph p ON p.section_id = s.id AND p.number = $3
      WHERE c.slug = $1 AND ($2::text IS NULL OR s.id IS NOT NULL) AND ($3::int IS NULL OR p.id IS NOT NULL)`,
    values: [slug, sectionPath, comment.paragraph],
  });
  const row = rows[0];
  if (!row) return null;
  const { extendedTo, ...target } = row;
  return { ...target, extensions: extendedTo ? [{ closesAt: extendedTo }] : [] };
}

async function insertContributor(tx: PoolClient, { consultationId }: Target, comment: CommentInput, now: Date) {
  const id = newId();
  await tx.query({
    name: "insert-contributor",
    text: `INSERT INTO contributor (id, consultation_id, name, organisation, email, show_name, created_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    values: [id, consultationId, comment.name, comment.organisation, comment.email, comment.showName, now],
  });
  return id;
}

async function insertComment(
  db: Pool | PoolClient,
  target: Target,
  comment: CommentInput,
  row: { id: string; receiptCode: string; contributorId: string | null },
  now: Date,
): Promise<boolean> {
  const { rowCount } = await db.query({
    name: "insert-comment",
    text: `
      INSERT INTO comment (id, consultation_id, draft_id, section_id, paragraph_id, contributor_id, channel, kind, text,
                           proposed, district, consent_notice, submission_key, receipt_code, received_at)
      VALUES ($1, $2, $3, $4, $5, $6, 'web', $7, $8, $9, $10, $11, $12, $13, $14)
      ON CONFLICT DO NOTHING`,
    values: [
      row.id, target.consultationId, target.draftId, target.sectionId, target.paragraphId, row.contributorId, comment.kind,
      comment.text, comment.proposed, comment.district, CONSENT_NOTICE, comment.submissionKey, row.receiptCode, now,
    ],
  });
  return rowCount === 1;
}

async function findEarlier(pool: Pool, target: Target, comment: CommentInput): Promise<SubmitResult | null> {
  const { rows } = await pool.query<{ receiptCode: string; same: boolean }>(
    `SELECT receipt_code AS "receiptCode",
            (text, coalesce(proposed, ''), kind::text, section_id, paragraph_id)
              IS NOT DISTINCT FROM ($3, coalesce($4, ''), $5, $6::uuid, $7::uuid) AS same
     FROM comment WHERE consultation_id = $1 AND submission_key = $2`,
    [target.consultationId, comment.submissionKey, comment.text, comment.proposed, comment.kind, target.sectionId, target.paragraphId],
  );
  const row = rows[0];
  if (!row) return null;
  const { receiptCode } = row;
  return row.same ? { ok: true, receiptCode, repeated: true } : { ok: false, reason: "key-used", receiptCode };
}

async function enqueueReceipt(
  tx: PoolClient,
  { comment, mail }: Submission,
  target: Target,
  row: { id: string; receiptCode: string },
  now: Date,
) {
  if (comment.email === null) return;
  await enqueueMail(
    tx,
    {
      kind: "receipt",
      consultationId: target.consultationId,
      commentId: row.id,
      from: mail.from,
      recipient: comment.email,
      ...receiptMail({ title: target.title, receiptCode: row.receiptCode, receivedAt: now, baseUrl: mail.baseUrl }),
    },
    now,
  );
}

/** Undoes the transaction of a form that was received before. */
class Repeated extends Error {}

function falseIfRepeated(error: unknown): false {
  if (error instanceof Repeated) return false;
  throw error;
}
