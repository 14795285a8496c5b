import type { ClientBase } from "pg";
import { CURRENT, JOIN_REVISION } from "~/comments/current-text";
import { DISTRICTS } from "~/comments/districts";
import { KINDS, type Kind } from "~/comments/kinds";
import { timeZone } from "~/messages";
import { CHANNELS, type Channel } from "~/comments/channels";
import type { Anchors } from "./load-anchors.server";
import type { Anchor } from "./register-row";
import { selectComments, type Selection } from "./register-rows.server";

/** received = published + withheld + withdrawn + merged + pending */
export interface Count {
  received: number;
  /** Different texts among the received: comments that say nearly the same are one. Of two rows they do not add up. */
  texts: number;
  published: number;
  withheld: number;
  withdrawn: number;
  merged: number;
  pending: number;
}

export interface PlaceCount extends Count {
  draftNumber: number;
  place: Anchor["place"];
  section: Anchor["section"];
  /** Received on this section and on all below it. */
  withDescendants: number;
}

/** Each list adds up to `total`, but for the texts, of which one may stand in several rows. */
export interface NumberSummary {
  total: Count;
  /** All channels, in their usual order. */
  channels: (Count & { channel: Channel })[];
  /** In the order of the draft; every section, also those nobody wrote about. */
  places: PlaceCount[];
  /** All kinds, in the order of the form. */
  kinds: (Count & { kind: Kind })[];
  /** All districts in their usual order; last those that named none (null). */
  districts: (Count & { district: string | null })[];
  /** Days in Asia/Ho_Chi_Minh, "2020-06-18", that have any, the first first. */
  days: (Count & { day: string })[];
}

interface GroupRow {
  /** Which columns the group is *not* by, as bits; see SETS. */
  mask: number;
  channel: Channel | null;
  kind: Kind | null;
  district: string | null;
  day: string | null;
  draft_id: string | null;
  section_id: string | null;
  place: Anchor["place"] | null;
  received: string;
  texts: string;
  published: string;
  withheld: string;
  withdrawn: string;
  merged: string;
  pending: string;
}

/** GROUPING(channel, kind, district, day, draft_id) of each grouping set. */
const SETS = { channel: 0b01111, kind: 0b10111, district: 0b11011, day: 0b11101, place: 0b11110, total: 0b11111 };

/** Counts the selected comments in one pass, in the caller's transaction. */
export async function numberSummary(
  client: ClientBase,
  selection: Selection,
  anchors: Anchors,
): Promise<NumberSummary> {
  const { rows } = await client.query<GroupRow>(`
    SELECT GROUPING(channel, kind, district, day, draft_id) AS mask, channel, kind, district, day, draft_id,
      section_id, place, count(*) AS received, count(DISTINCT text_id) AS texts,
      count(*) FILTER (WHERE state = 'published') AS published, count(*) FILTER (WHERE state = 'withheld') AS withheld,
      count(*) FILTER (WHERE state = 'withdrawn') AS withdrawn, count(*) FILTER (WHERE state = 'merged') AS merged,
      count(*) FILTER (WHERE state = 'pending') AS pending
    FROM (
      SELECT c.channel, ${CURRENT.kind} AS kind, c.district, (c.received_at AT TIME ZONE '${timeZone}')::date::text AS day, c.state,
        c.draft_id, c.section_id, coalesce(a.group_id, c.id) AS text_id,
        CASE WHEN c.section_id IS NOT NULL THEN 'body' ELSE coalesce(p.place::text, 'whole') END AS place
      FROM comment c ${JOIN_REVISION} LEFT JOIN paragraph p ON p.id = c.paragraph_id LEFT JOIN comment_analysis a ON a.comment_id = c.id
      WHERE ${selectComments(selection, anchors)}
    ) AS selected
    GROUP BY GROUPING SETS ((channel), (kind), (district), (day), (draft_id, section_id, place), ())`);

  const groups = (mask: number) => rows.filter((row) => row.mask === mask);
  const find = (mask: number, matches: (row: GroupRow) => boolean) => toCount(groups(mask).find(matches));
  const listed: readonly string[] = DISTRICTS;
  const otherDistricts = groups(SETS.district).flatMap(({ district }) =>
    district && !listed.includes(district) ? [district] : [],
  );
  return {
    total: toCount(groups(SETS.total)[0]),
    channels: CHANNELS.map((channel) => ({ channel, ...find(SETS.channel, (row) => row.channel === channel) })),
    places: countPlaces(groups(SETS.place), anchors),
    kinds: KINDS.map((kind) => ({ kind, ...find(SETS.kind, (row) => row.kind === kind) })),
    districts: [...DISTRICTS, ...otherDistricts.sort(), null].map((district) => ({
      district,
      ...find(SETS.district, (row) => row.district === district),
    })),
    days: groups(SETS.day)
      .map((row) => ({ day: row.day ?? "", ...toCount(row) }))
      .sort((a, b) => (a.day < b.day ? -1 : 1)),
  };
}

function countPlaces(groups: GroupRow[], anchors: Anchors): PlaceCount[] {
  return anchors.drafts.flatMap(({ id: draftId, number: draftNumber, sections }) => {
    const own = groups.filter((row) => row.draft_id === draftId);
    const outside = (place: "whole" | "front" | "back"): PlaceCount => {
      const count = toCount(own.find((row) => row.section_id === null && row.place === place));
      return { draftNumber, place, section: null, ...count, withDescendants: count.received };
    };
    const counts = new Map(sections.map(({ id }) => [id, toCount(own.find((row) => row.section_id === id))]));
    const below = new Map(sections.map(({ id }) => [id, counts.get(id)?.received ?? 0]));
    // Backwards in reading order every section comes before the one above it.
    for (const { id, parentId } of sections.toReversed()) {
      if (parentId !== null) below.set(parentId, (below.get(parentId) ?? 0) + (below.get(id) ?? 0));
    }
    const inside = sections.map((section): PlaceCount => {
      const count = counts.get(section.id) ?? toCount(undefined);
      return { draftNumber, place: "body", section, ...count, withDescendants: below.get(section.id) ?? 0 };
    });
    return [outside("whole"), outside("front"), ...inside, outside("back")];
  });
}

function toCount(row: GroupRow | undefined): Count {
  return {
    received: Number(row?.received ?? 0),
    texts: Number(row?.texts ?? 0),
    published: Number(row?.published ?? 0),
    withheld: Number(row?.withheld ?? 0),
    withdrawn: Number(row?.withdrawn ?? 0),
    merged: Number(row?.merged ?? 0),
    pending: Number(row?.pending ?? 0),
  };
}
