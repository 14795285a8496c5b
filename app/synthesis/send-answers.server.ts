import { enqueueMail } from "~/mail/enqueue-mail.server";
import { sourceLocale } from "~/messages";
import type { Database, Tx } from "~/platform/db.server";
import { answerMail } from "./answer-mail";
import { responsesOf } from "./responses-of.server";
import { TRANSACTION } from "./scope.server";

export interface AnswerMailSettings {
  /** Where links lead. */
  baseUrl: string;
  /** The sender. */
  from: string;
}

/** Receipts told in one transaction: what is committed is not told again after a crash. */
const BATCH = 200;

interface Waiting {
  receiptCode: string;
  contributorId: string;
  email: string;
  commentIds: string[];
  title: string;
  consultationId: string;
}

/**
 * The job "send-answers": one mail for each address and receipt of a publication, to the outbox. A receipt that an address
 * has been told of before is left out, whatever is begun again, and so is one to which a later publication says nothing new.
 * A publication that another has overtaken leaves its mails to that one. Gives the number of mails.
 */
export async function sendAnswers(
  db: Database,
  { publicationId, ...settings }: { publicationId: string } & AnswerMailSettings,
  now: Date,
): Promise<number> {
  let sent = 0;
  for (;;) {
    const batch = await db.prisma.$transaction((tx) => sendBatch(tx, publicationId, settings, now), TRANSACTION);
    if (batch === 0) return sent;
    sent += batch;
  }
}

async function sendBatch(tx: Tx, publicationId: string, { baseUrl, from }: AnswerMailSettings, now: Date): Promise<number> {
  // One at a time: a second one begun meanwhile finds nothing left.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${publicationId}, 0))`;
  const waiting = await tx.$queryRaw<Waiting[]>`
    SELECT c.receipt_code AS "receiptCode", min(k.id::text) AS "contributorId", min(k.email) AS email,
      array_agg(DISTINCT c.id::text) AS "commentIds", min(d.title) AS title, min(d.id::text) AS "consultationId"
    FROM published_answer a
    JOIN published_response s ON s.publication_id = a.publication_id AND s.response_id = a.response_id
    JOIN comment c ON c.id = a.comment_id AND c.state <> 'withdrawn'
    JOIN contributor k ON k.id = c.contributor_id AND k.email IS NOT NULL
    JOIN consultation d ON d.id = c.consultation_id
    WHERE a.publication_id = ${publicationId}::uuid
      AND a.publication_id = (SELECT l.id FROM results_publication l WHERE l.consultation_id = c.consultation_id ORDER BY l.at DESC, l.id DESC LIMIT 1)
    GROUP BY c.receipt_code, lower(k.email)
    HAVING NOT EXISTS (SELECT 1 FROM answer_mail m WHERE m.publication_id = ${publicationId}::uuid AND m.receipt_code = c.receipt_code
      AND m.contributor_id::text = ANY (array_agg(k.id::text)))
      AND bool_or(NOT EXISTS (
        SELECT 1 FROM published_answer b
        JOIN published_response q ON q.publication_id = b.publication_id AND q.response_id = b.response_id AND q.number = s.number
        JOIN answer_mail m ON m.publication_id = b.publication_id AND m.receipt_code = c.receipt_code
        JOIN contributor o ON o.id = m.contributor_id AND lower(o.email) = lower(k.email)
        WHERE b.comment_id = a.comment_id AND b.response_id = a.response_id))
    ORDER BY c.receipt_code, lower(k.email) LIMIT ${BATCH}`;
  const ids = waiting.flatMap(({ commentIds }) => commentIds);
  const answers = await responsesOf(tx, ids);
  const comments = await tx.comment.findMany({ where: { id: { in: ids } }, select: { id: true, part: true } });
  for (const { receiptCode, contributorId, email, commentIds, title, consultationId } of waiting) {
    const parts = comments
      .filter(({ id }) => commentIds.includes(id))
      .sort((a, b) => a.part - b.part)
      .map(({ id, part }) => ({ part, outcomes: answers.filter(({ commentId }) => commentId === id).map(({ outcome }) => outcome) }));
    const words = answerMail({ title, receiptCode, parts, baseUrl, locale: sourceLocale });
    await enqueueMail(tx, { kind: "answer", consultationId, commentId: commentIds[0]!, from, recipient: email, ...words }, now);
    await tx.answerMail.create({ data: { publicationId, receiptCode, contributorId, createdAt: now }, select: { receiptCode: true } });
  }
  return waiting.length;
}
