import { CURRENT, JOIN_REVISION } from "~/comments/current-text";
import type { Kind } from "~/comments/kinds";
import type { State } from "~/moderation/states";
import type { Tx } from "~/platform/db.server";
import { Prisma } from "~/platform/generated/prisma/client";
import { fillFigures, parseSummary, type Figures, type ParsedSummary } from "./parse-summary";
import { readFigures } from "./read-figures.server";
import type { Scope } from "./scope.server";

/** A comment as it opens beside the summary; for staff. */
export interface CitedComment {
  id: string;
  sectionId: string | null;
  kind: Kind;
  state: State;
  /** Null once withdrawn. */
  text: string | null;
  receivedAt: Date;
}

export interface ReadSummary {
  /** Version number; 0 where nothing is written yet. */
  number: number;
  text: string;
  parsed: ParsedSummary;
  /** By the last 12 hexadecimal digits of their ids. */
  cited: Map<string, CitedComment>;
  figures: Figures;
  /** With its numbers as they are now. */
  rendered: string;
}

/** The summary that stands for a section, its numbers live. */
export async function readSummary(tx: Tx, scope: Scope): Promise<ReadSummary> {
  const last = await tx.summaryVersion.findFirst({
    where: { consultationId: scope.consultationId, sectionId: scope.sectionId },
    orderBy: { number: "desc" },
    select: { number: true, text: true },
  });
  const { number, text } = last ?? { number: 0, text: "" };
  const figures = await readFigures(tx, scope);
  const { parsed, cited } = await resolveSummary(tx, scope.consultationId, text);
  return { number, text, parsed, cited, figures, rendered: fillFigures(text, parsed, figures) };
}

/** Reads a summary's text and finds every comment it cites in one query; what is not there is an error in its place. */
export async function resolveSummary(tx: Tx, consultationId: string, text: string) {
  const parsed = parseSummary(text);
  const wanted = [...new Set(parsed.citations.map(({ idEnd }) => idEnd))];
  const rows = await tx.$queryRaw<CitedComment[]>`
    SELECT c.id, c.section_id AS "sectionId", ${Prisma.raw(CURRENT.kind)} AS kind, c.state,
      CASE WHEN c.state <> 'withdrawn' THEN ${Prisma.raw(CURRENT.text)} END AS text, c.received_at AS "receivedAt"
    FROM comment c ${Prisma.raw(JOIN_REVISION)}
    WHERE substring(uuid_send(c.id) FROM 11) = ANY (ARRAY(SELECT decode(unnest(${wanted}::text[]), 'hex')))
      AND c.consultation_id = ${consultationId}::uuid`;
  const cited = new Map(rows.map((row) => [row.id.slice(-12), row]));
  const errors = parsed.citations.flatMap(({ start, end, code, idEnd }) => {
    const found = rows.filter(({ id }) => id.endsWith(idEnd)).length;
    if (found === 1) return [];
    return [{ start, end, words: code, reason: found === 0 ? ("unknown-citation" as const) : ("ambiguous-citation" as const) }];
  });
  return { parsed: { ...parsed, errors: [...parsed.errors, ...errors].sort((a, b) => a.start - b.start) }, cited };
}
