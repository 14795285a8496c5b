import { escapeLiteral, type ClientBase } from "pg";
import { applyRedactions } from "~/comments/apply-redactions";
import { CURRENT, JOIN_REVISION } from "~/comments/current-text";
import { timeZone } from "~/messages";
import { copyRows, type TextRow } from "~/platform/copy-rows.server";
import type { RegisterFilter } from "./export-filter.schema";
import { hidePersonalData } from "./hide-personal-data";
import type { Anchors } from "./load-anchors.server";
import type { Answers } from "./load-answers.server";
import type { Instant, RegisterRow, RowDecision, RowTopic, RowVersion } from "./register-row";
import { hiddenMark } from "~/comments/hidden-mark";

export interface Selection {
  consultationId: string;
  filter: RegisterFilter;
}

/** The selection as a condition on `comment c` and JOIN_REVISION, its values written out, since COPY takes no parameters. */
export function selectComments({ consultationId, filter }: Selection, anchors: Anchors): string {
  const conditions = [`c.consultation_id = ${escapeLiteral(consultationId)}`];
  const add = (value: string | undefined, condition: (literal: string) => string) => {
    if (value !== undefined) conditions.push(condition(escapeLiteral(value)));
  };
  add(filter.state, (state) => `c.state = ${state}::comment_state`);
  add(filter.kind, (kind) => `${CURRENT.kind} = ${kind}::comment_kind`);
  add(filter.channel, (channel) => `c.channel = ${channel}::channel`);
  add(
    filter.section && `{${anchors.subtree(filter.section).join(",")}}`,
    (ids) => `c.section_id = ANY(${ids}::uuid[])`,
  );
  add(filter.from, (day) => `c.received_at >= ${day}::date::timestamp AT TIME ZONE '${timeZone}'`);
  add(filter.to, (day) => `c.received_at < (${day}::date + 1)::timestamp AT TIME ZONE '${timeZone}'`);
  if (filter.undelivered) conditions.push("NOT EXISTS (SELECT 1 FROM delivered_comment o WHERE o.comment_id = c.id)");
  return conditions.join(" AND ");
}

/**
 * By place: every selected comment once, in the order of the draft: what is about the whole draft, then by section and
 * paragraph, each place by time of receipt. By topic: under each topic it is in, or under none, in the order of the
 * draft's sections and of their topics; equal words follow each other.
 */
export type RowOrder = "place" | "topic";

/** What is known of a draft and of what was answered, whatever the number of comments. */
export interface Known {
  anchors: Anchors;
  answers: Answers;
}

/** `client` is inside `readSnapshot`, and takes no other query until the last row. */
export async function* registerRows(
  client: ClientBase,
  { personalData, by = "place", ...selection }: Selection & { personalData: boolean; by?: RowOrder },
  known: Known,
): AsyncGenerator<RegisterRow[], void, undefined> {
  const query = registerQuery(selection, selectComments(selection, known.anchors), { personalData, by });
  for await (const batch of copyRows(client, query)) {
    yield batch.map((cells) => toRow(cells, known, personalData));
  }
}

/** The last digits of a group's id, which are random: enough to tell the groups of a file apart. */
const GROUP_NAME = 8;

/** Of a comment that was withdrawn, nothing that was said and nobody who said it leaves the database. */
const kept = (value: string) => `CASE WHEN c.state <> 'withdrawn' THEN ${value} END`;

/**
 * A decision's version is the number of decisions up to it, so the last one has the version of its comment. The whole
 * history is only gathered where there is more of it: several decisions, or spans.
 */
