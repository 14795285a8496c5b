import { CURRENT, JOIN_REVISION } from "~/comments/current-text";
import type { Kind } from "~/comments/kinds";
import { readCursor, writeCursor } from "~/moderation/cursor";
import type { State } from "~/moderation/states";
import type { Tx } from "~/platform/db.server";
import { Prisma } from "~/platform/generated/prisma/client";
import { citationCode } from "./citation-code";
import { COUNTED } from "./scope.server";

const PAGE = 50;

/** Comments that stand in one section itself (null: in none), those of one topic, or one alone. */
export type CommentPlace = { consultationId: string } & ({ sectionId: string | null } | { topicId: string } | { commentId: string });

export interface CommentFilter {
  /** Only those in no topic and not waived. */
  open?: boolean;
  /** Only those with this tag. */
  tagId?: string;
  /** `next` of the page before; anything else is the first page. */
  after: string | null;
}

export interface DeskComment {
  id: string;
  /** What a summary cites it by; computed from its id. */
  code: string;
  receivedAt: Date;
  sectionId: string | null;
  paragraphId: string | null;
  kind: Kind;
  state: State;
  text: string;
  proposed: string | null;
  quoteExact: string | null;
  district: string | null;
  /** Comments of the register that say nearly the same, itself included. */
  alike: number;
  topics: string[];
  /** It needs no topic, for a reason somebody gave. */
  waived: boolean;
  tags: string[];
}

/** Ids of what is let do without a topic. */
const waivedIn = (consultationId: string) => Prisma.sql`
  SELECT unnest(v.comment_ids) FROM coverage_waiver v
  WHERE v.consultation_id = ${consultationId}::uuid AND NOT EXISTS (SELECT 1 FROM waiver_revocation r WHERE r.waiver_id = v.id)`;

/** Which of `comment c` are listed. */
function listed({ open = false, tagId, ...place }: CommentPlace & Omit<CommentFilter, "after">) {
  const { consultationId } = place;
  const here =
    "topicId" in place
      ? Prisma.sql`EXISTS (SELECT 1 FROM topic_comment m WHERE m.topic_id = ${place.topicId}::uuid AND m.comment_id = c.id)`
      : "commentId" in place
        ? Prisma.sql`c.id = ${place.commentId}::uuid`
        : place.sectionId === null
          ? Prisma.sql`c.section_id IS NULL`
          : Prisma.sql`c.section_id = ${place.sectionId}::uuid`;
  const uncovered = Prisma.sql`
    AND NOT EXISTS (SELECT 1 FROM topic_comment m WHERE m.comment_id = c.id) AND c.id NOT IN (${waivedIn(consultationId)})`;
  return Prisma.sql`c.consultation_id = ${consultationId}::uuid AND ${here} AND ${Prisma.raw(COUNTED)} ${open ? uncovered : Prisma.empty}
    ${tagId ? Prisma.sql`AND EXISTS (SELECT 1 FROM comment_tag g WHERE g.tag_id = ${tagId}::uuid AND g.comment_id = c.id)` : Prisma.empty}`;
}

/** Ids of all that the pages of a list show, in any order. */
export async function listDeskIds(tx: Tx, filter: CommentPlace & Omit<CommentFilter, "after">): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT c.id FROM comment c WHERE ${listed(filter)}`;
  return rows.map(({ id }) => id);
}

/** How many the pages of a list show. */
export async function countDeskComments(tx: Tx, filter: CommentPlace & Omit<CommentFilter, "after">): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM comment c WHERE ${listed(filter)}`;
  return row!.count;
}

/** Where a comment stands in the order of the draft: its section and its paragraph, first what is about the whole of either. */
const PLACES = Prisma.sql`LEFT JOIN section s ON s.id = c.section_id LEFT JOIN paragraph p ON p.id = c.paragraph_id`;
const ORDER = Prisma.sql`coalesce(s.position, -1), coalesce(p.position, -1), c.received_at, c.id`;

function readAfter(after: string | null) {
  const [, section, paragraph, rest] = /^(-?\d{1,9})\.(-?\d{1,9})\.(.*)$/.exec(after ?? "") ?? [];
  const cursor = readCursor(rest);
  return cursor && Prisma.sql`AND (${ORDER}) > (${Number(section)}, ${Number(paragraph)}, ${cursor.at}, ${cursor.id}::uuid)`;
}

/** One page of the grouping desk, in the order of the draft and there of receipt: withheld comments too, no withdrawn or merged ones, nobody's name. */
export async function listDeskComments(
  tx: Tx,
  filter: CommentPlace & CommentFilter,
): Promise<{ rows: DeskComment[]; next: string | null }> {
  const rows = await tx.$queryRaw<(Omit<DeskComment, "code"> & { section: number; paragraph: number })[]>`
    WITH page AS (
      SELECT c.id, coalesce(s.position, -1) AS section, coalesce(p.position, -1) AS paragraph
      FROM comment c ${PLACES} WHERE ${listed(filter)} ${readAfter(filter.after) ?? Prisma.empty}
      ORDER BY ${ORDER} LIMIT ${PAGE + 1})
    SELECT c.id, page.section, page.paragraph, c.received_at AS "receivedAt", c.section_id AS "sectionId", c.paragraph_id AS "paragraphId",
      ${Prisma.raw(CURRENT.kind)} AS kind, c.state, ${Prisma.raw(CURRENT.text)} AS text, ${Prisma.raw(CURRENT.proposed)} AS proposed,
      c.quote_exact AS "quoteExact", c.district, coalesce(g.size, 1) AS alike,
      ARRAY(SELECT m.topic_id::text FROM topic_comment m WHERE m.comment_id = c.id ORDER BY 1) AS topics,
      c.id IN (${waivedIn(filter.consultationId)}) AS waived,
      ARRAY(SELECT m.tag_id::text FROM comment_tag m WHERE m.comment_id = c.id ORDER BY 1) AS tags
    FROM page JOIN comment c ON c.id = page.id ${Prisma.raw(JOIN_REVISION)}
    LEFT JOIN comment_analysis a ON a.comment_id = c.id LEFT JOIN text_group g ON g.id = a.group_id
    ORDER BY page.section, page.paragraph, c.received_at, c.id`;
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    rows: page.map(({ section: _section, paragraph: _paragraph, ...row }) => ({ ...row, code: citationCode(row.id) })),
    next: rows.length > PAGE && last ? `${last.section}.${last.paragraph}.${writeCursor({ at: last.receivedAt, id: last.id })}` : null,
  };
}
