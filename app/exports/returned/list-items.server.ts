import { CURRENT, JOIN_REVISION } from "~/comments/current-text";
import type { Kind } from "~/comments/kinds";
import type { Tx } from "~/platform/db.server";
import type { CommentState, Outcome } from "~/platform/generated/prisma/enums";
import { citationCode } from "~/synthesis/citation-code";
import type { Reply } from "~/exports/docx/read-comments";
import type { Doubt, LeftOut, ReturnedAct, View } from "./acts";
import { SINCE } from "./load-standing.server";
import { choiceKey } from "./save-choices.server";

/** Items on a page, and characters of what they are to become: a form holds no more. */
const PAGE = 20;
const TEXT_MAX = 60_000;
/** Characters of an answer that are shown; the rest stands in the copy. */
const REPLY_MAX = 5_000;

export interface ItemRow {
  commentId: string;
  code: string;
  position: number;
  act: ReturnedAct;
  closed: boolean;
  replies: Reply[];
  finalText: string | null;
  doubts: Doubt[];
  outcome: Outcome | null;
  text: string;
  chosen: boolean;
  number: number | null;
  leftOut: LeftOut | null;
  /** See `choiceKey`. */
  was: string;
  /** The response as it stands now; null without one. */
  standing: { number: number; outcome: Outcome; text: string; by: string; at: Date; approvedBy: string | null } | null;
  /** Whether that is not what was seen when the item was chosen. */
  changed: boolean;
  /** No words of one that was withdrawn. */
  comment: { state: CommentState; kind: Kind; text: string | null; proposed: string | null; quote: string | null; sectionId: string | null; paragraph: number | null };
  /** Topics in which it is answered as well. */
  topics: { id: string; title: string }[];
}

type Found = Omit<ItemRow, "code" | "was" | "standing" | "changed" | "comment"> &
  ItemRow["comment"] & { commentText: string | null; since: Doubt[]; baseNumber: number; baseApproved: boolean } & {
    standingNumber: number | null;
    standingOutcome: Outcome;
    standingText: string;
    standingBy: string;
    standingAt: Date;
    approvedBy: string | null;
  };

const CONDITION: Record<View, string> = {
  viec: "i.acted",
  "xem-ky": "i.acted AND i.number IS NULL AND (i.doubts <> '{}' OR i.left_out IS NOT NULL)",
  chon: "i.chosen AND i.number IS NULL",
  "da-lay": "i.number IS NOT NULL",
  khong: "NOT i.acted",
};

/** What a doubt at the reading said of the response is said by the response itself; of the comment, by its state now. */
const LIVE: readonly Doubt[] = ["drafted", "approved", "same", "withdrawn", "merged", "withheld", "moved", "revised"];

/** One page of a copy's items in the order of the draft, each with its comment and response as they are now. */
export async function listItems(tx: Tx, { returnedId, view, after }: { returnedId: string; view: View; after: number }): Promise<{ rows: ItemRow[]; next: number | null }> {
  const found = await tx.$queryRawUnsafe<Found[]>(
    `WITH page AS (
       SELECT i.*, d.made_at FROM returned_item i JOIN returned_draft d ON d.id = i.returned_id
       WHERE i.returned_id = $1::uuid AND i.position > $2 AND ${CONDITION[view]} ORDER BY i.position LIMIT ${PAGE + 1})
     SELECT i.comment_id AS "commentId", i.position, i.act, i.closed, i.replies, i.final_text AS "finalText", i.doubts, i.outcome, i.text, i.chosen, i.number,
       i.left_out AS "leftOut", i.base_number AS "baseNumber", i.base_approved AS "baseApproved",
       c.state, ${CURRENT.kind} AS kind, CASE WHEN c.state <> 'withdrawn' THEN ${CURRENT.text} END AS "commentText",
       CASE WHEN c.state <> 'withdrawn' THEN ${CURRENT.proposed} END AS proposed, c.quote_exact AS quote, c.section_id AS "sectionId",
       p.number AS paragraph, ${SINCE("i.made_at")} AS since,
       l.number AS "standingNumber", l.outcome AS "standingOutcome", l.text AS "standingText", l.name AS "standingBy", l.drafted_at AS "standingAt", l.approved_by AS "approvedBy",
       (SELECT coalesce(json_agg(json_build_object('id', t.id, 'title', t.title) ORDER BY t.title), '[]') FROM topic_comment m JOIN topic t ON t.id = m.topic_id WHERE m.comment_id = c.id) AS topics
     FROM page i JOIN comment c ON c.id = i.comment_id ${JOIN_REVISION}
     LEFT JOIN paragraph p ON p.id = c.paragraph_id
     LEFT JOIN LATERAL (
       SELECT w.number, w.outcome, w.text, w.drafted_at, s.name, o.name AS approved_by
       FROM response r JOIN response_version w ON w.response_id = r.id JOIN staff s ON s.id = w.drafted_by
       LEFT JOIN response_approval a ON a.response_id = r.id AND a.number = w.number LEFT JOIN staff o ON o.id = a.approved_by
       WHERE r.comment_id = c.id ORDER BY w.number DESC LIMIT 1) l ON true
     ORDER BY i.position`,
    returnedId,
    after,
  );
  let size = 0;
  const page = found.slice(0, PAGE).filter(({ text }, index) => (size += text.length) <= TEXT_MAX || index === 0);
  return { rows: page.map(describe), next: page.length < found.length ? page.at(-1)!.position : null };
}

function describe(row: Found): ItemRow {
  const { commentId, position, act, closed, finalText, outcome, text, chosen, number, leftOut, topics } = row;
  const standing = row.standingNumber === null ? null : { number: row.standingNumber, outcome: row.standingOutcome, text: row.standingText, by: row.standingBy, at: row.standingAt, approvedBy: row.approvedBy };
  const same = standing?.outcome === outcome && standing?.text === text;
  return {
    commentId, position, act, closed, finalText, outcome, text, chosen, number, leftOut, topics, standing,
    code: citationCode(commentId),
    replies: row.replies.map((reply) => (reply.text.length > REPLY_MAX ? { ...reply, text: `${reply.text.slice(0, REPLY_MAX)}…` } : reply)),
    doubts: [...row.doubts.filter((doubt) => !LIVE.includes(doubt)), ...row.since, ...(same && number === null ? ["same" as const] : [])],
    was: choiceKey({ chosen, outcome, text }),
    changed: number === null && ((standing?.number ?? 0) !== row.baseNumber || (standing?.approvedBy != null) !== row.baseApproved),
    comment: { state: row.state, kind: row.kind, text: row.commentText, proposed: row.proposed, quote: row.quote, sectionId: row.sectionId, paragraph: row.paragraph },
  };
}