export function registerQuery(
  { consultationId }: { consultationId: string },
  where: string,
  { personalData, by }: { personalData: boolean; by: RowOrder },
): string {
  const topics = `topic_comment m JOIN topic t ON t.id = m.topic_id AND t.merged_at IS NULL`;
  const own = escapeLiteral(consultationId);
  return `
    SELECT c.id::text, c.receipt_code, c.received_at::text, c.channel::text, (${CURRENT.kind})::text, c.state::text, c.district,
      c.consent_notice, ${kept(CURRENT.text)}, ${kept(CURRENT.proposed)}, c.draft_id::text, c.section_id::text, c.paragraph_id::text,
      CASE WHEN c.version > 1 OR m.action = 'redact' THEN (${HISTORY})::text END,
      m.version::text, m.action::text, m.reason, m.rules_version, m.note, m.staff_id::text, m.decided_at::text,
      c.part::text, ${kept(CURRENT.proposedBase)}, ${kept("c.quote_exact")}, c.revision::text, c.support_count::text,
      CASE WHEN c.revision > 0 AND c.state <> 'withdrawn' THEN (${earlierVersions(personalData)})::text END,
      CASE WHEN c.state = 'withdrawn' THEN (SELECT w.at::text FROM withdrawal w WHERE w.comment_id = c.id) END,
      CASE WHEN g.size > 1 THEN right(g.id::text, ${GROUP_NAME}) END, g.size::text,
      tt.ids, ${by === "topic" ? "q.topic_id::text" : "NULL"}, c.quote_start::text, ${kept("c.quote_prefix")}, ${kept("c.quote_suffix")}
      ${personalData ? ", k.id::text, k.name, k.organisation, k.email, k.show_name::text, k.email_confirmed_at::text" : ""}
    FROM comment c
    ${JOIN_REVISION}
    JOIN draft d ON d.id = c.draft_id
    ${
      by === "topic"
        ? `JOIN (
      SELECT m.comment_id, t.id AS topic_id, t.section_id, t.position FROM ${topics} WHERE m.consultation_id = ${own}
      UNION ALL SELECT u.id, NULL, u.section_id, NULL FROM comment u
      WHERE u.consultation_id = ${own} AND NOT EXISTS (SELECT 1 FROM ${topics} WHERE m.comment_id = u.id)) q ON q.comment_id = c.id`
        : ""
    }
    LEFT JOIN section s ON s.id = ${by === "topic" ? "q.section_id" : "c.section_id"}
    LEFT JOIN paragraph p ON p.id = c.paragraph_id
    LEFT JOIN moderation_decision m ON m.comment_id = c.id AND m.version = c.version
    LEFT JOIN comment_analysis a ON a.comment_id = c.id
    LEFT JOIN text_group g ON g.id = a.group_id
    LEFT JOIN (
      SELECT m.comment_id, string_agg(t.id::text, ',' ORDER BY e.position NULLS FIRST, t.position, t.id) AS ids
      FROM ${topics} LEFT JOIN section e ON e.id = t.section_id WHERE m.consultation_id = ${own} GROUP BY 1) tt ON tt.comment_id = c.id
    ${personalData ? "LEFT JOIN contributor k ON k.id = c.contributor_id AND c.state <> 'withdrawn'" : ""}
    WHERE ${where}
    ORDER BY d.number, ${ORDER[by]}, c.received_at, c.id`;
}

const ORDER: Record<RowOrder, string> = {
  place: `CASE WHEN c.section_id IS NOT NULL THEN 2 WHEN p.place = 'back' THEN 3 WHEN p.place = 'front' THEN 1 ELSE 0 END,
      s.position, p.position NULLS FIRST`,
  topic: `s.position NULLS FIRST, q.position NULLS LAST, q.topic_id, ${CURRENT.text} COLLATE "C", ${CURRENT.proposed} COLLATE "C"`,
};

const HISTORY = `
  SELECT json_agg(json_build_array(h.version, h.action, h.reason, h.rules_version, h.note, h.staff_id,
    h.decided_at::text, (
      SELECT json_agg(json_build_object('field', r.field, 'start', r.start, 'end', r."end", 'reason', r.reason)
        ORDER BY r.field, r.start, r."end", r.id)
      FROM redaction r WHERE r.decision_id = h.id AND r.comment_id = c.id)) ORDER BY h.version)
  FROM moderation_decision h WHERE h.comment_id = c.id`;

const earlierVersions = (words: boolean) => `
  SELECT json_agg(json_build_array(e.number, e.at::text, e.kind${words ? ", e.text, e.proposed, e.base" : ""}) ORDER BY e.number)
  FROM (SELECT 0 AS number, c.received_at AS at, c.kind, c.text, c.proposed, c.proposed_base AS base
        UNION ALL SELECT number, created_at, kind, text, proposed, proposed_base FROM comment_revision
        WHERE comment_id = c.id AND number < c.revision) e`;

