import { createHash } from "node:crypto";
import type { Database, Tx } from "~/platform/db.server";
import { Prisma } from "~/platform/generated/prisma/client";
import { newId } from "~/platform/ids.server";
import type { Figures, SummaryError } from "./parse-summary";
import { listOpen } from "./read-coverage.server";
import { readSummary } from "./read-summary.server";
import { COUNTED, inScope, isScope, lockSigning, refuseSigned, TRANSACTION, type Scope, type SignedOff } from "./scope.server";

export type SignOffResult =
  | { ok: true; signOffId: string; sha256: string; figures: Figures; comments: number }
  | { ok: false; reason: "unknown-section" }
  /** So many comments are in no topic and not waived. */
  | { ok: false; reason: "uncovered"; open: number }
  | { ok: false; reason: "summary-wrong"; errors: SummaryError[] }
  | SignedOff;

/**
 * Signs what stands under a section and below it, or under the whole draft: its comments, topics, waivers, and its
 * summary with the numbers of this instant. All is read from one snapshot; nothing of it can be changed until the
 * sign-off is reopened, and a comment that comes or goes meanwhile shows beside it: see readSignOffs.
 */
export async function signOff(db: Database, { staffId, ...scope }: Scope & { staffId: string }, now: Date): Promise<SignOffResult> {
  return db.prisma.$transaction(
    async (tx) => {
      await lockSigning(tx);
      if (!(await isScope(tx, scope))) return { ok: false, reason: "unknown-section" };
      const signed = await refuseSigned(tx, scope.consultationId, [scope.sectionId]);
      if (signed) return signed;
      const open = await listOpen(tx, scope);
      if (open.length > 0) return { ok: false, reason: "uncovered", open: open.length };
      const summary = await readSummary(tx, scope);
      if (summary.parsed.errors.length > 0) return { ok: false, reason: "summary-wrong", errors: summary.parsed.errors };

      const commentIds = await listCounted(tx, scope);
      const written = summary.number > 0 ? { number: summary.number, text: summary.rendered } : null;
      const content = JSON.stringify({
        ...scope,
        staffId,
        at: now.toISOString(),
        numbers: summary.figures,
        comments: { count: commentIds.length, sha256: hash(commentIds.join("\n")) },
        topics: await listTopicsOf(tx, scope),
        waivers: await listWaiversOf(tx, scope),
        summary: written,
      });
      const id = newId();
      const sha256 = hash(content);
      await tx.signOff.create({
        data: {
          id, ...scope, summaryNumber: written?.number ?? null, summaryText: written?.text ?? null, numbers: summary.figures,
          commentIds, content, sha256, staffId, at: now,
        },
        select: { id: true },
      });
      return { ok: true, signOffId: id, sha256, figures: summary.figures, comments: commentIds.length };
    },
    { ...TRANSACTION, isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead },
  );
}

const hash = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

async function listCounted(tx: Tx, scope: Scope): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM comment c WHERE ${inScope(scope)} AND ${Prisma.raw(COUNTED)} ORDER BY c.id`;
  return rows.map(({ id }) => id);
}

/** Topics with a comment of the scope; `sha256` is over the ids of those comments, in order, one a line. */
function listTopicsOf(tx: Tx, scope: Scope) {
  return tx.$queryRaw`
    SELECT t.id, t.title, t.section_id AS "sectionId", t.version, count(*)::int AS comments,
      encode(sha256(convert_to(string_agg(c.id::text, E'\n' ORDER BY c.id), 'UTF8')), 'hex') AS sha256
    FROM topic t JOIN topic_comment m ON m.topic_id = t.id JOIN comment c ON c.id = m.comment_id
    WHERE ${inScope(scope)} AND ${Prisma.raw(COUNTED)} GROUP BY t.id ORDER BY t.id`;
}

/** Waivers that hold for a comment of the scope. */
function listWaiversOf(tx: Tx, scope: Scope) {
  return tx.$queryRaw`
    SELECT v.id, v.reason, v.staff_id AS "staffId", count(*)::int AS comments
    FROM coverage_waiver v CROSS JOIN LATERAL unnest(v.comment_ids) AS w (id) JOIN comment c ON c.id = w.id
    WHERE v.consultation_id = ${scope.consultationId}::uuid AND ${inScope(scope)} AND ${Prisma.raw(COUNTED)}
      AND NOT EXISTS (SELECT 1 FROM waiver_revocation r WHERE r.waiver_id = v.id)
      AND NOT EXISTS (SELECT 1 FROM topic_comment m WHERE m.comment_id = c.id)
    GROUP BY v.id ORDER BY v.id`;
}
