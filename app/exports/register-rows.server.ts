import { escapeLiteral, type ClientBase } from "pg";
import { applyRedactions } from "~/comments/apply-redactions";
import { CURRENT, JOIN_REVISION } from "~/comments/current-text";
import { timeZone } from "~/messages";
import { copyRows, type TextRow } from "~/platform/copy-rows.server";
import type { ExportFilter } from "./export-filter.schema";
import { hidePersonalData } from "./hide-personal-data";
import type { Anchors } from "./load-anchors.server";
import type { Instant, RegisterRow, RowDecision, RowVersion } from "./register-row";
import { hiddenMark } from "~/comments/hidden-mark";

export interface Selection {
  consultationId: string;
  filter: ExportFilter;
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
  return conditions.join(" AND ");
}

/**
 * Every selected comment in the order of the draft: what is about the whole draft, then by section and paragraph,
 * each place by time of receipt. `client` is inside `readSnapshot`, and takes no other query until the last row.
 */
export async function* registerRows(
  client: ClientBase,
  { personalData, ...selection }: Selection & { personalData: boolean },
  anchors: Anchors,
): AsyncGenerator<RegisterRow[], void, undefined> {
  const query = registerQuery(selectComments(selection, anchors), personalData);
  for await (const batch of copyRows(client, query)) {
    yield batch.map((cells) => toRow(cells, anchors, personalData));
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
export function registerQuery(where: string, personalData: boolean): string {
  return `
    SELECT c.id::text, c.receipt_code, c.received_at::text, c.channel::text, (${CURRENT.kind})::text, c.state::text, c.district,
      c.consent_notice, ${kept(CURRENT.text)}, ${kept(CURRENT.proposed)}, c.draft_id::text, c.section_id::text, c.paragraph_id::text,
      CASE WHEN c.version > 1 OR m.action = 'redact' THEN (${HISTORY})::text END,
      m.version::text, m.action::text, m.reason, m.rules_version, m.note, m.staff_id::text, m.decided_at::text,
      c.part::text, ${kept(CURRENT.proposedBase)}, ${kept("c.quote_exact")}, c.revision::text, c.support_count::text,
      CASE WHEN c.revision > 0 AND c.state <> 'withdrawn' THEN (${earlierVersions(personalData)})::text END,
      CASE WHEN c.state = 'withdrawn' THEN (SELECT w.at::text FROM withdrawal w WHERE w.comment_id = c.id) END,
      CASE WHEN g.size > 1 THEN right(g.id::text, ${GROUP_NAME}) END, g.size::text
      ${personalData ? ", k.id::text, k.name, k.organisation, k.email, k.show_name::text, k.email_confirmed_at::text" : ""}
    FROM comment c
    ${JOIN_REVISION}
    JOIN draft d ON d.id = c.draft_id
    LEFT JOIN section s ON s.id = c.section_id
    LEFT JOIN paragraph p ON p.id = c.paragraph_id
    LEFT JOIN moderation_decision m ON m.comment_id = c.id AND m.version = c.version
    LEFT JOIN comment_analysis a ON a.comment_id = c.id
    LEFT JOIN text_group g ON g.id = a.group_id
    ${personalData ? "LEFT JOIN contributor k ON k.id = c.contributor_id AND c.state <> 'withdrawn'" : ""}
    WHERE ${where}
    ORDER BY d.number,
      CASE WHEN c.section_id IS NOT NULL THEN 2 WHEN p.place = 'back' THEN 3 WHEN p.place = 'front' THEN 1 ELSE 0 END,
      s.position, p.position NULLS FIRST, c.received_at, c.id`;
}

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

function toRow(cells: TextRow, anchors: Anchors, personalData: boolean): RegisterRow {
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
    revision: Number(cells[24]),
    earlier: cells[26] ? readVersions(cells[26]) : NO_VERSIONS,
    withdrawnAt: (cells[27] ?? null) as Instant | null,
    supportCount: Number(cells[25]),
    textGroup: cells[28] ? { name: cells[28], size: Number(cells[29]) } : null,
    publicText: state === "published" && text !== null ? shown(text, "text") : null,
    publicProposed: state === "published" && proposed !== null ? shown(proposed, "proposed") : null,
    anchor: anchors.find(cells[10] ?? "", cells[11] ?? null, cells[12] ?? null),
    decisions,
    contributor: null,
  };
  if (!personalData) return hidePersonalData(row);
  if (cells[30]) {
    row.contributor = {
      name: cells[31] ?? null,
      organisation: cells[32] ?? null,
      email: cells[33] ?? null,
      emailConfirmedAt: (cells[35] ?? null) as Instant | null,
      showName: cells[34] === "true",
    };
  }
  return row;
}

const NO_VERSIONS: RowVersion[] = [];

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
