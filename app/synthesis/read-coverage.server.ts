import { loadSections } from "~/moderation/load-sections.server";
import type { Tx } from "~/platform/db.server";
import { Prisma } from "~/platform/generated/prisma/client";
import { COUNTED, inScope, type Scope } from "./scope.server";

/** comments = those in a topic + waived + open */
export interface Coverage {
  /** Neither withdrawn nor merged into others; withheld ones too. */
  comments: number;
  /** In no topic, for a reason somebody gave. */
  waived: number;
  /** In no topic and not waived: while there are any, nothing can be signed off. */
  open: number;
}

export interface SectionCoverage {
  sectionId: string;
  own: Coverage;
  /** With all sections below it. */
  all: Coverage;
}

export interface CoverageOfDraft {
  total: Coverage;
  /** Comments that stand in no section: about the whole draft, its front or its back. */
  outside: Coverage;
  /** Every section, in the order of the draft. */
  sections: SectionCoverage[];
}

const none = (): Coverage => ({ comments: 0, waived: 0, open: 0 });
const add = (to: Coverage, { comments, waived, open }: Coverage) => {
  to.comments += comments;
  to.waived += waived;
  to.open += open;
};

/** Which of `comment c` are in a topic, and which need none, as joins `t` and `w`. */
const joinCover = (consultationId: string) => Prisma.sql`
  LEFT JOIN (SELECT DISTINCT comment_id FROM topic_comment WHERE consultation_id = ${consultationId}::uuid) t ON t.comment_id = c.id
  LEFT JOIN (
    SELECT DISTINCT unnest(v.comment_ids) AS id FROM coverage_waiver v
    WHERE v.consultation_id = ${consultationId}::uuid AND NOT EXISTS (SELECT 1 FROM waiver_revocation r WHERE r.waiver_id = v.id)) w ON w.id = c.id`;

/** The meter of every section: one pass over the register's index. */
export async function readCoverage(tx: Tx, { consultationId }: { consultationId: string }): Promise<CoverageOfDraft> {
  const sections = await loadSections(tx, { consultationId });
  const rows = await tx.$queryRaw<(Coverage & { sectionId: string | null })[]>`
    SELECT c.section_id AS "sectionId", count(*)::int AS comments,
      (count(*) FILTER (WHERE t.comment_id IS NULL AND w.id IS NOT NULL))::int AS waived,
      (count(*) FILTER (WHERE t.comment_id IS NULL AND w.id IS NULL))::int AS open
    FROM comment c ${joinCover(consultationId)}
    WHERE c.consultation_id = ${consultationId}::uuid AND ${Prisma.raw(COUNTED)}
    GROUP BY c.section_id`;
  const own = new Map(rows.map(({ sectionId, ...counts }) => [sectionId, counts]));
  const all = new Map(sections.map(({ id }) => [id, { ...(own.get(id) ?? none()) }]));
  const outside = own.get(null) ?? none();
  const total = { ...outside };
  // Backwards in reading order every section comes before the one above it.
  for (const { id, parentId } of sections.toReversed()) add(parentId === null ? total : all.get(parentId)!, all.get(id)!);
  return { total, outside, sections: sections.map(({ id }) => ({ sectionId: id, own: own.get(id) ?? none(), all: all.get(id)! })) };
}

/** Comments of the scope in no topic and not waived; in order of their ids. */
export async function listOpen(tx: Tx, scope: Scope): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM comment c ${joinCover(scope.consultationId)}
    WHERE ${inScope(scope)} AND ${Prisma.raw(COUNTED)} AND t.comment_id IS NULL AND w.id IS NULL ORDER BY c.id`;
  return rows.map(({ id }) => id);
}
