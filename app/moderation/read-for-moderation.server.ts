import { VERSION_COLUMNS, versionsOf } from "~/comments/versions";
import type { Tx } from "~/platform/db.server";
import { loadSections, placeOf } from "./load-sections.server";

/** Paragraphs shown around a comment on a whole section. */
const SECTION_BEGINNING = 3;

/**
 * A comment as the desk shows it: in its place, with what it said before and what was decided; null for an unknown id.
 * What its author has taken back is without its words.
 */
export async function readForModeration(tx: Tx, { commentId }: { commentId: string }) {
  const comment = await tx.comment.findFirst({
    where: { id: commentId },
    select: {
      id: true,
      consultationId: true,
      sectionId: true,
      channel: true,
      kind: true,
      text: true,
      proposed: true,
      proposedBase: true,
      quoteExact: true,
      receivedAt: true,
      state: true,
      version: true,
      revision: true,
      revisions: { select: VERSION_COLUMNS },
      paragraph: { select: { number: true, place: true } },
      // A name is for the moderator's eyes only when it would be published beside the comment.
      contributor: { select: { name: true, organisation: true, showName: true } },
    },
  });
  if (!comment) return null;
  const { id, consultationId, sectionId, channel, receivedAt, state, version, revision, paragraph } = comment;
  const { current, earlier } = versionsOf(comment);
  const withdrawn = state === "withdrawn";
  const contributor = comment.contributor?.showName && !withdrawn ? comment.contributor : null;
  const sections = await loadSections(tx, { consultationId });
  const decisions = await tx.moderationDecision.findMany({
    where: { commentId },
    orderBy: { version: "asc" },
    select: {
      id: true,
      version: true,
      action: true,
      reason: true,
      note: true,
      decidedAt: true,
      staff: { select: { name: true } },
    },
  });
  const last = decisions.at(-1);
  const redactions = await tx.redaction.findMany({
    where: { commentId, decisionId: last?.action === "redact" ? last.id : { in: [] } },
    orderBy: [{ field: "asc" }, { start: "asc" }],
    select: { field: true, start: true, end: true, reason: true },
  });
  return {
    id,
    channel,
    receivedAt,
    state,
    version,
    revision,
    kind: current.kind,
    text: withdrawn ? "" : current.text,
    proposed: withdrawn ? null : current.proposed,
    proposedBase: withdrawn ? null : current.proposedBase,
    earlier: withdrawn ? [] : earlier,
    quoteExact: withdrawn ? null : comment.quoteExact,
    place: placeOf(sections, sectionId, paragraph),
    contributor: contributor && { name: contributor.name, organisation: contributor.organisation },
    context: await readContext(tx, sectionId, paragraph?.number ?? null),
    decisions: decisions.map(({ staff, ...decision }) => ({ ...decision, by: staff.name })),
    redactions,
  };
}

export type CommentForModeration = NonNullable<Awaited<ReturnType<typeof readForModeration>>>;

async function readContext(tx: Tx, sectionId: string | null, number: number | null) {
  if (sectionId === null) return [];
  const numbers = number === null ? { lte: SECTION_BEGINNING } : { gte: number - 1, lte: number + 1 };
  const rows = await tx.paragraph.findMany({
    where: { sectionId, number: numbers },
    orderBy: { number: "asc" },
    select: { number: true, marker: true, text: true },
  });
  return rows.map((row) => ({ ...row, isTarget: row.number === number }));
}
