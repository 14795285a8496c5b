import type { Tx } from "~/platform/db.server";
import { Prisma } from "~/platform/generated/prisma/client";
import type { CommentState } from "~/platform/generated/prisma/enums";
import { CURRENT, JOIN_REVISION } from "./current-text";
import type { Kind } from "./kinds";

/** One line of a receipt. */
export interface ReceiptLine {
  /** As it is printed; see readReceiptCode. */
  receiptCode: string;
  /** From 1. */
  part: number;
}

/** A comment as it stands, and what decides on what its author can do with it. */
export interface LockedComment {
  id: string;
  consultationId: string;
  sectionId: string | null;
  state: CommentState;
  version: number;
  revision: number;
  kind: Kind;
  text: string;
  proposed: string | null;
  paragraphText: string | null;
  /** The contributor's. */
  email: string | null;
  /** Of the consultation. */
  title: string;
  opensAt: Date;
  closesAt: Date;
  extendedTo: Date | null;
}

/** The comment of a receipt's line, to be changed in this transaction and by nobody else meanwhile; null for none. */
export async function lockComment(tx: Tx, { receiptCode, part }: ReceiptLine): Promise<LockedComment | null> {
  const [locked] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM comment WHERE receipt_code = ${receiptCode} AND part = ${part} FOR NO KEY UPDATE`;
  if (!locked) return null;
  // Read afterwards: what a transaction wrote that held the lock before is not seen by the statement that waited.
  const [comment] = await tx.$queryRaw<LockedComment[]>`
    SELECT c.id, c.consultation_id AS "consultationId", c.section_id AS "sectionId", c.state, c.version, c.revision,
           ${Prisma.raw(CURRENT.kind)} AS kind, ${Prisma.raw(CURRENT.text)} AS text, ${Prisma.raw(CURRENT.proposed)} AS proposed,
           p.text AS "paragraphText", u.email, d.title, d.opens_at AS "opensAt", d.closes_at AS "closesAt",
           (SELECT max(e.closes_at) FROM extension e WHERE e.consultation_id = d.id) AS "extendedTo"
    FROM comment c ${Prisma.raw(JOIN_REVISION)}
    JOIN consultation d ON d.id = c.consultation_id
    LEFT JOIN paragraph p ON p.id = c.paragraph_id
    LEFT JOIN contributor u ON u.id = c.contributor_id
    WHERE c.id = ${locked.id}::uuid`;
  return comment ?? null;
}
