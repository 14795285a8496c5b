import { CHANNELS, type Channel } from "~/comments/channels";
import { CURRENT, JOIN_REVISION } from "~/comments/current-text";
import { DISTRICTS } from "~/comments/districts";
import { KINDS, type Kind } from "~/comments/kinds";
import { timeZone } from "~/messages";
import { loadSections, type SectionPlace } from "~/moderation/load-sections.server";
import { STATES, type State } from "~/moderation/states";
import type { Tx } from "~/platform/db.server";
import { Prisma } from "~/platform/generated/prisma/client";

/** Of comments that say nearly the same one counts as a text; `texts` of several rows do not add up. */
export interface Counts {
  comments: number;
  texts: number;
}

export interface SectionCounts {
  section: SectionPlace;
  /** On the section itself. */
  own: Counts;
  /** With all below it. */
  all: Counts;
}

/** All that was received, whatever became of it; `comments` of each list but `paragraphs` add up to the total's. */
export interface SynthesisNumbers {
  total: Counts;
  /** About the whole draft, its front or its back. */
  outside: Counts;
  /** In the order of the draft; also those nobody wrote about. */
  sections: SectionCounts[];
  /** Those with any, the most commented first. */
  paragraphs: (Counts & { paragraphId: string })[];
  kinds: (Counts & { kind: Kind })[];
  /** In their usual order, those nobody lists after them; last those that named none (null). */
  districts: (Counts & { district: string | null })[];
  channels: (Counts & { channel: Channel })[];
  /** Days in Asia/Ho_Chi_Minh, "2020-06-18", from the first that has any to the last, without gaps. */
  days: (Counts & { day: string })[];
  states: (Counts & { state: State })[];
}

interface GroupRow extends Counts {
  /** What the group is by. */
  by: "total" | "section" | "below" | "paragraph" | "kind" | "district" | "channel" | "day" | "state";
  key: string | null;
}

/** Counts a register by everything pictures are made of, in one pass over its comments. */
export async function countNumbers(tx: Tx, { consultationId }: { consultationId: string }): Promise<SynthesisNumbers> {
  const sections = await loadSections(tx, { consultationId });
  const rows = await tx.$queryRaw<GroupRow[]>`
    WITH RECURSIVE up AS (
      SELECT id AS section_id, id AS above, parent_id FROM section WHERE consultation_id = ${consultationId}::uuid
      UNION ALL SELECT up.section_id, s.id, s.parent_id FROM up JOIN section s ON s.id = up.parent_id),
    received AS MATERIALIZED (
      SELECT c.section_id, c.paragraph_id, ${Prisma.raw(CURRENT.kind)} AS kind, c.district, c.channel, c.state,
        (c.received_at AT TIME ZONE ${timeZone})::date AS day, coalesce(a.group_id, c.id) AS text
      FROM comment c ${Prisma.raw(JOIN_REVISION)} LEFT JOIN comment_analysis a ON a.comment_id = c.id
      WHERE c.consultation_id = ${consultationId}::uuid),
    -- One row for each text and whatever it was counted by: from here on there is nothing left to compare but numbers.
    alike AS MATERIALIZED (
      SELECT section_id, paragraph_id, kind, district, channel, state, day, text, count(*) AS n
      FROM received GROUP BY section_id, paragraph_id, kind, district, channel, state, day, text)
    SELECT 'total' AS by, NULL AS key, coalesce(sum(n), 0)::int AS comments, count(DISTINCT text)::int AS texts FROM alike
    UNION ALL SELECT 'section', section_id::text, sum(n)::int, count(DISTINCT text)::int FROM alike GROUP BY section_id
    UNION ALL SELECT 'below', up.above::text, sum(n)::int, count(DISTINCT text)::int FROM alike JOIN up USING (section_id) GROUP BY up.above
    UNION ALL SELECT 'paragraph', paragraph_id::text, sum(n)::int, count(DISTINCT text)::int FROM alike WHERE paragraph_id IS NOT NULL GROUP BY paragraph_id
    UNION ALL SELECT 'kind', kind::text, sum(n)::int, count(DISTINCT text)::int FROM alike GROUP BY kind
    UNION ALL SELECT 'district', district, sum(n)::int, count(DISTINCT text)::int FROM alike GROUP BY district
    UNION ALL SELECT 'channel', channel::text, sum(n)::int, count(DISTINCT text)::int FROM alike GROUP BY channel
    UNION ALL SELECT 'day', day::text, sum(n)::int, count(DISTINCT text)::int FROM alike GROUP BY day
    UNION ALL SELECT 'state', state::text, sum(n)::int, count(DISTINCT text)::int FROM alike GROUP BY state`;

  const groups = new Map<GroupRow["by"], Map<string | null, Counts>>();
  for (const { by, key, comments, texts } of rows) {
    const group = groups.get(by) ?? new Map<string | null, Counts>();
    groups.set(by, group.set(key, { comments, texts }));
  }
  const of = (by: GroupRow["by"], key: string | null): Counts => groups.get(by)?.get(key) ?? { comments: 0, texts: 0 };
  const keys = (by: GroupRow["by"]) => [...(groups.get(by)?.keys() ?? [])].filter((key) => key !== null);
  const unlisted = keys("district").filter((district) => !(DISTRICTS as readonly string[]).includes(district));
  return {
    total: of("total", null),
    outside: of("section", null),
    sections: sections.map((section) => ({ section, own: of("section", section.id), all: of("below", section.id) })),
    paragraphs: keys("paragraph")
      .map((paragraphId) => ({ paragraphId, ...of("paragraph", paragraphId) }))
      .sort((a, b) => b.comments - a.comments || (a.paragraphId < b.paragraphId ? -1 : 1)),
    kinds: KINDS.map((kind) => ({ kind, ...of("kind", kind) })),
    districts: [...DISTRICTS, ...unlisted.sort(), null].map((district) => ({ district, ...of("district", district) })),
    channels: CHANNELS.map((channel) => ({ channel, ...of("channel", channel) })),
    days: allDays(keys("day").sort()).map((day) => ({ day, ...of("day", day) })),
    states: STATES.map((state) => ({ state, ...of("state", state) })),
  };
}

const DAY = 86_400_000;
/** A register lasts weeks; a date far off, as a letter may carry, does not make ten thousand empty days. */
const LONGEST = 400;

/** The days from the first to the last; those given alone, where these are too far apart. */
function allDays(days: string[]): string[] {
  const [first, last] = [days[0], days.at(-1)].map((day) => Date.parse(day ?? ""));
  const length = (last! - first!) / DAY + 1;
  if (!(length <= LONGEST)) return days;
  return Array.from({ length }, (_, index) => new Date(first! + index * DAY).toISOString().slice(0, 10));
}