type VersionEntry = [number: number, at: string, kind: string, text?: string, proposed?: string | null, base?: string | null];

type HistoryEntry = [
  version: number,
  action: string,
  reason: string,
  rulesVersion: string,
  note: string | null,
  staffId: string,
  at: string,
  redactions: RowDecision["redactions"] | null,
];

function toRow(cells: TextRow, { anchors, answers }: Known, personalData: boolean): RegisterRow {
  const text = cells[8] ?? null;
  const proposed = cells[9] ?? null;
  const state = cells[5] as RegisterRow["state"];
  const decisions = readDecisions(cells);
  const spans = state === "published" ? (decisions.at(-1)?.redactions ?? []) : [];
  const shown = (words: string, field: "text" | "proposed") =>
    spans.length === 0
      ? words
      : applyRedactions(
          words,
          spans.filter((span) => span.field === field),
          hiddenMark,
        );
  const row: RegisterRow = {
    id: cells[0] ?? "",
    receiptCode: cells[1] ?? "",
    part: Number(cells[21]),
    receivedAt: cells[2] as Instant,
    channel: cells[3] as RegisterRow["channel"],
    kind: cells[4] as RegisterRow["kind"],
    state,
    district: cells[6] ?? null,
    consentNotice: cells[7] ?? null,
    text,
    proposed,
    proposedBase: cells[22] ?? null,
    quote: cells[23] ?? null,
    quoteAt: cells[23] ? { exact: cells[23], start: Number(cells[32]), prefix: cells[33] ?? "", suffix: cells[34] ?? "" } : null,
    revision: Number(cells[24]),
    earlier: cells[26] ? readVersions(cells[26]) : NO_VERSIONS,
    withdrawnAt: (cells[27] ?? null) as Instant | null,
    supportCount: Number(cells[25]),
    textGroup: cells[28] ? { name: cells[28], size: Number(cells[29]) } : null,
    publicText: state === "published" && text !== null ? shown(text, "text") : null,
    publicProposed: state === "published" && proposed !== null ? shown(proposed, "proposed") : null,
    anchor: anchors.find(cells[10] ?? "", cells[11] ?? null, cells[12] ?? null),
    decisions,
    topics: cells[30] ? cells[30].split(",").flatMap((id) => answers.topics.get(id) ?? []) : NO_TOPICS,
    response: answers.ofComments.get(cells[0] ?? "") ?? null,
    under: answers.topics.get(cells[31] ?? "") ?? null,
    contributor: null,
  };
  if (!personalData) return hidePersonalData(row);
  if (cells[35]) {
    row.contributor = {
      name: cells[36] ?? null,
      organisation: cells[37] ?? null,
      email: cells[38] ?? null,
      emailConfirmedAt: (cells[40] ?? null) as Instant | null,
      showName: cells[39] === "true",
    };
  }
  return row;
}

const NO_VERSIONS: RowVersion[] = [];
const NO_TOPICS: RowTopic[] = [];

function readVersions(json: string): RowVersion[] {
  return (JSON.parse(json) as VersionEntry[]).map(([number, at, kind, text, proposed, base]) => ({
    number,
    at: at as Instant,
    kind: kind as RowVersion["kind"],
    text: text ?? null,
    proposed: proposed ?? null,
    proposedBase: base ?? null,
  }));
}

const NONE: RowDecision[] = [];

function readDecisions(cells: TextRow): RowDecision[] {
  if (cells[13]) {
    const history = JSON.parse(cells[13]) as HistoryEntry[];
    return history.map(([version, action, reason, rulesVersion, note, staffId, at, redactions]) => ({
      version,
      action: action as RowDecision["action"],
      reason,
      rulesVersion,
      note,
      staffId,
      at: at as Instant,
      redactions: redactions ?? [],
    }));
  }
  if (!cells[14]) return NONE;
  return [
    {
      version: Number(cells[14]),
      action: cells[15] as RowDecision["action"],
      reason: cells[16] ?? "",
      rulesVersion: cells[17] ?? "",
      note: cells[18] ?? null,
      staffId: cells[19] ?? "",
      at: cells[20] as Instant,
      redactions: [],
    },
  ];
}
